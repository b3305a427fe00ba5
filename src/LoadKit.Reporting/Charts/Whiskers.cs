using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>
/// A value as a dot on the bar of its interval. Where the interval goes on beyond the scale, the bar ends in an arrow instead of a stroke; a value
/// beyond it is an arrow alone.
/// </summary>
internal static class Whiskers
{
    private const double Reach = 6;

    /// <param name="scale">Across.</param>
    /// <param name="y">The middle, in pixels.</param>
    /// <param name="value">The dot; none when null.</param>
    /// <param name="low">Where the interval begins; no bar when null.</param>
    /// <param name="high">Where it ends.</param>
    /// <param name="ink">The colour.</param>
    public static Markup Of(Scale scale, double y, double? value, double? low, double? high, Ink ink)
    {
        if (value is { } far && !scale.Holds(far))
        {
            return Beyond(scale.At(far), y, far > scale.High ? Reach : -Reach, ink);
        }

        var bar = new PathData();
        if (low is { } from && high is { } to)
        {
            bar.MoveTo(scale.At(from), y).LineTo(scale.At(to), y);
            End(bar, scale.At(from), y, scale.Holds(from) ? 0 : 1);
            End(bar, scale.At(to), y, scale.Holds(to) ? 0 : -1);
        }

        return Markup.Of(
            $"{Markup.If(!bar.IsEmpty, $"<path{ink.Stroke} stroke-width=\"1.6\"{bar.Attribute}/>")}{Markup.If(value is not null, $"<circle{ink.Fill} cx=\"{scale.At(value ?? 0)}\" cy=\"{y}\" r=\"3.2\"/>")}");
    }

    private static Markup Beyond(double x, double y, double reach, Ink ink) =>
        Markup.Of($"<path{ink.Fill}{new PathData().MoveTo(x - reach, y - Reach).LineTo(x + (reach / 2), y).LineTo(x - reach, y + Reach).Attribute}/>");

    private static void End(PathData bar, double x, double y, int slant) =>
        bar.MoveTo(x + (slant * Reach), y - Reach).LineTo(x, y).LineTo(x + (slant * Reach), y + Reach);
}
