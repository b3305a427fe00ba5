namespace LoadKit;

/// <summary>What one step did in an interval.</summary>
/// <param name="Name">The step's name; the scenario's for iterations without steps.</param>
/// <param name="Count">Requests that ended.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Latency">How long they took, in microseconds.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record StepInterval(string Name, long Count, long Failed, Histogram Latency)
{
    /// <summary>How long those took that failed, a part of <see cref="Latency"/>.</summary>
    public Histogram FailedLatency { get; init; } = Histogram.Empty;

    /// <summary>How many of the failed ones were rejected.</summary>
    public long Rejected { get; init; }

    internal StepInterval Merge(StepInterval next) =>
        new(Name, Count + next.Count, Failed + next.Failed, Latency.Add(next.Latency)) { FailedLatency = FailedLatency.Add(next.FailedLatency), Rejected = Rejected + next.Rejected };
}
