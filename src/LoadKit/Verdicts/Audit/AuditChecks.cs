using System.Globalization;

namespace LoadKit.Verdicts;

/// <summary>The looks at a measurement that need no rule of the generator: whether all iterations are accounted for, and whether there are enough of them.</summary>
internal static class AuditChecks
{
    private const string Unseen = "not watched: time is virtual, or the run was over too soon";
    private static readonly string[] OfTheGenerator = ["thread pool", "garbage collection", "standstills", "processors", "system clock"];

    /// <summary>What there would be to see of the generator, had anybody looked.</summary>
    public static IEnumerable<AuditCheck> NotWatched =>
        OfTheGenerator.Select(name => new AuditCheck(name, AuditJudgement.NotWatched, Unseen));

    /// <summary>Every iteration that began has an end, or is known to have none.</summary>
    public static AuditCheck Accounting(IterationCounts counts) => new(
        "accounting",
        counts.Started != counts.Succeeded + counts.Failed + counts.Unfinished ? AuditJudgement.Doubt : counts.Unfinished > 0 ? AuditJudgement.Notice : AuditJudgement.Fine,
        $"{Quantities.Count(counts.Started)} iterations started = {Quantities.Count(counts.Succeeded)} succeeded + {Quantities.Count(counts.Failed)} failed + {Quantities.Count(counts.Unfinished)} unfinished",
        "the sum is right, and none is unfinished");

    /// <summary>How much the verdicts rest on. Requests that share a queue or a pause share their fate: they are worth fewer independent ones.</summary>
    public static AuditCheck Samples(Totals judged, IReadOnlyList<SloOutcome> outcomes)
    {
        var open = outcomes.Count(outcome => outcome is { Verdict: Verdict.Inconclusive, Settles.Length: > 0 });
        var worst = outcomes.Where(outcome => outcome is { EffectiveSamples: not null, Samples: > 0 }).MinBy(outcome => outcome.EffectiveSamples / outcome.Samples);
        var worth = worst is null ? "" : string.Create(CultureInfo.InvariantCulture, $"; for {worst.Slo.Name} {Quantities.Count(worst.Samples)} are worth {Quantities.Count((long)worst.EffectiveSamples!)} independent ones{Neighbours(worst)}");
        return new(
            "sample size",
            open > 0 ? AuditJudgement.Notice : AuditJudgement.Fine,
            $"{Quantities.Count(judged.Requests.Count, "request", "requests")} in {Quantities.Length(judged.Requests.Duration)}{worth}{(open == 0 ? "" : $"; {open} of {outcomes.Count} objectives would need more")}",
            "no objective needs more");
    }

    /// <summary>Whether the system was the same from the beginning of a stage to its end.</summary>
    public static AuditCheck Steadiness(IReadOnlyList<Finding> trends, int stages) => new(
        "steadiness",
        trends.Count > 0 ? AuditJudgement.Notice : stages == 0 ? AuditJudgement.NotWatched : AuditJudgement.Fine,
        trends.Count > 0 ? string.Join("; ", trends.Select(trend => trend.Text)) : stages == 0 ? "not watched: no judged stage is long enough" : "no judged stage got slower or faster",
        TrendNotice.Rule);

    /// <summary>Processor time tells nothing by itself: a busy process may keep up, and an idle one may block its threads.</summary>
    public static AuditCheck Processors(GeneratorFigures figures) => new(
        "processors",
        figures.Cores is null ? AuditJudgement.NotWatched : AuditJudgement.Fine,
        figures.Cores is { } cores ? string.Create(CultureInfo.InvariantCulture, $"{cores:0.0} of {figures.Processors} busy on average, a target in the same process included") : "not watched: the system does not tell",
        "none: what counts is whether work waits");

    private static string Neighbours(SloOutcome outcome) => outcome.CorrelationTime is { } time && time > TimeSpan.Zero ? $" (neighbours share their fate for {Quantities.Length(time)})" : "";
}
