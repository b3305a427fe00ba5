using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Whether paced users kept their pace. When iterations are shorter than the pacing, only the generator can have kept them from it.</summary>
internal static class PaceAudit
{
    private const double Least = 0.98;

    // With iterations nearly as long as the pacing, some are longer, and their users late.
    private const double Short = 0.9;

    public static IEnumerable<Finding> Of(RunRecord record, Evidence evidence) => Paced(record, evidence)
        .Select(stage => Missing(stage.Item, record.Plan.Populations[stage.Item.Population], [.. evidence.In([stage.Index]).Where(data => data.Series.IsIteration)]))
        .OfType<string>()
        .Select(text => new Finding(FindingKind.Doubt, text));

    /// <summary>Null where no user has a pace.</summary>
    public static AuditCheck? Check(RunRecord record, Evidence evidence)
    {
        var (stages, findings) = (Paced(record, evidence).Count(), Of(record, evidence).ToList());
        return stages == 0 ? null : new(
            "pace",
            OwnDelay.Judgement(findings.FirstOrDefault()),
            findings.Count == 0 ? $"paced users kept it in {Quantities.Count(stages, "judged stage", "judged stages")}" : string.Join("; ", findings.Select(finding => finding.Text)),
            $"at least {Quantities.Percent(new Ratio(Least))} of the planned iterations, unless they take longer than the pace");
    }

    private static IEnumerable<(int Index, StageSpan Item)> Paced(RunRecord record, Evidence evidence) => record.Stages.Index().Where(stage =>
        evidence.IsJudged(stage.Index) && record.Plan.Populations[stage.Item.Population] is { Load: ClosedLoad } population && population.UserTypes.All(type => type.Pacing is not null));

    private static string? Missing(StageSpan span, Population population, List<SeriesData> iterations)
    {
        var users = (span.Stage.From + span.Stage.To) / 2;
        var weights = population.UserTypes.Sum(type => type.Weight);
        var planned = population.UserTypes.Sum(type => users * type.Weight / weights * (span.Duration / type.Pacing!.Value));

        // One of each user may be under way, or belong to the stage before.
        return span.Counts.Started + users < Least * planned && Busy(iterations) < Short * population.UserTypes.Min(type => type.Pacing!.Value)
            ? $"in stage \"{span.Stage.Name}\" paced users began {Quantities.Count(span.Counts.Started)} of {Quantities.Count((long)planned)} iterations ({Quantities.Percent(new Ratio(span.Counts.Started / planned), (long)planned, Rounding.Down)}), "
                + $"though one took {Quantities.Duration(Busy(iterations))} on average: the generator did not keep their pace"
            : null;
    }

    private static TimeSpan Busy(List<SeriesData> iterations)
    {
        var ended = iterations.Sum(data => data.Succeeded.Count + data.Failed.Count);
        var time = iterations.Aggregate(TimeSpan.Zero, (sum, data) => sum + TimeSpan.FromMicroseconds((double)(data.ServiceTime?.Sum ?? 0)) + data.Thought);
        return ended == 0 ? TimeSpan.MaxValue : time / ended;
    }
}
