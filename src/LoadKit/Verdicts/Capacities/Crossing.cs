namespace LoadKit.Verdicts;

/// <summary>Where the share of bad requests crosses the limit of an objective.</summary>
/// <param name="Rate">In arrivals per second.</param>
/// <param name="Error">The standard error of its logarithm: 0.02 is 2 %.</param>
internal readonly record struct Crossing(double Rate, double Error)
{
    /// <summary>Whose limit it is.</summary>
    public Slo? Slo { get; init; }

    /// <summary>The lowest rate that it may well be at: three standard errors below, which one in seven hundred passes.</summary>
    public double Least => Rate * Math.Exp(-3 * Error);
}
