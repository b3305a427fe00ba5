using MathNet.Numerics.Distributions;

namespace LoadKit.Statistics;

/// <summary>
/// How much larger one side is than the other, as the logarithm of their ratio, so that twice and half are equally far from the same.
/// All values it is made of are above zero and finite.
/// </summary>
/// <param name="Mean">The estimate of ln(candidate / baseline).</param>
/// <param name="Deviation">The standard deviation of a single value; not a number where there is one value only.</param>
/// <param name="Error">The standard error of the estimate; infinite where it can't be told.</param>
/// <param name="DegreesOfFreedom">Of Student's distribution; null for the normal one.</param>
internal sealed record LogRatio(double Mean, double Deviation, double Error, int? DegreesOfFreedom)
{
    /// <summary>
    /// Pairs that were measured one right after the other: d = ln b - ln a, mean and deviation s of d, error s/√K, Student's t with K - 1
    /// degrees of freedom. What both halves of a pair have in common, such as the machine's mood, cancels.
    /// </summary>
    public static LogRatio OfPairs(IReadOnlyList<double> baseline, IReadOnlyList<double> candidate)
    {
        var spread = LogSpread.Of([.. baseline.Zip(candidate, (a, b) => Math.Log(b) - Math.Log(a))]);
        return new(spread.Mean, spread.Deviation, Or(spread.Deviation / Math.Sqrt(spread.Count), spread.Count), spread.Count - 1);
    }

    /// <summary>One value against earlier ones: a prediction interval, ln x - mean(ln h) ± t s √(1 + 1/m) with m - 1 degrees of freedom.</summary>
    public static LogRatio OfHistory(IReadOnlyList<double> history, double candidate)
    {
        var spread = LogSpread.Of([.. history.Select(value => Math.Log(value))]);
        return new(Math.Log(candidate) - spread.Mean, spread.Deviation, Or(spread.Deviation * Math.Sqrt(1 + (1.0 / spread.Count)), spread.Count), spread.Count - 1);
    }

    /// <summary>
    /// Two single runs in batches of time: error² = s_a²/B + s_b²/B + 2 floor². The floor is by how much a run differs from the next one of the
    /// same thing, which no look into a single run can tell.
    /// </summary>
    public static LogRatio OfBatches(IReadOnlyList<double> baseline, IReadOnlyList<double> candidate, double floor)
    {
        var (a, b) = (LogSpread.Of([.. baseline.Select(value => Math.Log(value))]), LogSpread.Of([.. candidate.Select(value => Math.Log(value))]));
        var variance = (a.Variance / a.Count) + (b.Variance / b.Count) + (2 * floor * floor);
        return new(b.Mean - a.Mean, floor, Or(Math.Sqrt(variance), Math.Min(a.Count, b.Count)), null);
    }

    /// <summary>Half the width of the two-sided interval; zero where no value deviates from another.</summary>
    public double HalfWidth(double confidence) =>
        double.IsInfinity(Error) ? Error : Error * (DegreesOfFreedom is { } degrees ? Student.T(degrees, confidence) : Normal.InvCDF(0, 1, 1 - ((1 - confidence) / 2)));

    /// <summary>How often chance alone gives at least so large a ratio, in either direction, where there is no difference.</summary>
    public double PValue => (Mean, Error) switch
    {
        (0, _) or (_, double.PositiveInfinity) => 1,
        (_, 0) => 0,
        _ => 2 * (DegreesOfFreedom is { } degrees ? StudentT.CDF(0, 1, degrees, -Math.Abs(Mean) / Error) : Normal.CDF(0, 1, -Math.Abs(Mean) / Error)),
    };

    /// <summary>The other way round, for what is better when it is higher.</summary>
    public LogRatio Reversed => this with { Mean = -Mean };

    // One value has no deviation, so nothing is known about the error.
    private static double Or(double error, int count) => count > 1 ? error : double.PositiveInfinity;
}
