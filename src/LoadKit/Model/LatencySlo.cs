using System.Globalization;
using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on a percentile of the latency.</summary>
public sealed record LatencySlo : Slo
{
    // Beyond it a million requests do not tell the percentile from the fastest or the slowest one.
    private const double Lowest = 0.0001;
    private const double Highest = 99.9999;

    internal LatencySlo(double percentile, TimeSpan atMost, SloScope scope)
        : base(scope) => (Percentile, AtMost) = (percentile, atMost);

    /// <summary>From 0.0001 to 99.9999.</summary>
    public double Percentile { get; }

    /// <summary>The longest latency that is good enough.</summary>
    public TimeSpan AtMost { get; }

    /// <summary>The share that may take longer: 0.05 for p95.</summary>
    internal double ShareAbove => (double)(1m - ((decimal)Percentile / 100m));

    /// <inheritdoc/>
    public override string Quantity => string.Create(CultureInfo.InvariantCulture, $"p{Percentile:0.#####}");

    /// <inheritdoc/>
    public override string Limit => $"<= {Quantities.Limit(AtMost)}";

    /// <inheritdoc/>
    public override double? LimitValue => AtMost.TotalSeconds;

    internal override IEnumerable<TimeSpan> ExactLimits => [AtMost];

    private protected override IEnumerable<string> Mistakes()
    {
        if (!(Percentile is >= Lowest and <= Highest))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the percentile is {Percentile}; it must be from {Lowest} to {Highest} (for 100 use MaxLatency)");
        }

        foreach (var mistake in Limits.Latency(AtMost))
        {
            yield return mistake;
        }
    }
}
