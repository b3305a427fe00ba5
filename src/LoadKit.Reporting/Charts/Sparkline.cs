using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>A small line without axes, for a cell of a table.</summary>
internal static class Sparkline
{
    public const double Width = 120;
    public const double Height = 26;
    private const double Margin = 2;

    /// <param name="title">What it is.</param>
    /// <param name="finding">What there is to see in it.</param>
    /// <param name="points">From 0 to 1 across; the height, or null for a gap.</param>
    /// <param name="low">What is at the bottom; below is no room.</param>
    /// <param name="high">What is at the top.</param>
    /// <param name="ink">The colour.</param>
    public static Markup Of(string title, string finding, IEnumerable<(double X, double? Y)> points, double low, double high, Ink ink) => Picture.Of(
        "mini", Width, Height, title, finding,
        Line.Through(points, new LinearScale(0, 1, 0, Width), new LinearScale(low, high, Height - Margin, Margin), ink, 1.3));
}
