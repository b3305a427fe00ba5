namespace LoadKit.Verdicts;

/// <summary>The verdict of a run: the worst of its objectives, and never a pass on a doubt or when nothing worked.</summary>
internal static class OverallVerdict
{
    public static (Verdict Verdict, string Reason) Of(IReadOnlyList<SloOutcome> slos, IReadOnlyList<Finding> findings, IterationCounts counts)
    {
        var doubt = findings.FirstOrDefault(finding => finding.Kind == FindingKind.Doubt);
        var missed = slos.Where(slo => slo.Verdict == Verdict.Fail).OrderByDescending(slo => slo.IsGivenUp).ToList();
        var unproven = slos.Where(slo => slo.Verdict == Verdict.Inconclusive).ToList();
        if (missed.Count > 0)
        {
            return (Verdict.Fail, $"{Of(missed.Count, slos.Count)} missed: {Sentence(missed[0])}");
        }

        if (counts is { Succeeded: 0, Failed: > 0 })
        {
            return (Verdict.Fail, counts.Failed == 1 ? "the only iteration failed" : $"every one of {Quantities.Count(counts.Failed)} iterations failed");
        }

        if (doubt is not null)
        {
            // Before what is unproven, for it is the reason of that as well: a run that was cancelled, or in which nothing ended.
            return (Verdict.Inconclusive, unproven.Count == 0 ? doubt.Text : $"{doubt.Text}; {Of(unproven.Count, slos.Count)} unproven");
        }

        if (unproven.Count > 0)
        {
            return (Verdict.Inconclusive, $"{Of(unproven.Count, slos.Count)} unproven: {unproven[0].Slo.Name}: {unproven[0].Reason}");
        }

        return slos.Count switch
        {
            0 => (Verdict.Pass, "no objectives were set, so none was missed"),
            1 => (Verdict.Pass, $"the objective is met: {Sentence(slos[0])}"),
            2 => (Verdict.Pass, "both objectives are met"),
            _ => (Verdict.Pass, $"all {slos.Count} objectives are met"),
        };
    }

    private static string Of(int count, int all) => all == 1 ? "the objective is" : $"{count} of {all} objectives";

    // The range of a sustained rate is not in its figures but in its windows, and only the reason has them; and why a run was given up.
    private static string Sentence(SloOutcome outcome) => outcome.IsGivenUp || outcome.Slo is ThroughputSlo { SustainedFor: not null }
        ? $"{outcome.Slo.Name}: {outcome.Reason}"
        : $"{outcome.Slo.Name}: {outcome.MeasuredWithCounts}, limit {outcome.Slo.Limit}";
}
