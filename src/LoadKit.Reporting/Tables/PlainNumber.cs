using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>A number for a program to read: no thousands, no exponent, no unit. Any number has a text.</summary>
internal static class PlainNumber
{
    /// <param name="number">What is no number or infinite is <c>NaN</c>, <c>+Inf</c> or <c>-Inf</c>.</param>
    /// <param name="decimals">At most as many.</param>
    public static string Of(double number, int decimals) => number switch
    {
        double.NaN => "NaN",
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",

        // What is rounded to zero has no sign.
        _ => number.ToString($"0.{new string('#', decimals)}", CultureInfo.InvariantCulture) is var text && text == "-0" ? "0" : text,
    };
}
