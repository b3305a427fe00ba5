using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>
/// How many of each, by shades: the more, the stronger, in steps of equal ratios. Each shade is one path of horizontal strokes as wide as a row,
/// neighbours of one shade as one stroke: thousands of cells in some kilobytes. Columns begin at whole pixels, or there were gaps between shades.
/// </summary>
internal static class HeatMap
{
    private const int Shades = 7;
    private const double Faintest = 0.14;

    /// <param name="columns">From left to right: from where to where, and what each row has, the lowest first.</param>
    /// <param name="x">Across.</param>
    /// <param name="bottom">Of the lowest row, in pixels.</param>
    /// <param name="rowHeight">In pixels.</param>
    /// <param name="ink">The colour at its strongest.</param>
    public static Markup Of(IReadOnlyList<(double From, double To, IReadOnlyList<double> Rows)> columns, Scale x, double bottom, double rowHeight, Ink ink)
    {
        var filled = columns.SelectMany(column => column.Rows).Where(value => value > 0).ToList();
        if (filled.Count == 0)
        {
            return Markup.None;
        }

        var (least, most) = (filled.Min(), filled.Max());
        var paths = Enumerable.Range(0, Shades).Select(_ => new PathData()).ToList();
        for (var row = 0; row < columns.Max(column => column.Rows.Count); row++)
        {
            var middle = bottom - ((row + 0.5) * rowHeight);
            for (var first = 0; first < columns.Count;)
            {
                var shade = Shade(columns[first], row, least, most);
                var last = first;
                while (last + 1 < columns.Count && Shade(columns[last + 1], row, least, most) == shade)
                {
                    last++;
                }

                if (shade is { } strength)
                {
                    paths[strength].MoveTo(Math.Round(x.At(columns[first].From)), middle).LineTo(Math.Round(x.At(columns[last].To)), middle);
                }

                first = last + 1;
            }
        }

        return Markup.Of($"<g shape-rendering=\"crispEdges\" stroke-width=\"{rowHeight}\">{paths.Index().Where(path => !path.Item.IsEmpty).Select(path =>
            Markup.Of($"<path{ink.Stroke} stroke-opacity=\"{Area.Opacity(Strength(path.Index))}\"{path.Item.Attribute}/>"))}</g>");
    }

    /// <summary>How strong a shade is, for a legend.</summary>
    public static double Strength(int shade) => Faintest + ((1 - Faintest) * shade / (Shades - 1));

    private static int? Shade((double From, double To, IReadOnlyList<double> Rows) column, int row, double least, double most)
    {
        var value = row < column.Rows.Count ? column.Rows[row] : 0;
        return !(value > 0) ? null
            : most <= least ? Shades - 1
            : (int)Math.Min(Shades - 1, Math.Log(value / least) / Math.Log(most / least) * Shades);
    }
}
