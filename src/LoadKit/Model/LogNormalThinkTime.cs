using StandardNormal = MathNet.Numerics.Distributions.Normal;

namespace LoadKit.Model;

/// <summary>Pauses whose logarithms are normally distributed; the parameters are those of the pauses.</summary>
internal sealed record LogNormalThinkTime(TimeSpan Mean, TimeSpan StandardDeviation) : ThinkTime
{
    private protected override string Shape => $"log-normal, mean {Quantities.Limit(Mean)}, standard deviation {Quantities.Limit(StandardDeviation)}";

    private protected override double Ticks(double share)
    {
        var spread = StandardDeviation / Mean;
        var variance = double.LogP1(spread * spread);
        return Mean.Ticks * Math.Exp((Math.Sqrt(variance) * StandardNormal.InvCDF(0, 1, share)) - (variance / 2));
    }

    private protected override IEnumerable<string> Parameters() =>
    [
        .. ThinkTimeChecks.Positive("the mean think time", Mean),
        .. ThinkTimeChecks.ZeroOrMore("the standard deviation of the think time", StandardDeviation),
    ];
}
