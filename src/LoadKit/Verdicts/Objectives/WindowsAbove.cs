using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>How many were slower than a time that nobody asked about before the run, window by window: the timeline has it for all requests and for each step.</summary>
internal static class WindowsAbove
{
    /// <summary>Null for a scope of which the timeline keeps no distributions.</summary>
    public static WindowSample[]? Of(Evidence evidence, SloScope scope, double seconds)
    {
        if (scope is not { Scenario: null, UserType: null, Tag: null, OfIterations: false, WithoutRejections: false } || !double.IsFinite(seconds))
        {
            return null;
        }

        var limit = (long)Math.Round(seconds * 1e6);
        var spans = evidence.Spans(evidence.StagesOf(scope), scope);
        return
        [
            .. evidence.Timeline
                .Where(interval => spans.Any(span => Middle(interval) >= span.Start && Middle(interval) < span.End))
                .Select(interval => scope.Step is null
                    ? Above(interval.Requests, interval.Failed, interval.Latency, interval.FailedLatency, limit)
                    : interval.Steps.FirstOrDefault(step => step.Name == scope.Step) is { } step ? Above(step.Count, step.Failed, step.Latency, step.FailedLatency, limit) : default),
        ];
    }

    // What failed is above any time.
    private static WindowSample Above(long count, long failed, Histogram latency, Histogram failedLatency, long limit) =>
        new(count, Math.Min(count, failed + latency.CountAbove(limit) - failedLatency.CountAbove(limit)));

    private static TimeSpan Middle(Interval interval) => interval.Start + (interval.Length / 2);
}
