namespace LoadKit;

/// <summary>Figures of requests or iterations over a stretch of time.</summary>
/// <param name="Count">How many there were, failed ones included.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Latency">How long they took, from the intended start; failed ones at the time they took to fail. An iteration's failure outside its steps counts without a time.</param>
/// <param name="Duration">The time over which they were counted, for rates.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record Measured(long Count, long Failed, Latencies Latency, TimeSpan Duration)
{
    /// <summary>Nothing, over no time.</summary>
    public static Measured None { get; } = new(0, 0, Latencies.None, TimeSpan.Zero);

    /// <summary>How long those took that failed, a part of <see cref="Latency"/>.</summary>
    public Latencies FailedLatency { get; init; } = Latencies.None;

    /// <summary>How many of the failed ones were rejected: turned away by a rate limit or an overloaded service.</summary>
    public long Rejected { get; init; }

    /// <summary>How many succeeded.</summary>
    public long Succeeded => Count - Failed;

    /// <summary>Failed of all; zero without any.</summary>
    public Ratio ErrorRate => new(Count == 0 ? 0 : (double)Failed / Count);

    /// <summary>Rejected of all; zero without any.</summary>
    public Ratio RejectionRate => new(Count == 0 ? 0 : (double)Rejected / Count);

    /// <summary>All of them per second of <see cref="Duration"/>.</summary>
    public Rate PerSecond => new(Duration > TimeSpan.Zero ? Count / Duration.TotalSeconds : 0);

    /// <summary>The successful ones per second of <see cref="Duration"/>.</summary>
    public Rate SucceededPerSecond => new(Duration > TimeSpan.Zero ? Succeeded / Duration.TotalSeconds : 0);

    /// <summary>Several of one stretch of time as one: counts added, distributions merged.</summary>
    internal static Measured Pool(IReadOnlyList<Measured> parts) => parts.Count == 0 ? None : new(
        parts.Sum(part => part.Count),
        parts.Sum(part => part.Failed),
        new Latencies(Histogram.Merge([.. parts.Select(part => part.Latency.Histogram)])),
        parts.Max(part => part.Duration))
    {
        FailedLatency = new Latencies(Histogram.Merge([.. parts.Select(part => part.FailedLatency.Histogram)])),
        Rejected = parts.Sum(part => part.Rejected),
    };
}
