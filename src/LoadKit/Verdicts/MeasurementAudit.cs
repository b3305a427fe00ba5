using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Doubts about the measurement itself, from what the run shows.</summary>
internal static class MeasurementAudit
{
    // For an open load: more lag than this, and more than a tenth of the tightest limit, can decide a verdict.
    private static readonly TimeSpan MostLag = TimeSpan.FromMilliseconds(10);
    private const double MostDropped = 0.02;

    public static IEnumerable<Finding> Of(RunRecord record, Evidence evidence, Totals judged)
    {
        if (record.StopReason == StopReason.Cancelled)
        {
            yield return Doubt($"the run was cancelled after {Quantities.Length(record.Elapsed)}; the result covers the part that ran");
        }

        var counts = judged.Counts;
        if (counts.Succeeded + counts.Failed == 0)
        {
            yield return Doubt(counts.Started == 0
                ? "no iteration began in the judged stages"
                : $"none of the {Quantities.Count(counts.Started)} iterations that began in the judged stages ended");
        }

        if (counts.Dropped > 0)
        {
            var arrivals = counts.Dropped + counts.Started;
            var share = (double)counts.Dropped / arrivals;
            var text = $"{Quantities.Count(counts.Dropped)} of {Quantities.Count(arrivals)} arrivals ({Quantities.Percent(new Ratio(share), arrivals, Rounding.Up)}) were dropped: as many users were busy as AtMost allows; the figures are about the rest";
            yield return new Finding(share > MostDropped ? FindingKind.Doubt : FindingKind.Notice, text);
        }

        if (counts.Unfinished > 0 && record.StopReason == StopReason.Completed)
        {
            yield return Notice($"{Quantities.Count(counts.Unfinished)} iterations of the judged stages were cut off by the end of the run (graceful stop {Quantities.Length(record.Plan.GracefulStop)}); their latencies are missing");
        }

        if (ExplainsLatency(record, evidence, out var lag))
        {
            yield return Doubt($"the generator started iterations late: lag p99 {Quantities.Duration(lag, Rounding.Up)}; latencies may be its own");
        }
    }

    /// <summary>Whether the generator's own lateness is large enough to decide an objective on latency.</summary>
    public static bool ExplainsLatency(RunRecord record, Evidence evidence, out TimeSpan lag)
    {
        // Only where nothing but the generator can be late: a paced user starts late when the system is slow.
        var open = record.Plan.Populations.Where(population => population.Load is OpenLoad).SelectMany(population => population.UserTypes).Select(type => type.Name).ToHashSet();
        var lags = Evidence.Merge(evidence.In(evidence.StagesOf(new SloScope())).Where(data => open.Contains(data.Series.UserType) && data.Lag is not null).Select(data => data.Lag!));
        lag = new Latencies(lags).Percentile(99);
        var tightest = record.Plan.Slos
            .Select(slo => slo switch { LatencySlo latency => latency.AtMost, MeanLatencySlo mean => mean.AtMost, MaxLatencySlo max => max.AtMost, _ => TimeSpan.MaxValue })
            .DefaultIfEmpty(TimeSpan.MaxValue)
            .Min();
        return lag > MostLag && lag > tightest / 10;
    }

    private static Finding Doubt(string text) => new(FindingKind.Doubt, text);

    private static Finding Notice(string text) => new(FindingKind.Notice, text);
}
