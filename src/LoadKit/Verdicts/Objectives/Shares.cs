namespace LoadKit.Verdicts;

/// <summary>A part of a whole in whole percent, rounded down, with its counts.</summary>
internal static class Shares
{
    /// <summary><c>91 % (200 of 220)</c>.</summary>
    public static string Text(long part, long whole) => $"{Percent(part, whole)} ({Quantities.Count(part)} of {Quantities.Count(whole)})";

    /// <summary><c>91 %</c>.</summary>
    public static string Percent(long part, long whole) => Quantities.Percent(new Ratio(Math.Floor(100.0 * part / whole) / 100));
}
