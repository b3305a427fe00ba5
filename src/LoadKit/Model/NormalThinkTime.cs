using StandardNormal = MathNet.Numerics.Distributions.Normal;

namespace LoadKit.Model;

/// <summary>Normally distributed pauses; those below zero are clamped to zero by the caller.</summary>
internal sealed record NormalThinkTime(TimeSpan Mean, TimeSpan StandardDeviation) : ThinkTime
{
    private protected override string Shape => $"normal, mean {Quantities.Limit(Mean)}, standard deviation {Quantities.Limit(StandardDeviation)}";

    private protected override double Ticks(double share) => Mean.Ticks + (StandardDeviation.Ticks * StandardNormal.InvCDF(0, 1, share));

    private protected override IEnumerable<string> Parameters() =>
    [
        .. ThinkTimeChecks.ZeroOrMore("the mean think time", Mean),
        .. ThinkTimeChecks.ZeroOrMore("the standard deviation of the think time", StandardDeviation),
    ];
}
