namespace LoadKit.Statistics;

/// <summary>How many independent samples a proof takes.</summary>
internal static class SampleSize
{
    // Beyond it the quantiles of the beta distribution can't be computed, and no run gets there.
    private const double Most = 1e10;

    /// <summary>How many samples without a bad one prove "at most so large a share is bad": (1-limit)^n &lt; α/2.</summary>
    public static long WithoutBad(double limit, double confidence) =>
        (long)Math.Ceiling(Math.Log((1 - confidence) / 2) / double.LogP1(-limit));

    /// <summary>
    /// With how many samples, of which this share is bad, the interval no longer holds the limit; infinite when the share is the limit, or so close
    /// to it that no run gets there.
    /// </summary>
    public static double ToSettle(double share, double limit, double confidence)
    {
        bool Holds(double n) => BinomialInterval.ClopperPearson(share * n, n, confidence) is var interval && interval.Low <= limit && interval.High >= limit;
        var (low, high) = (1.0, 2.0);
        while (Holds(high))
        {
            (low, high) = (high, high * 2);
            if (high > Most)
            {
                return double.PositiveInfinity;
            }
        }

        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            (low, high) = Holds(middle) ? (middle, high) : (low, middle);
        }

        return Math.Ceiling(high);
    }
}
