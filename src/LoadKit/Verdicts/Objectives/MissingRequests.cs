using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>
/// Requests that no figure has, and that may have been bad: arrivals that were dropped, and iterations that the end of the run cut off. An objective
/// that holds only without them is not proven.
/// </summary>
internal static class MissingRequests
{
    /// <param name="evidence">What was measured.</param>
    /// <param name="scope">Of a part of the iterations it is the share that this part has of them.</param>
    /// <param name="count">How many requests of the scope were counted.</param>
    public static long Of(Evidence evidence, SloScope scope, long count)
    {
        var (missing, iterations) = (0.0, 0L);
        foreach (var stage in evidence.StagesOf(scope))
        {
            var all = evidence.In([stage]).Where(data => data.Series.IsIteration).ToList();
            var own = all.Where(data => data.Series.IsWithin(scope with { Step = null, Tag = null })).Sum(Count);
            var counts = evidence.CountsOf(stage);
            iterations += own;
            missing += scope is { UserType: null, Scenario: null } ? counts.Dropped + counts.Unfinished
                : own == 0 ? 0
                : (counts.Dropped + counts.Unfinished) * ((double)own / all.Sum(Count));
        }

        // A step, or what carries a tag, is not in every iteration.
        var share = scope is { Step: null, Tag: null } || iterations == 0 ? 1 : Math.Min(1, (double)count / iterations);
        return (long)Math.Ceiling(missing * share);
    }

    /// <summary>Why an objective that holds without them is not proven.</summary>
    public static string Text(Samples samples) =>
        $"{Quantities.Count(samples.Missing)} dropped or cut off are not among the {Quantities.Count(samples.Count)} that were counted, and may have taken longer";

    public static string Settles(Samples samples) => $"a run in which none of the {Quantities.Count(samples.Missing)} is missing";

    private static long Count(SeriesData data) => data.Succeeded.Count + data.Failed.Count;
}
