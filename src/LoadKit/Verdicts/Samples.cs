using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>The requests, or iterations, that an objective is about.</summary>
internal sealed class Samples
{
    public Samples(Evidence evidence, SloScope scope)
    {
        var series = evidence.In(scope)
            .Where(data => scope.OfIterations ? data.Series.IsIteration : data.Series.IsRequest || (scope.Step is null && data.Series.Kind == SeriesKind.OutsideFailure))
            .ToList();
        Succeeded = Evidence.Merge(series.Select(data => data.Succeeded));
        var failed = Evidence.Merge(series.Select(data => data.Failed));
        All = Succeeded.Add(failed);
        Failed = failed.Count + series.Sum(data => data.Failures);
        Duration = evidence.DurationOf(evidence.StagesOf(scope), scope);
    }

    /// <summary>Latencies of what succeeded, in microseconds.</summary>
    public Histogram Succeeded { get; }

    /// <summary>Latencies of all that has one.</summary>
    public Histogram All { get; }

    public long Failed { get; }

    public long Count => Succeeded.Count + Failed;

    public TimeSpan Duration { get; }
}
