namespace LoadKit.Model;

/// <summary>A part of an exchange, in the order in which they come.</summary>
internal enum ExchangePhase
{
    /// <summary>A name became an address.</summary>
    NameLookup,

    /// <summary>The connection was made.</summary>
    Connecting,

    /// <summary>The connection was made private.</summary>
    Tls,

    /// <summary>What is asked went out.</summary>
    Sending,

    /// <summary>Nothing came yet.</summary>
    Waiting,

    /// <summary>The answer came in.</summary>
    Receiving,
}
