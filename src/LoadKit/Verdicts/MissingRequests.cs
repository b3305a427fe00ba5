using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// Requests that no figure has, and that would have been bad: arrivals that were dropped, and iterations cut off by the end of the run although
/// it waited longer for them than the limit. An objective that holds only without them is not proven.
/// </summary>
internal static class MissingRequests
{
    /// <param name="evidence">What was measured.</param>
    /// <param name="scope">Of a user type or scenario it is the share that it has of its population's iterations.</param>
    /// <param name="limit">How long a request may take, or the longest that ended took.</param>
    public static long Of(Evidence evidence, SloScope scope, TimeSpan limit)
    {
        if (scope.Tag is not null)
        {
            return 0;
        }

        var missing = 0.0;
        foreach (var stage in evidence.StagesOf(scope))
        {
            var counts = evidence.CountsOf(stage);
            var bad = counts.Dropped + (evidence.GracefulStop >= limit ? counts.Unfinished : 0);
            missing += bad == 0 ? 0 : bad * ShareOf(evidence, stage, scope);
        }

        return (long)Math.Ceiling(missing);
    }

    private static double ShareOf(Evidence evidence, int stage, SloScope scope)
    {
        if (scope is { UserType: null, Scenario: null })
        {
            return 1;
        }

        var iterations = evidence.In([stage]).Where(data => data.Series.IsIteration).ToList();
        var all = iterations.Sum(Count);
        return all == 0 ? 0 : (double)iterations.Where(data => data.Series.IsWithin(scope with { Step = null })).Sum(Count) / all;
    }

    private static long Count(SeriesData data) => data.Succeeded.Count + data.Failed.Count;
}
