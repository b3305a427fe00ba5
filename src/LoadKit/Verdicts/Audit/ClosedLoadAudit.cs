namespace LoadKit.Verdicts;

/// <summary>
/// Whether a closed load had its users at work. Where the target is the bottleneck its latency grows at most as fast as the users at it: with all of
/// them it would have been at most 1 / (1 - share) of what was measured. A pass is in doubt when that would miss, and always when less than half of the load was there.
/// </summary>
internal sealed class ClosedLoadAudit(IReadOnlyList<LittlesLaw> laws)
{
    private const double MostShare = 0.1;
    private const double MostForAnyVerdict = 0.5;

    private LittlesLaw? Worst { get; } = laws.MaxBy(law => law.Share);

    private double Share => Worst is { } worst && worst.Share > MostShare ? worst.Share : 0;

    /// <summary>Whether an objective that is met might not be with all users at work.</summary>
    public bool Weakens(SloOutcome outcome) =>
        outcome is { Verdict: Verdict.Pass, Value: { } value, Slo: not ApdexSlo } && OwnDelay.LimitOf(outcome.Slo) is { } limit && value > limit.TotalSeconds * (1 - Share);

    /// <summary>Why a throughput that is missed might not be with all users at work; null when it would.</summary>
    public string? Excuse(SloOutcome outcome) =>
        Share > 0 && outcome is { Slo: ThroughputSlo slo, Value: { } rate } && rate >= slo.AtLeast.PerSecond * (1 - Share)
            ? $"users waited for the generator for {Percent} of their time"
            : null;

    public IEnumerable<Finding> Findings(IReadOnlyList<SloOutcome> outcomes)
    {
        if (Share > 0)
        {
            var decides = Share > MostForAnyVerdict || outcomes.Any(Weakens) || outcomes.Any(outcome => outcome.Verdict == Verdict.Inconclusive && Excuse(outcome) is not null);
            yield return new Finding(
                decides ? FindingKind.Doubt : FindingKind.Notice,
                $"in stage \"{Worst!.Stage}\" users were ready and waited for a thread of the generator for {Percent} of their time ({Quantities.Count((long)Worst.Ready.TotalSeconds)} of {Quantities.Count((long)Worst.Time.TotalSeconds)} "
                + $"user seconds, {Quantities.Count((long)Math.Round(Worst.Users), "user", "users")} for {Quantities.Length(Worst.Length)}): the target saw fewer users than planned; a scenario that blocks its thread or computes much does that");
        }
    }

    /// <summary>The stage with the largest share of waiting users; null where there is no closed load to reckon with.</summary>
    public AuditCheck? Check(Finding? finding) => Worst is not { } worst ? null : new(
        "users at work",
        OwnDelay.Judgement(finding),
        $"users were ready and waited for the generator for {Quantities.Percent(new Ratio(worst.Share), 0, Rounding.Up)} of their time in stage \"{worst.Stage}\" ({Quantities.Count((long)worst.Ready.TotalSeconds)} of {Quantities.Count((long)worst.Time.TotalSeconds)} user seconds)",
        $"at most {Quantities.Percent(new Ratio(MostShare))}");

    private string Percent => Quantities.Percent(new Ratio(Share), 0, Rounding.Down);
}
