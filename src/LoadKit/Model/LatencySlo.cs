using System.Globalization;
using LoadKit.Model;

namespace LoadKit;

/// <summary>An objective on a percentile of the latency.</summary>
public sealed record LatencySlo : Slo
{
    internal LatencySlo(double percentile, TimeSpan atMost, SloScope scope)
        : base(scope) => (Percentile, AtMost) = (percentile, atMost);

    /// <summary>Above 0 and below 100.</summary>
    public double Percentile { get; }

    /// <summary>The longest latency that is good enough.</summary>
    public TimeSpan AtMost { get; }

    /// <inheritdoc/>
    public override string Quantity => string.Create(CultureInfo.InvariantCulture, $"p{Percentile:0.#####}");

    /// <inheritdoc/>
    public override string Limit => $"<= {Quantities.Limit(AtMost)}";

    internal override IEnumerable<TimeSpan> ExactLimits => [AtMost];

    private protected override IEnumerable<string> Mistakes()
    {
        if (!(Percentile > 0 && Percentile < 100))
        {
            yield return string.Create(CultureInfo.InvariantCulture, $"the percentile is {Percentile}; it must be above 0 and below 100 (for 100 use MaxLatency)");
        }

        foreach (var mistake in Limits.Latency(AtMost))
        {
            yield return mistake;
        }
    }
}
