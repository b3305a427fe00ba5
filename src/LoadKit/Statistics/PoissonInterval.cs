using MathNet.Numerics.Distributions;

namespace LoadKit.Statistics;

/// <summary>The range in which the expectation of a count lies.</summary>
internal readonly record struct PoissonInterval(double Low, double High)
{
    /// <summary>Garwood's interval (1936): low = GammaInv(α/2; k), high = GammaInv(1-α/2; k+1). None seen is not none expected: 0 to 3.7.</summary>
    public static PoissonInterval Garwood(long k, double confidence)
    {
        var tail = (1 - confidence) / 2;
        return new(k == 0 ? 0 : Gamma.InvCDF(k, 1, tail), Gamma.InvCDF(k + 1, 1, 1 - tail));
    }
}
