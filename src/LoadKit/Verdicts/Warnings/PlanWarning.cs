namespace LoadKit.Verdicts;

/// <summary>Something about a plan that is better known before it is run.</summary>
/// <param name="Text">One sentence with figures.</param>
/// <param name="Slo">The objective it is about; null when there are several.</param>
/// <param name="IsRefutedBy">Whether the run has shown that it does not hold after all; never when null.</param>
internal sealed record PlanWarning(string Text, Slo? Slo = null, Func<SloOutcome, bool>? IsRefutedBy = null)
{
    public Finding ToFinding() => new(FindingKind.Notice, Text);

    public bool StillHolds(IReadOnlyList<SloOutcome> outcomes) =>
        Slo is null || IsRefutedBy is null || !outcomes.Any(outcome => outcome.Slo == Slo && IsRefutedBy(outcome));
}
