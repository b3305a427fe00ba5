using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Whether an open load had its arrivals: as many as scheduled, when they were scheduled, and with a user for each.</summary>
internal static class ArrivalAudit
{
    private const double Most = 0.02;

    public static IEnumerable<Finding> Of(RunRecord record, Evidence evidence, IterationCounts judged, bool isReal)
    {
        if (judged.Dropped > 0)
        {
            var arrivals = judged.Dropped + judged.Started;
            var share = (double)judged.Dropped / arrivals;
            var text = $"{Quantities.Count(judged.Dropped)} of {Quantities.Count(arrivals)} arrivals ({Quantities.Percent(new Ratio(share), arrivals, Rounding.Up)}) were dropped: as many users were busy as AtMost allows; the figures are about the rest";
            yield return new Finding(share > Most ? FindingKind.Doubt : FindingKind.Notice, text) { IsFlattering = true };
        }

        foreach (var (index, span) in record.Stages.Index())
        {
            if (isReal && record.Plan.Populations[span.Population].Load is OpenLoad load && evidence.IsJudged(index)
                && (Missing(span, load) ?? Late(span, LagOf(evidence, index))) is { } text)
            {
                yield return new Finding(FindingKind.Doubt, text);
            }
        }
    }

    /// <summary>Null where no load is open.</summary>
    public static AuditCheck? Check(RunRecord record, Evidence evidence, IReadOnlyList<Finding> findings)
    {
        var open = record.Stages.Where((span, index) => evidence.IsJudged(index) && record.Plan.Populations[span.Population].Load is OpenLoad).ToList();
        var scheduled = open.Sum(span => (span.Stage.From + span.Stage.To) / 2 * span.Duration.TotalSeconds);
        var counts = open.Aggregate(IterationCounts.None, (sum, span) => sum.Add(span.Counts));
        return open.Count == 0 ? null : new(
            "arrivals",
            OwnDelay.Judgement(findings.MaxBy(finding => finding.Kind)),
            $"{Quantities.Count(counts.Started)} of {Quantities.Count((long)Math.Round(scheduled))} scheduled became iterations, {Quantities.Count(counts.Dropped)} were dropped",
            $"at most {Quantities.Percent(new Ratio(Most))} missing, late or dropped in each stage");
    }

    private static string? Missing(StageSpan span, OpenLoad load)
    {
        // Random arrivals are as many as scheduled give or take the root of it, and there is one at most on each border.
        var scheduled = (span.Stage.From + span.Stage.To) / 2 * span.Duration.TotalSeconds;
        var arrived = span.Counts.Started + span.Counts.Dropped;
        var chance = load.IsPoisson ? 4 * Math.Sqrt(scheduled) : 0;
        return arrived + 1 + chance < (1 - Most) * scheduled
            ? $"in stage \"{span.Stage.Name}\" {Quantities.Count(arrived)} of {Quantities.Count((long)scheduled)} scheduled arrivals came ({Quantities.Percent(new Ratio(arrived / scheduled), (long)scheduled, Rounding.Down)}): the generator did not keep up"
            : null;
    }

    // On average so late that such a part of the stage's arrivals came after its end.
    private static string? Late(StageSpan span, Latencies lag) =>
        lag.Mean > Most * span.Duration
            ? $"in stage \"{span.Stage.Name}\" iterations started {Quantities.Duration(lag.Mean, Rounding.Up)} late on average, in a stage of {Quantities.Length(span.Duration)}: the load came later than planned, and so less of it in that time"
            : null;

    private static Latencies LagOf(Evidence evidence, int stage) => new(Evidence.Merge(evidence.In([stage]).Where(data => data.Lag is not null).Select(data => data.Lag!)));
}
