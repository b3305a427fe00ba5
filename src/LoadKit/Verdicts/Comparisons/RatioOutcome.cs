using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>From a ratio and its interval to an answer.</summary>
internal static class RatioOutcome
{
    /// <summary>
    /// Regressed: m - h above 0 and m above T = ln(1 + tolerance): really worse, and by more than matters. Improved: m + h below 0 and m
    /// below -T. Unchanged: m + h below T. Otherwise inconclusive.
    /// </summary>
    /// <param name="worse">Above zero where the candidate is worse.</param>
    /// <param name="tolerance">As a share: 0.05.</param>
    /// <param name="confidence">As a share, two-sided: 0.95.</param>
    public static ComparisonOutcome Of(LogRatio worse, double tolerance, double confidence)
    {
        var (mean, half, limit) = (worse.Mean, worse.HalfWidth(confidence), double.LogP1(tolerance));
        return mean - half > 0 && mean > limit ? ComparisonOutcome.Regressed
            : mean + half < 0 && mean < -limit ? ComparisonOutcome.Improved
            : mean + half < limit ? ComparisonOutcome.Unchanged
            : ComparisonOutcome.Inconclusive;
    }
}
