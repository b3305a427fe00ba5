namespace LoadKit.Model;

/// <summary>A time limit that runs; disposing it ends it.</summary>
internal interface ITimeLimit : IDisposable
{
    /// <summary>Cancelled when the time is over, or what it is a part of has ended.</summary>
    CancellationToken Token { get; }

    /// <summary>Whether the time is over.</summary>
    bool IsOver { get; }
}
