namespace LoadKit.Statistics;

/// <summary>
/// The ranks of the two values between which a quantile lies, 1 being the smallest; 0 and n + 1 are unbounded. They are where the verdict
/// on the share above a limit turns, so the interval that is printed and the verdict can't disagree.
/// </summary>
internal readonly record struct QuantileRanks(long Low, long High)
{
    /// <param name="share">What may be above the quantile: 0.05 for p95.</param>
    /// <param name="count">How many values there are.</param>
    /// <param name="confidence">Two-sided.</param>
    public static QuantileRanks Of(double share, long count, double confidence)
    {
        // With more above than the first number "at most a share is above" is not proven, with more than the second it is refuted.
        var proven = Last(count, above => BinomialInterval.ClopperPearson(above, count, confidence).High <= share);
        var notRefuted = Last(count, above => BinomialInterval.ClopperPearson(above, count, confidence).Low <= share);
        return new(count - notRefuted, count - proven);
    }

    // The largest number of 0 to count for which it holds, -1 for none; it holds for all smaller ones.
    private static long Last(long count, Func<long, bool> holds)
    {
        var (yes, no) = (-1L, count + 1);
        while (no - yes > 1)
        {
            var middle = yes + ((no - yes) / 2);
            (yes, no) = holds(middle) ? (middle, no) : (yes, middle);
        }

        return yes;
    }
}
