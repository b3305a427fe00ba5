using System.Globalization;

namespace LoadKit.Verdicts;

/// <summary>Threads of the pool that were blocked: then most of what waits does so where no probe sees it, and nobody can say how long.</summary>
internal sealed class BlockedPool(JudgedGenerator generator) : OwnDelay
{
    // More than the largest latency that a histogram holds, and little enough to be added to a limit.
    private static readonly TimeSpan Unknown = TimeSpan.FromDays(1);

    public override string Name => $"threads blocked in {generator.Whole.BlockedSeconds} of {generator.Whole.Seconds} seconds";

    public bool IsBlocked => 2 * generator.Whole.BlockedSeconds > generator.Whole.Seconds;

    public override TimeSpan Excess(Slo slo) => IsBlocked ? Unknown : TimeSpan.Zero;

    public override AuditCheck Check(Finding? finding) => new(
        "thread pool",
        Judgement(finding),
        $"{Name}; work waited {Quantities.Duration(generator.Figures.PoolDelay.Percentile(50), Rounding.Up)} in the median, p99 {Quantities.Duration(generator.Figures.PoolDelay.Percentile(99), Rounding.Up)}",
        "blocked in at most half of the seconds");

    /// <summary>Why a throughput that is missed might not be; null when it would.</summary>
    public string? Excuse(SloOutcome outcome) => IsBlocked && outcome.Slo is ThroughputSlo ? $"the generator had {Name}" : null;

    /// <summary>Always a doubt: users who wait for a thread ask for less than they should.</summary>
    public override Finding? Finding(bool decides) => IsBlocked
        ? Said(isDoubt: true, $"threads of the generator were blocked, or got no processor, in {generator.Whole.BlockedSeconds} of {generator.Whole.Seconds} judged seconds ({generator.When(sample => sample.BlockedSeconds > 0)}): "
            + $"work waited {Quantities.Duration(generator.Figures.PoolDelay.Percentile(50), Rounding.Up)} in the median, p99 {Quantities.Duration(generator.Figures.PoolDelay.Percentile(99), Rounding.Up)}, while the process kept {Used}; let the scenario await instead of Thread.Sleep, Wait, .Result or a lock, on a machine that has processors to spare")
        : null;

    private string Used => generator.Figures.Cores is { } cores ? string.Create(CultureInfo.InvariantCulture, $"{cores:0.0} of {generator.Figures.Processors} processors busy") : "few processors busy";
}
