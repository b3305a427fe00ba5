using MathNet.Numerics.Distributions;

namespace LoadKit.Statistics;

/// <summary>Student's t distribution.</summary>
internal static class Student
{
    /// <summary>The two-sided quantile: of so much of the distribution the absolute value is below it.</summary>
    public static double T(int degreesOfFreedom, double confidence) => StudentT.InvCDF(0, 1, degreesOfFreedom, 1 - ((1 - confidence) / 2));
}
