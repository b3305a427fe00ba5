using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>
/// Judged stages in which the system got slower, or faster, while the load stayed: a leak, a queue that grows, a cache that warms up. The first
/// third is compared with the last: their intervals must not touch, and they must differ by a tenth.
/// </summary>
internal static class TrendNotice
{
    private const int FewestWindows = 30;
    private const double Least = 0.1;

    /// <summary>The rule in words.</summary>
    public static string Rule => $"the mean latency of the last third is within {Quantities.Percent(new Ratio(Least))} of the first, or chance";

    /// <summary>How many judged stages are long enough to tell.</summary>
    public static int StagesLongEnough(RunRecord record, Evidence evidence) =>
        record.Stages.Where((span, index) => evidence.IsJudged(index) && span.Duration >= FewestWindows * evidence.WindowLength).Count();

    public static IEnumerable<Finding> Of(RunRecord record, Evidence evidence, StageWindows windows)
    {
        for (var stage = 0; stage < record.Stages.Count; stage++)
        {
            WindowSum[] latencies = evidence.IsJudged(stage) ? [.. windows.Of(stage).Select(window => window.Latency)] : [];
            var third = latencies.Length / 3;
            if (latencies.Length < FewestWindows || BatchMean.Of(latencies[..third], evidence.Confidence) is not { } first || BatchMean.Of(latencies[^third..], evidence.Confidence) is not { } last)
            {
                continue;
            }

            if (Math.Abs(last.Mean - first.Mean) > Math.Max(first.HalfWidth + last.HalfWidth, Least * first.Mean))
            {
                yield return new Finding(FindingKind.Notice, $"in stage \"{record.Stages[stage].Stage.Name}\" the system got {(last.Mean > first.Mean ? "slower" : "faster")} while the load stayed: mean latency {Mean(first)} in the first third, {Mean(last)} in the last");
            }
        }
    }

    private static string Mean(BatchMean mean) => $"{Quantities.Duration(mean.Mean, Rounding.Up)} (± {Quantities.Duration(mean.HalfWidth, Rounding.Up)})";
}
