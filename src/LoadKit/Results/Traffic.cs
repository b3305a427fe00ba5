namespace LoadKit;

/// <summary>What went over the wire, as far as it was counted: by HTTP steps, which count bodies, and by <see cref="VirtualUser.CountBytes"/>.</summary>
/// <param name="Sent">Bytes to the system under test.</param>
/// <param name="Received">Bytes from it.</param>
/// <param name="Retries">Requests that repeated one that had not succeeded; each is counted as a request of its own too.</param>
/// <param name="Duration">The time over which it was counted, for rates.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record Traffic(long Sent, long Received, long Retries, TimeSpan Duration)
{
    /// <summary>Nothing, over no time.</summary>
    public static Traffic None { get; } = new(0, 0, 0, TimeSpan.Zero);

    /// <summary>Whether there was any.</summary>
    public bool IsNone => (Sent | Received | Retries) == 0;

    /// <summary>Bytes sent per second of <see cref="Duration"/>.</summary>
    public double SentPerSecond => Duration > TimeSpan.Zero ? Sent / Duration.TotalSeconds : 0;

    /// <summary>Bytes received per second of <see cref="Duration"/>.</summary>
    public double ReceivedPerSecond => Duration > TimeSpan.Zero ? Received / Duration.TotalSeconds : 0;
}
