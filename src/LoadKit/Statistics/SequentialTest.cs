namespace LoadKit.Statistics;

/// <summary>
/// A test of "at most so large a share is bad" that may be looked at as often as one likes: a mixture of likelihood ratios against shares that are
/// 1.25 to 50 times the limit. While the share is within the limit it is a supermartingale from 1, so it reaches 1/α with a chance of at most α, over any
/// number of looks (Ville 1939; Robbins 1970).
/// </summary>
internal static class SequentialTest
{
    private static readonly double[] AllRatios = [1.25, 1.5, 2, 3, 5, 10, 20, 50];

    /// <summary>How many times the limit the shares are that it is tested against: all below 100 %.</summary>
    public static IEnumerable<double> Ratios(double limit) => AllRatios.Where(ratio => ratio * limit < 1);

    /// <summary>ln of the mean of the likelihood ratios over r, r^k ((1 - r T) / (1 - T))^(n - k); of k bad ones among n, which need not be whole.</summary>
    public static double LogMixture(double bad, double count, double limit)
    {
        var logs = Ratios(limit).Select(ratio => LogLikelihoodRatio(bad, count, limit, ratio)).ToList();
        if (logs.Count == 0)
        {
            return double.NegativeInfinity;
        }

        // The largest is taken out, for the others may be beyond any number.
        var largest = logs.Max();
        return largest + Math.Log(logs.Average(log => Math.Exp(log - largest)));
    }

    /// <summary>One of them: Wald's sequential probability ratio test (1945) against so many times the limit.</summary>
    public static double LogLikelihoodRatio(double bad, double count, double limit, double ratio) =>
        (bad * Math.Log(ratio)) + ((count - bad) * (double.LogP1(-ratio * limit) - double.LogP1(-limit)));

    /// <summary>Whether it is reason enough to give the limit up, with a chance of α to be wrong.</summary>
    public static bool Rejects(double logLikelihoodRatio, double alpha) => logLikelihoodRatio >= -Math.Log(alpha);
}
