using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>What lies between two lines, or between a line and the bottom.</summary>
internal static class Area
{
    /// <summary>The points go from left to right: where, and from what to what.</summary>
    public static Markup Between(IReadOnlyList<(double X, double Low, double High)> points, Scale x, Scale y, Ink ink, double opacity)
    {
        if (points.Count == 0)
        {
            return Markup.None;
        }

        var path = new PathData().MoveTo(x.At(points[0].X), y.At(points[0].Low));
        foreach (var point in points)
        {
            path.LineTo(x.At(point.X), y.At(point.High));
        }

        foreach (var point in points.Reverse())
        {
            path.LineTo(x.At(point.X), y.At(point.Low));
        }

        return Markup.Of($"<path{ink.Fill} fill-opacity=\"{Opacity(opacity)}\"{path.Attribute}/>");
    }

    /// <summary>A rectangle, in pixels.</summary>
    public static Markup Box(double x, double y, double width, double height, Ink ink, double opacity = 1, double corner = 0) => Markup.Of(
        $"<rect{ink.Fill}{Markup.If(opacity < 1, $" fill-opacity=\"{Opacity(opacity)}\"")} x=\"{x}\" y=\"{y}\" width=\"{Math.Max(0, width)}\" height=\"{Math.Max(0, height)}\"{Markup.If(corner > 0, $" rx=\"{corner}\"")}/>");

    /// <summary>With two decimals: a tenth is too coarse for a tint.</summary>
    public static string Opacity(double opacity) => Math.Clamp(opacity, 0, 1).ToString("0.##", System.Globalization.CultureInfo.InvariantCulture);
}
