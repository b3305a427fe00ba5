using LoadKit.Statistics;
using LoadKit.Verdicts;

namespace LoadKit;

/// <summary>
/// How many times as large a candidate's values are as a baseline's, with an interval: for quantities of one's own, such as the CPU time of a
/// block, and for figures from elsewhere. Compared are logarithms, so that twice and half are equally far from the same.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class RatioEstimate
{
    private readonly LogRatio ratio;
    private readonly double half;

    private RatioEstimate(LogRatio ratio, Ratio? confidence)
    {
        this.ratio = ratio;
        Confidence = confidence ?? new Ratio(0.95);
        half = ratio.HalfWidth(Confidence.Value);
    }

    /// <summary>Candidate over baseline: 1.1 is ten percent larger.</summary>
    public double Value => Math.Exp(ratio.Mean);

    /// <summary>The lower end of the interval.</summary>
    public double Low => Math.Exp(ratio.Mean - half);

    /// <summary>The upper end of the interval; infinite where it can't be told.</summary>
    public double High => Math.Exp(ratio.Mean + half);

    /// <summary>The confidence of the interval, two-sided.</summary>
    public Ratio Confidence { get; }

    /// <summary>The standard deviation of one logarithm: the noise of the machine.</summary>
    public double Deviation => ratio.Deviation;

    /// <summary>How often chance alone gives at least so large a difference, in either direction.</summary>
    public double PValue => ratio.PValue;

    /// <summary>Of pairs that were measured one right after the other: Student's interval of the mean of ln(candidate / baseline).</summary>
    /// <exception cref="ArgumentNullException">A list is null.</exception>
    /// <exception cref="ArgumentException">The lists are empty or of different lengths, or a value is not above zero and finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The confidence is not from 50 % to 99.99 %.</exception>
    public static RatioEstimate OfPairs(IReadOnlyList<double> baseline, IReadOnlyList<double> candidate, Ratio? confidence = null)
    {
        Ensure(baseline, nameof(baseline));
        Ensure(candidate, nameof(candidate));
        Ensure(confidence);
        return baseline.Count == candidate.Count
            ? new(LogRatio.OfPairs(baseline, candidate), confidence)
            : throw new ArgumentException($"There are {Quantities.Count(candidate.Count)} values of the candidate and {Quantities.Count(baseline.Count)} of the baseline; pairs have one of each.", nameof(candidate));
    }

    /// <summary>Of one value against those of earlier runs on the same machine: a prediction interval.</summary>
    /// <inheritdoc cref="OfPairs" path="/exception"/>
    public static RatioEstimate OfHistory(IReadOnlyList<double> history, double candidate, Ratio? confidence = null)
    {
        Ensure(history, nameof(history));
        Ensure([candidate], nameof(candidate));
        Ensure(confidence);
        return new(LogRatio.OfHistory(history, candidate), confidence);
    }

    /// <summary>
    /// The candidate against a tolerance, for values that are better when they are lower. Regressed: the interval is above 1 and the ratio above
    /// 1 + tolerance. Improved: the interval is below 1 and the ratio below 1 / (1 + tolerance). Unchanged: all of the interval is below 1 + tolerance.
    /// </summary>
    public ComparisonOutcome Judge(Ratio tolerance) => RatioOutcome.Of(ratio, tolerance.Value, Confidence.Value);

    private static void Ensure(IReadOnlyList<double> values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Count == 0 || values.Any(value => !(value > 0 && double.IsFinite(value))))
        {
            throw new ArgumentException("There must be values, all above zero and finite: a ratio of others has no logarithm.", name);
        }
    }

    private static void Ensure(Ratio? confidence)
    {
        if (confidence is { } level && !(level.Value is >= 0.5 and <= 0.9999))
        {
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "A confidence is from 50 % to 99.99 %.");
        }
    }
}
