using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Work that waited for a thread of the pool, as everything does that a user awaits.</summary>
internal sealed class PoolAudit(JudgedGenerator generator) : OwnDelay
{
    private readonly Latencies delay = generator.Figures.PoolDelay;

    public override string Name => $"pool delay p99 {Quantities.Duration(delay.Percentile(99), Rounding.Up)}";

    public override AuditCheck Check(Finding? finding) => new(
        "thread pool",
        Judgement(finding),
        $"work waited {Quantities.Duration(delay.Percentile(50), Rounding.Up)} in the median, p99 {Quantities.Duration(delay.Percentile(99), Rounding.Up)}, {Quantities.Duration(delay.Max, Rounding.Up)} at most; {Beyond(generator.Whole.LimitedSeconds, generator.Whole.Seconds)}",
        $"most seconds at most {Quantities.Limit(GeneratorRules.MostMedian)} in the median and {Quantities.Limit(GeneratorRules.MostP99)} at p99");

    public override TimeSpan Excess(Slo slo) => GeneratorRules.IsLimited(delay.Histogram) ? delay.Percentile(Decisive(slo)) : TimeSpan.Zero;

    public override Finding? Finding(bool decides)
    {
        var (limited, seconds) = (generator.Whole.LimitedSeconds, generator.Whole.Seconds);
        return decides || 2 * limited > seconds
            ? Said(decides, $"work waited for a thread of the generator: {Quantities.Duration(delay.Percentile(50), Rounding.Up)} in the median, p99 {Quantities.Duration(delay.Percentile(99), Rounding.Up)}, "
                + $"{Quantities.Duration(delay.Max, Rounding.Up)} at most; {Beyond(limited, seconds)}; latencies include it")
            : null;
    }

    private string Beyond(int limited, int seconds) => limited == 0
        ? $"no second of {seconds} was beyond the rule"
        : $"beyond {Quantities.Duration(GeneratorRules.MostMedian)} or {Quantities.Duration(GeneratorRules.MostP99)} in {limited} of {seconds} judged seconds ({generator.When(sample => sample.LimitedSeconds > 0)})";
}
