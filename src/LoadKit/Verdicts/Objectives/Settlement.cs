using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>What would settle an objective that is not proven: how much longer the run would have to be.</summary>
internal static class Settlement
{
    private const double MostRuns = 1_000;
    private const double CorrelationTimes = 30;

    /// <summary>In words: <c>about 4 min more at this rate</c>; empty when nothing is open, and a reason when more time won't do.</summary>
    public static string Of(ShareTest test, TimeSpan window, TimeSpan measured, long missing)
    {
        var sum = test.Sample.Sum;
        return test.Doubt switch
        {
            ShareDoubt.None => "",
            ShareDoubt.Missing => $"a run in which none of the {Quantities.Count(missing)} is missing",
            ShareDoubt.TooShort => More(TooShort(test.Sample.CorrelationTime, window) - measured),
            _ => Samples(SampleSize.ToSettle((double)sum.Bad / sum.Count, test.Target.Limit, test.Confidence) * sum.Count / test.Sample.Size, sum.Count, measured),
        };
    }

    /// <summary>How long the judged time has to be for batches of three correlation times: ten of them.</summary>
    public static TimeSpan TooShort(double correlationTime, TimeSpan window) => CorrelationTimes * correlationTime * window;

    /// <summary>How much longer for an interval of ± half to become one that the distance fits in: its width goes with the root of the time.</summary>
    public static string ForHalfWidth(double half, double distance, TimeSpan measured) =>
        distance > 0 && half / distance is var ratio && ratio * ratio < MostRuns ? More((ratio * ratio * measured) - measured) : OnTheLimit;

    private const string OnTheLimit = "no run of reasonable length: what was measured lies on the limit";

    private static string Samples(double needed, long count, TimeSpan measured) =>
        needed / count < MostRuns ? More((needed / count * measured) - measured) : OnTheLimit;

    private static string More(TimeSpan time) => time <= TimeSpan.Zero ? "a longer run" : $"about {Quantities.Length(Rounded(time))} more at this rate";

    // It is an estimate: 4 min, not 3 min 52 s.
    private static TimeSpan Rounded(TimeSpan time) => time switch
    {
        { TotalHours: >= 5 } => TimeSpan.FromHours(Math.Ceiling(time.TotalHours)),
        { TotalMinutes: >= 2 } => TimeSpan.FromMinutes(Math.Ceiling(time.TotalMinutes)),
        { TotalSeconds: >= 10 } => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds / 10) * 10),
        _ => TimeSpan.FromSeconds(Math.Ceiling(time.TotalSeconds)),
    };
}
