using MathNet.Numerics;

namespace LoadKit.Statistics;

/// <summary>Whether two counts of rare things can be of the same rate.</summary>
internal static class TwoCounts
{
    /// <summary>
    /// The two-sided p-value of Przyborowski and Wilenski's conditional test (1940): of all k bad ones each is on the second side with the chance
    /// n2 / (n1 + n2), if the rates are the same. It takes them for independent, so no honest test can be surer than this one.
    /// </summary>
    public static double PValue(WindowSample first, WindowSample second)
    {
        var bad = first.Bad + second.Bad;
        if (bad == 0)
        {
            return 1;
        }

        var share = (double)second.Count / (first.Count + second.Count);
        return Math.Min(1, 2 * Math.Min(AtLeast(second.Bad, bad, share), AtLeast(first.Bad, bad, 1 - share)));
    }

    private static double AtLeast(long k, long n, double share) => k == 0 ? 1 : SpecialFunctions.BetaRegularized(k, n - k + 1, share);
}
