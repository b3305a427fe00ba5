namespace LoadKit.Verdicts;

/// <summary>The garbage collector, which holds every thread for its pauses.</summary>
internal sealed class GarbageAudit(JudgedGenerator generator) : OwnDelay
{
    private const double MostShare = 0.05;
    private const double MostForAnyVerdict = 0.5;

    private readonly double share = generator.Figures.GarbagePauses.Value;

    public override string Name => $"garbage collection {Percent} of the time";

    private string Percent => Quantities.Percent(new Ratio(share), 0, Rounding.Up);

    public override AuditCheck Check(Finding? finding) => new(
        "garbage collection",
        Judgement(finding),
        $"held every thread for {Quantities.Length(generator.Whole.GarbagePauses)} of {Quantities.Length(generator.Whole.Length)} ({Percent}), {Quantities.Duration(generator.Whole.LongestGarbagePause, Rounding.Up)} at a time",
        $"at most {Quantities.Percent(new Ratio(MostShare))} of the time");

    /// <summary>The longest pause, if pauses are frequent enough; and what takes long has more than one of them.</summary>
    public override TimeSpan Excess(Slo slo)
    {
        if (!CanDecide(slo, share) || LimitOf(slo) is not { } limit)
        {
            return TimeSpan.Zero;
        }

        var several = share > MostShare ? limit * (share / (1 - Math.Min(share, 0.9))) : TimeSpan.Zero;
        return several > generator.Whole.LongestGarbagePause ? several : generator.Whole.LongestGarbagePause;
    }

    /// <summary>With more pauses than anything else, less than half of the load was there, whatever the latencies say.</summary>
    public override Finding? Finding(bool decides) => decides || share > MostShare
        ? Said(decides || share > MostForAnyVerdict, $"the garbage collector held every thread of the generator for {Quantities.Length(generator.Whole.GarbagePauses)} of {Quantities.Length(generator.Whole.Length)} judged time ({Percent}), "
            + $"{Quantities.Duration(generator.Whole.LongestGarbagePause, Rounding.Up)} at a time; latencies include it")
        : null;
}
