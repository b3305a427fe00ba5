using MathNet.Numerics.Distributions;

namespace LoadKit.Verdicts;

/// <summary>The range in which a share lies, with the confidence that was asked for.</summary>
internal readonly record struct BinomialInterval(double Low, double High)
{
    /// <summary>
    /// Clopper and Pearson's interval (1934) for k of n: never narrower than it says.
    /// low = BetaInv(α/2; k, n-k+1), high = BetaInv(1-α/2; k+1, n-k).
    /// </summary>
    public static BinomialInterval ClopperPearson(double k, double n, double confidence)
    {
        var tail = (1 - confidence) / 2;
        return new(
            k <= 0 ? 0 : Beta.InvCDF(k, n - k + 1, tail),
            k >= n ? 1 : Beta.InvCDF(k + 1, n - k, 1 - tail));
    }
}
