namespace LoadKit.Reporting.Progress;

/// <summary>What a stretch of a run had of all requests, or of one step: what the figures of an unfinished run are made of.</summary>
/// <param name="Length">How long the stretch is.</param>
/// <param name="Requests">Requests that ended.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Rejected">How many of the failed ones were rejected.</param>
/// <param name="Arrivals">Iterations that were meant to begin; none for a step.</param>
/// <param name="Dropped">How many of them found no free user.</param>
/// <param name="Latency">How long the requests took, in microseconds.</param>
/// <param name="FailedLatency">How long those took that failed, a part of <paramref name="Latency"/>.</param>
internal sealed record Part(TimeSpan Length, long Requests, long Failed, long Rejected, long Arrivals, long Dropped, Histogram Latency, Histogram FailedLatency)
{
    public static Part None { get; } = new(TimeSpan.Zero, 0, 0, 0, 0, 0, Histogram.Empty, Histogram.Empty);

    /// <summary>The part of an interval that is about a step; about everything when that is null.</summary>
    public static Part Of(Interval interval, string? step)
    {
        if (step is null)
        {
            return new Part(
                interval.Length, interval.Requests, interval.Failed, interval.Rejected, interval.Started + interval.Dropped, interval.Dropped, interval.Latency, interval.FailedLatency);
        }

        return interval.Steps.FirstOrDefault(of => of.Name == step) is { } one
            ? new Part(interval.Length, one.Count, one.Failed, one.Rejected, 0, 0, one.Latency, one.FailedLatency)
            : None with { Length = interval.Length };
    }

    public Part Add(Part next) => new(
        Length + next.Length,
        Requests + next.Requests,
        Failed + next.Failed,
        Rejected + next.Rejected,
        Arrivals + next.Arrivals,
        Dropped + next.Dropped,
        Latency.Add(next.Latency),
        FailedLatency.Add(next.FailedLatency));

    /// <summary>The same as if what was rejected had not been asked. Its times are still among those that failed.</summary>
    public Part WithoutRejections() => this with { Requests = Requests - Rejected, Failed = Failed - Rejected, Rejected = 0 };

    /// <summary>How many took longer than so many microseconds; what failed did.</summary>
    public long SlowerThan(long limit) => Math.Min(Requests, Failed + Latency.CountAbove(limit) - FailedLatency.CountAbove(limit));
}
