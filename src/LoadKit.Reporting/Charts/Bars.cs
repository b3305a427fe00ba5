using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Charts;

/// <summary>Bars on top of each other, all of one colour as one path.</summary>
internal static class Bars
{
    private const double Gap = 0.6;
    private const double Least = 0.8;

    /// <param name="bars">From left to right: from where to where, and the height of each part, the lowest first.</param>
    /// <param name="x">Across.</param>
    /// <param name="y">From zero up.</param>
    /// <param name="inks">The colour of each part.</param>
    public static Markup Stacked(IReadOnlyList<(double From, double To, IReadOnlyList<double> Parts)> bars, Scale x, Scale y, IReadOnlyList<Ink> inks)
    {
        var paths = inks.Select(_ => new PathData()).ToList();
        foreach (var (from, to, parts) in bars)
        {
            var (left, right) = (x.At(from), x.At(to));
            right = right - left > 3 * Gap ? right - Gap : right;
            var below = 0d;
            for (var i = 0; i < Math.Min(parts.Count, inks.Count); i++)
            {
                if (!(parts[i] > 0))
                {
                    continue;
                }

                // What is there at all is seen, however little it is.
                var (bottom, top) = (y.At(below), y.At(below + parts[i]));
                top = Math.Min(top, bottom - Least);
                paths[i].MoveTo(left, bottom).LineTo(left, top).LineTo(right, top).LineTo(right, bottom);
                below += parts[i];
            }
        }

        return Markup.Join(paths.Zip(inks, (path, ink) => path.IsEmpty ? Markup.None : Markup.Of($"<path{ink.Fill}{path.Attribute}/>")));
    }
}
