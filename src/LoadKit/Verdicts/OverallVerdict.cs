namespace LoadKit.Verdicts;

/// <summary>The verdict of a run: the worst of its objectives, and never a pass on a doubt or when nothing worked.</summary>
internal static class OverallVerdict
{
    private const int LongestOpen = 190;

    /// <param name="slos">How each objective came out.</param>
    /// <param name="findings">What there is to say of the measurement.</param>
    /// <param name="counts">The iterations of the judged stages.</param>
    /// <param name="stopped">That the run did not come to its end, and when; null for one that did.</param>
    public static (Verdict Verdict, string Reason) Of(IReadOnlyList<SloOutcome> slos, IReadOnlyList<Finding> findings, IterationCounts counts, string? stopped)
    {
        var doubt = findings.FirstOrDefault(finding => finding.Kind == FindingKind.Doubt);
        var missed = slos.Where(slo => slo.Verdict == Verdict.Fail).OrderByDescending(slo => slo.IsGivenUp).ToList();
        var unproven = slos.Where(slo => slo.Verdict == Verdict.Inconclusive).ToList();
        if (missed.Count > 0)
        {
            return (Verdict.Fail, $"{Of(missed.Count, slos.Count)} missed: {Sentence(missed[0])}{End(missed[0].IsGivenUp ? null : stopped)}");
        }

        if (counts is { Succeeded: 0, Failed: > 0 })
        {
            return (Verdict.Fail, (counts.Failed == 1 ? "the only iteration failed" : $"every one of {Quantities.Count(counts.Failed)} iterations failed") + End(stopped));
        }

        if (doubt is not null)
        {
            // Before what is unproven, for it is the reason of that as well: a run that was cancelled, or in which nothing ended.
            return (Verdict.Inconclusive, unproven.Count == 0 ? doubt.Text : $"{doubt.Text}; {Of(unproven.Count, slos.Count)} unproven");
        }

        if (unproven.Count > 0)
        {
            return (Verdict.Inconclusive, $"{Of(unproven.Count, slos.Count)} unproven: {unproven[0].Slo.Name}: {Open(unproven[0])}");
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

    private static string End(string? stopped) => stopped is null ? "" : $"; {stopped}";

    // The range of a sustained rate is not in its figures but in its windows, and only the reason has them; and why a run was given up, or a percentile is a failure.
    private static string Sentence(SloOutcome outcome) => outcome switch
    {
        { IsGivenUp: true } or { Slo: ThroughputSlo { SustainedFor: not null } } => $"{outcome.Slo.Name}: {outcome.Reason}",
        { Slo: LatencySlo, Value: null } => $"{outcome.Slo.Name}: {WithoutQuantity(outcome)}",
        _ => $"{outcome.Slo.Name}: {outcome.MeasuredWithCounts}, limit {outcome.Slo.Limit}",
    };

    // The name says it already.
    private static string WithoutQuantity(SloOutcome outcome) =>
        outcome.Reason.StartsWith(outcome.Slo.Quantity + " ", StringComparison.Ordinal) ? outcome.Reason[(outcome.Slo.Quantity.Length + 1)..] : outcome.Reason;

    // What settles it is what to do next: of a long reason its last parts are left out, not that.
    private static string Open(SloOutcome outcome)
    {
        var parts = outcome.Reason.Split("; ");
        var settles = outcome.FullReason[outcome.Reason.Length..];
        var kept = parts.Length;
        while (settles.Length > 0 && kept > 1 && parts[..kept].Sum(part => part.Length + 2) + settles.Length > LongestOpen)
        {
            kept--;
        }

        return string.Join("; ", parts[..kept]) + settles;
    }
}
