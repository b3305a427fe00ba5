using MathNet.Numerics.Distributions;

namespace LoadKit.Statistics;

/// <summary>The range in which a share lies, with the confidence that was asked for.</summary>
internal readonly record struct BinomialInterval(double Low, double High)
{
    /// <summary>
    /// Clopper and Pearson's interval (1934) for k of n: never narrower than it says.
    /// low = BetaInv(α/2; k, n-k+1), high = BetaInv(1-α/2; k+1, n-k); of none (α/2)^(1/n) is what the others have at least.
    /// </summary>
    public static BinomialInterval ClopperPearson(double k, double n, double confidence)
    {
        var tail = (1 - confidence) / 2;
        return (k <= 0, k >= n) switch
        {
            (true, true) => new(0, 1),
            (true, _) => new(0, -double.ExpM1(Math.Log(tail) / n)),
            (_, true) => new(Math.Exp(Math.Log(tail) / n), 1),
            _ => new(Beta.InvCDF(k, n - k + 1, tail), Beta.InvCDF(k + 1, n - k, 1 - tail)),
        };
    }
}
