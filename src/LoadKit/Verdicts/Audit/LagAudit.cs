using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>Iterations of open loads that started late. Only the generator is late there: a paced user starts late when the target is slow.</summary>
internal sealed class LagAudit(Histogram histogram) : OwnDelay
{
    // What the engine's own pacing adds at p99 on a machine with a core to spare.
    private static readonly TimeSpan Usual = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan Most = TimeSpan.FromMilliseconds(10);

    private readonly Latencies lag = new(histogram);

    public override string Name => $"lag p99 {Quantities.Duration(lag.Percentile(99), Rounding.Up)}";

    public static Histogram LagOf(RunRecord record, Evidence evidence)
    {
        var open = record.Plan.Populations.Where(population => population.Load is OpenLoad).SelectMany(population => population.UserTypes).Select(type => type.Name).ToHashSet();
        return Evidence.Merge(evidence.In(evidence.StagesOf(new SloScope()))
            .Where(data => open.Contains(data.Series.UserType) && data.Lag is not null)
            .Select(data => data.Lag!));
    }

    public bool HasAny => lag.Count > 0;

    public override AuditCheck Check(Finding? finding) => new(
        "schedule",
        Judgement(finding),
        $"iterations started {Quantities.Duration(lag.Percentile(50), Rounding.Up)} late in the median, p99 {Quantities.Duration(lag.Percentile(99), Rounding.Up)}, {Quantities.Duration(lag.Max, Rounding.Up)} at most",
        $"p99 at most {Quantities.Limit(Most)}");

    public override TimeSpan Excess(Slo slo) => lag.Percentile(99) > Usual ? lag.Percentile(Decisive(slo)) : TimeSpan.Zero;

    public override Finding? Finding(bool decides) => decides || lag.Percentile(99) > Most
        ? Said(decides, $"the generator started iterations late: {Name}, {Quantities.Duration(lag.Max, Rounding.Up)} at most; latencies include it")
        : null;
}
