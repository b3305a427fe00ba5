namespace LoadKit.Reporting.Tables;

/// <summary>Values as block characters, from zero to the highest.</summary>
internal static class Blocks
{
    private const string Heights = "▁▂▃▄▅▆▇█";

    /// <summary>One value; the lowest block for zero, the highest for the highest.</summary>
    public static char Of(double value, double highest) =>
        Heights[value > 0 ? Math.Clamp((int)Math.Ceiling(value / highest * Heights.Length) - 1, 0, Heights.Length - 1) : 0];
}
