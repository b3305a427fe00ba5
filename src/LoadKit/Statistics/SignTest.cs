namespace LoadKit.Statistics;

/// <summary>For pairs of which it is known which half is worse, but not by how much.</summary>
internal static class SignTest
{
    /// <summary>The two-sided p-value when the same side is worse in all of so many pairs: 2 · 2^-n.</summary>
    public static double PValue(int pairs) => Math.Min(1, 2 * Math.Pow(2, -pairs));
}
