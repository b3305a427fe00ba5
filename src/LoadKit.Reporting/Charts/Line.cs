using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>Lines through points, and straight ones.</summary>
internal static class Line
{
    /// <summary>Through all points; interrupted where there is no value.</summary>
    public static Markup Through(IEnumerable<(double X, double? Y)> points, Scale x, Scale y, Ink ink, double width = 1.6, string? dashes = null)
    {
        var path = new PathData();
        var isDown = false;
        foreach (var (pointX, pointY) in points)
        {
            if (pointY is { } value)
            {
                _ = isDown ? path.LineTo(x.At(pointX), y.At(value)) : path.MoveTo(x.At(pointX), y.At(value));
            }

            isDown = pointY is not null;
        }

        return path.IsEmpty ? Markup.None : Markup.Of($"<path{ink.Stroke} stroke-width=\"{width}\" stroke-linejoin=\"round\"{Dashes(dashes)}{path.Attribute}/>");
    }

    /// <summary>From one point to another, in pixels.</summary>
    public static Markup Straight(double fromX, double fromY, double toX, double toY, Ink ink, double width = 1, string? dashes = null) =>
        Markup.Of($"<path{ink.Stroke} stroke-width=\"{width}\"{Dashes(dashes)}{new PathData().MoveTo(fromX, fromY).LineTo(toX, toY).Attribute}/>");

    private static Markup Dashes(string? dashes) => dashes is null ? Markup.None : Markup.Of($" stroke-dasharray=\"{dashes}\"");
}
