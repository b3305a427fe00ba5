namespace LoadKit.Verdicts;

/// <summary>Times in which the generator did not run at all: a suspended virtual machine, a process that got no processor.</summary>
internal sealed class StandstillAudit(JudgedGenerator generator) : OwnDelay
{
    private const double MostShare = 0.05;
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(500);

    private readonly double share = generator.ShareOf(generator.Whole.Standstill);

    public override string Name => $"standstill {Quantities.Duration(generator.Whole.LongestStandstill, Rounding.Up)}";

    public override AuditCheck Check(Finding? finding) => new(
        "standstills",
        Judgement(finding),
        generator.Whole.Standstill == TimeSpan.Zero ? $"none in {Quantities.Length(generator.Whole.Length)}" : $"{Quantities.Length(generator.Whole.Standstill)} of {Quantities.Length(generator.Whole.Length)}, {Quantities.Duration(generator.Whole.LongestStandstill, Rounding.Up)} at a time",
        $"at most {Quantities.Percent(new Ratio(MostShare))} of the time and {Quantities.Limit(Most)} at a time");

    public override TimeSpan Excess(Slo slo) => CanDecide(slo, share) ? generator.Whole.LongestStandstill : TimeSpan.Zero;

    /// <summary>In a twentieth of the time there was no load, whatever the latencies say.</summary>
    public override Finding? Finding(bool decides) => decides || share > MostShare || generator.Whole.LongestStandstill > Most
        ? Said(decides || share > MostShare, $"the generator stood still for {Quantities.Length(generator.Whole.Standstill)} of {Quantities.Length(generator.Whole.Length)} judged time "
            + $"({Quantities.Percent(new Ratio(share), 0, Rounding.Up)}), {Quantities.Duration(generator.Whole.LongestStandstill, Rounding.Up)} at a time ({generator.When(sample => sample.Standstill > TimeSpan.Zero)}): "
            + "the machine was suspended or gave the process no processor")
        : null;
}
