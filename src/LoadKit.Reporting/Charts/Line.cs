using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>Lines through points, and straight ones.</summary>
internal static class Line
{
    private const double HalfADash = 1.5;

    /// <summary>Through all points; interrupted where there is no value. A point alone between two gaps is a short dash: from itself to itself nothing is drawn.</summary>
    public static Markup Through(IEnumerable<(double X, double? Y)> points, Scale x, Scale y, Ink ink, double width = 1.6, string? dashes = null)
    {
        var path = new PathData();
        var all = points.ToList();
        for (var i = 0; i < all.Count; i++)
        {
            if (all[i].Y is not { } value)
            {
                continue;
            }

            var (pointX, pointY) = (x.At(all[i].X), y.At(value));
            var (isDown, goesOn) = (i > 0 && all[i - 1].Y is not null, i + 1 < all.Count && all[i + 1].Y is not null);
            _ = isDown ? path.LineTo(pointX, pointY)
                : goesOn ? path.MoveTo(pointX, pointY)
                : path.MoveTo(pointX - HalfADash, pointY).LineTo(pointX + HalfADash, pointY);
        }

        return path.IsEmpty ? Markup.None : Markup.Of($"<path{ink.Stroke} stroke-width=\"{width}\" stroke-linejoin=\"round\"{Dashes(dashes)}{path.Attribute}/>");
    }

    /// <summary>From one point to another, in pixels.</summary>
    public static Markup Straight(double fromX, double fromY, double toX, double toY, Ink ink, double width = 1, string? dashes = null) =>
        Markup.Of($"<path{ink.Stroke} stroke-width=\"{width}\"{Dashes(dashes)}{new PathData().MoveTo(fromX, fromY).LineTo(toX, toY).Attribute}/>");

    private static Markup Dashes(string? dashes) => dashes is null ? Markup.None : Markup.Of($" stroke-dasharray=\"{dashes}\"");
}
