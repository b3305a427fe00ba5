using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>Marks with labels, and the lines across the picture that lead to them.</summary>
internal static class Axis
{
    private const double LabelGap = 8;

    /// <summary>Labels to the left of <paramref name="left"/>, lines to <paramref name="right"/>.</summary>
    public static Markup Left(IEnumerable<Tick> ticks, double left, double right, Ink text, Ink grid)
    {
        var all = ticks.ToList();
        var lines = all.Aggregate(new PathData(), (path, tick) => path.MoveTo(left, tick.At).LineTo(right, tick.At));
        return Markup.Join(
            Grid(lines, grid),
            Labels(all.Select(tick => new Words(left - LabelGap, tick.At + 4, tick.Label, text) { Side = Side.Right })));
    }

    /// <summary>Labels below <paramref name="bottom"/>, lines up to <paramref name="top"/>. A label that would touch the one before is left out.</summary>
    public static Markup Bottom(IEnumerable<Tick> ticks, double bottom, double top, Ink text, Ink grid)
    {
        var all = ticks.ToList();
        var lines = all.Aggregate(new PathData(), (path, tick) => path.MoveTo(tick.At, bottom).LineTo(tick.At, top));
        var labels = new List<Words>();
        var end = double.NegativeInfinity;
        foreach (var tick in all)
        {
            var half = Words.Width(tick.Label) / 2;
            if (tick.At - half >= end)
            {
                labels.Add(new Words(tick.At, bottom + 18, tick.Label, text) { Side = Side.Middle });
                end = tick.At + half + LabelGap;
            }
        }

        return Markup.Join(Grid(lines, grid), Labels(labels));
    }

    private static Markup Grid(PathData lines, Ink ink) => Markup.If(!lines.IsEmpty, $"<path{ink.Stroke}{lines.Attribute}/>");

    private static Markup Labels(IEnumerable<Words> labels) => Markup.Join(labels.Select(label => label.Draw()));
}
