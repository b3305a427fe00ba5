namespace LoadKit.Verdicts;

/// <summary>The requests, or iterations, that an objective is about: as a whole, and window by window.</summary>
internal sealed class Samples
{
    public Samples(Evidence evidence, Slo slo)
    {
        var (scope, limits) = (slo.Scope, slo.ExactLimits.ToList());
        var series = evidence.In(scope).Where(data => data.Series.IsCountedBy(scope)).ToList();
        Succeeded = Evidence.Merge(series.Select(data => data.Succeeded));
        var failed = Evidence.Merge(series.Select(data => data.Failed));
        All = Succeeded.Add(failed);
        Failed = failed.Count + series.Sum(data => data.Failures);
        Duration = evidence.DurationOf(evidence.StagesOf(scope), scope);
        Confidence = evidence.Confidence;
        GracefulStop = evidence.GracefulStop;
        Windows = evidence.Counted.Of(slo);
        Missing = MissingRequests.Of(evidence, scope, Count);
    }

    /// <summary>Latencies of what succeeded, in microseconds.</summary>
    public Histogram Succeeded { get; }

    /// <summary>Latencies of all that has one.</summary>
    public Histogram All { get; }

    public long Failed { get; }

    public long Count => Succeeded.Count + Failed;

    /// <summary>Nothing, or nothing in a time: a stage in which the run was stopped as it began.</summary>
    public bool IsEmpty => Count == 0 || Windows.Count == 0;

    public TimeSpan Duration { get; }

    public double Confidence { get; }

    public ScopeWindows Windows { get; }

    /// <summary>How long the end of the run waited for running iterations.</summary>
    public TimeSpan GracefulStop { get; }

    /// <summary>How many are missing that would have been bad.</summary>
    public long Missing { get; }
}
