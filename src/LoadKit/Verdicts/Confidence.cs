using MathNet.Numerics.Distributions;

namespace LoadKit.Verdicts;

/// <summary>How sure a verdict is: 95 %, two-sided. What is printed is what is judged.</summary>
internal static class Confidence
{
    public const double Level = 0.95;

    /// <summary>The two-sided quantile of Student's t.</summary>
    public static double T(int degreesOfFreedom) => StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - ((1 - Level) / 2));
}
