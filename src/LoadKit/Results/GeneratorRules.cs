namespace LoadKit.Results;

/// <summary>
/// When a second was the generator's and not the target's. Measured on two cores beside a server that knew its own times: in 6 healthy runs the
/// pool's delay had a median of 60 to 80 µs and a p99 of 1.5 to 3 ms; in 39 with latencies off by more than a millisecond it was beyond these.
/// </summary>
internal static class GeneratorRules
{
    public static readonly TimeSpan MostMedian = TimeSpan.FromMicroseconds(150);
    public static readonly TimeSpan MostP99 = TimeSpan.FromMilliseconds(10);

    /// <summary>A median delay that a pool has whose threads are busy, or blocked.</summary>
    public static readonly TimeSpan BlockedMedian = TimeSpan.FromMilliseconds(2);

    /// <summary>What a process uses of its processors at most when its threads are not busy.</summary>
    public const double IdleShare = 0.25;

    public static bool IsLimited(Histogram poolDelay) =>
        poolDelay.Count > 0 && (new Latencies(poolDelay).Percentile(50) > MostMedian || new Latencies(poolDelay).Percentile(99) > MostP99);

    /// <summary>Processor time tells nothing by itself. But where work waits while the processors rest, the threads are waiting too.</summary>
    public static bool IsBlocked(Histogram poolDelay, TimeSpan? used, TimeSpan available) =>
        poolDelay.Count > 0 && new Latencies(poolDelay).Percentile(50) > BlockedMedian && used < IdleShare * available;
}
