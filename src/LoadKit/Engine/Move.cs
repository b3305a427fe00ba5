namespace LoadKit.Engine;

/// <summary>What a population has a user do next.</summary>
internal enum Move
{
    /// <summary>An iteration, meant to start at <see cref="UserSession.Intended"/>.</summary>
    Iterate,

    /// <summary>Wait until <see cref="UserSession.Intended"/>, then ask again.</summary>
    Wait,

    /// <summary>Nothing: somebody will give it a ticket. It may have got one already, so it must not be touched any more.</summary>
    Rest,

    /// <summary>Leave.</summary>
    Leave,
}
