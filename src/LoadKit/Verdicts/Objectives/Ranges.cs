using System.Globalization;

namespace LoadKit.Verdicts;

/// <summary>Two quantities as a range.</summary>
internal static class Ranges
{
    public const string Unbounded = "unbounded";

    /// <summary>The unit once where both have the same: <c>678 to 712 ms</c>.</summary>
    public static string Text(string low, string high)
    {
        var unit = low.LastIndexOf(' ');
        return unit > 0 && high.EndsWith(low[unit..], StringComparison.Ordinal) ? $"{low[..unit]} to {high}" : $"{low} to {high}";
    }

    /// <summary>What an interval is called: <c>95% CI</c>.</summary>
    public static string Name(double confidence) => string.Create(CultureInfo.InvariantCulture, $"{confidence * 100:0.####}% CI");
}
