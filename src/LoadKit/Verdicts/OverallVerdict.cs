namespace LoadKit.Verdicts;

/// <summary>The verdict of a run: the worst of its objectives, and never a pass on a doubt or when nothing worked.</summary>
internal static class OverallVerdict
{
    public static (Verdict Verdict, string Reason) Of(IReadOnlyList<SloOutcome> slos, IReadOnlyList<Finding> findings, IterationCounts counts)
    {
        var doubt = findings.FirstOrDefault(finding => finding.Kind == FindingKind.Doubt);
        var missed = slos.Where(slo => slo.Verdict == Verdict.Fail).ToList();
        var unproven = slos.Where(slo => slo.Verdict == Verdict.Inconclusive).ToList();
        if (missed.Count > 0)
        {
            return (Verdict.Fail, $"{Of(missed.Count, slos.Count)} missed: {Sentence(missed[0])}");
        }

        if (counts is { Succeeded: 0, Failed: > 0 })
        {
            return (Verdict.Fail, $"every one of {Quantities.Count(counts.Failed)} iterations failed");
        }

        if (unproven.Count > 0)
        {
            return (Verdict.Inconclusive, $"{Of(unproven.Count, slos.Count)} unproven: {unproven[0].Slo.Name}: {unproven[0].Reason}");
        }

        return (doubt, slos.Count) switch
        {
            ({ } why, _) => (Verdict.Inconclusive, $"the measurement is in doubt: {why.Text}"),
            (_, 0) => (Verdict.Pass, "no objectives were set, so none was missed"),
            (_, 1) => (Verdict.Pass, $"the objective is met: {Sentence(slos[0])}"),
            _ => (Verdict.Pass, $"all {slos.Count} objectives are met"),
        };
    }

    private static string Of(int count, int all) => all == 1 ? "the objective is" : $"{count} of {all} objectives";

    // The range of a sustained rate is not in its figures but in its windows, and only the reason has them.
    private static string Sentence(SloOutcome outcome) => outcome.Slo is ThroughputSlo { SustainedFor: not null }
        ? $"{outcome.Slo.Name}: {outcome.Reason}"
        : $"{outcome.Slo.Name}: {outcome.Measured}, limit {outcome.Slo.Limit}";
}
