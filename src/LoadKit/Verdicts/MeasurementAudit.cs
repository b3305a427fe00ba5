using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Doubts about the measurement itself, from what the run shows.</summary>
internal static class MeasurementAudit
{
    private static readonly TimeSpan MostLag = TimeSpan.FromMilliseconds(10);
    private const double MostDropped = 0.02;

    public static IEnumerable<Finding> Of(RunRecord record, Evidence evidence, Totals judged)
    {
        if (record.StopReason == StopReason.Cancelled)
        {
            yield return Doubt($"the run was cancelled after {Quantities.Length(record.Elapsed)}; the result covers the part that ran");
        }

        if (record.StopReason == StopReason.Aborted)
        {
            yield return Doubt($"the run was aborted after {Quantities.Length(record.Elapsed)}: {record.AbortReason}; the result covers the part that ran");
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

        var lag = LagOf(record, evidence);
        if (record.Plan.Slos.Any(slo => CanDecide(lag, slo)))
        {
            yield return Doubt($"the generator started iterations late: lag p99 {Quantities.Duration(lag, Rounding.Up)}; latencies may be its own");
        }
    }

    /// <summary>How late iterations started (p99) where nothing but the generator can be late: a paced user starts late when the system is slow.</summary>
    public static TimeSpan LagOf(RunRecord record, Evidence evidence)
    {
        var open = record.Plan.Populations.Where(population => population.Load is OpenLoad).SelectMany(population => population.UserTypes).Select(type => type.Name).ToHashSet();
        var lags = evidence.In(evidence.StagesOf(new SloScope())).Where(data => open.Contains(data.Series.UserType) && data.Lag is not null);
        return new Latencies(Evidence.Merge(lags.Select(data => data.Lag!))).Percentile(99);
    }

    /// <summary>Whether so much lag can decide an objective: more than 10 ms, and more than a tenth of its limit.</summary>
    public static bool CanDecide(TimeSpan lag, Slo slo) => lag > MostLag && slo switch
    {
        LatencySlo latency => lag > latency.AtMost / 10,
        MeanLatencySlo mean => lag > mean.AtMost / 10,
        MaxLatencySlo max => lag > max.AtMost / 10,
        _ => false,
    };

    private static Finding Doubt(string text) => new(FindingKind.Doubt, text);

    private static Finding Notice(string text) => new(FindingKind.Notice, text);
}
