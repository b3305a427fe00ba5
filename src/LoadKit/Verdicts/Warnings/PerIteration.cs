using System.Globalization;

namespace LoadKit.Verdicts;

/// <summary>How many requests an iteration would have to make, in words.</summary>
internal static class PerIteration
{
    /// <summary>Rounded up: 1.501 is <c>1.51 in each iteration</c>.</summary>
    public static string Text(double count) => string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(count * 100) / 100:#,0.##} in each iteration");
}
