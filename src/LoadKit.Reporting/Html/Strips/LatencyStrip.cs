using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>Percentiles of the latency, each only where a window has enough requests for it: at least one above, on average.</summary>
internal static class LatencyStrip
{
    private const double LineHeight = 13;
    private const double FirstIndent = 10;
    private const double Peak = 1.5;

    // For the name of the highest point, above it.
    private const double Headroom = 1.3;

    // A time span holds some thirty thousand years.
    private const double MostSeconds = 9e11;

    private static readonly (int Percentile, Ink Line, Ink Name, double Width)[] Lines =
        [(50, Palette.P50, Palette.P50Name, 1.4), (95, Palette.P95, Palette.P95, 1.6), (99, Palette.P99, Palette.P99, 1.9)];

    public static Strip Of(ReportView view) => new(Title(view), 190, Draw);

    /// <summary>Seconds; null where a window has too few requests to tell.</summary>
    public static double? Value(Interval window, int percentile) =>
        window.Latency.Count * (100 - percentile) >= 100 ? window.Latency.ValueAtPercentile(percentile) / 1e6 : null;

    /// <summary>The percentiles that are drawn somewhere.</summary>
    public static IEnumerable<int> Drawn(ReportView view) => Lines.Select(line => line.Percentile).Where(percentile => view.Windows.Any(window => Value(window, percentile) is not null));

    private static string Title(ReportView view) => Drawn(view).Any() ? "Latency percentiles, log scale" : "Latency percentiles: too few requests in each window";

    private static Markup Draw(StripFrame frame)
    {
        var lines = Lines.Select(line => (Line: line, Points: frame.Points(window => Value(window, line.Percentile)))).Where(line => line.Points.Any(point => point.Y > 0)).ToList();
        var values = lines.SelectMany(line => line.Points).Select(point => point.Y ?? 0).Where(value => value > 0).ToList();
        if (values.Count == 0)
        {
            return Markup.None;
        }

        // A limit far away from all that was measured would squeeze it into a few pixels.
        var limits = Limits(frame.View).Where(limit => limit.AtMost.TotalSeconds >= values.Min() / 3 && limit.AtMost.TotalSeconds <= values.Max() * 10).ToList();
        var all = values.Concat(limits.Select(limit => limit.AtMost.TotalSeconds)).ToList();
        var y = LogScale.Around(all.Min(), all.Max() * Headroom, frame.Bottom, frame.Top);
        return Markup.Join(
            Axis.Left(y.Ticks(18, Seconds), StripFrame.Left, StripFrame.Right, Palette.Muted, Palette.Grid),
            Markup.Join(lines.Select(line => Line.Through(line.Points, frame.X, y, line.Line.Line, line.Line.Width))),
            LimitLines(frame, y, limits),
            HighestPoint(frame, y, lines[^1].Line, lines[^1].Points),
            Names(lines.Select(line => (line.Line, y.At(line.Points.Last(point => point.Y is not null).Y!.Value)))));
    }

    /// <summary>A mark on an axis of times.</summary>
    public static string Seconds(double seconds) => !(seconds < MostSeconds) ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{seconds:0.##E+0} s")
        : Quantities.Duration(TimeSpan.FromSeconds(seconds)) is var text && text.Contains('.', StringComparison.Ordinal) ? Trimmed(text) : text;

    /// <summary>Objectives on the latency of all requests, which these lines are about.</summary>
    public static IEnumerable<LatencySlo> Limits(ReportView view) => view.Result.Slos.Select(outcome => outcome.Slo).OfType<LatencySlo>().Where(LimitStretches.IsOnAll);

    private static string Trimmed(string text) => text.Split(' ') is [var number, var unit] ? $"{number.TrimEnd('0').TrimEnd('.')} {unit}" : text;

    // Words that would stand on each other stand side by side.
    private static Markup LimitLines(StripFrame frame, LogScale y, IEnumerable<LatencySlo> limits)
    {
        var lines = new List<Markup>();
        var (indent, above) = (FirstIndent, double.NegativeInfinity);
        foreach (var limit in limits.OrderByDescending(limit => limit.AtMost))
        {
            var (at, label) = (y.At(limit.AtMost.TotalSeconds), $"{limit.Quantity} limit {limit.Limit.Replace("<= ", "", StringComparison.Ordinal)}");
            indent = at - above < LineHeight ? indent : FirstIndent;
            lines.Add(frame.Limit(limit, at, label, indent));
            (indent, above) = (indent + Words.Width(label) + FirstIndent, at);
        }

        return Markup.Join(lines);
    }

    // Only what stands out has a name: the highest of a level line is chance.
    private static Markup HighestPoint(StripFrame frame, LogScale y, (int Percentile, Ink Line, Ink Name, double Width) line, IReadOnlyList<(double X, double? Y)> points)
    {
        var values = points.Where(point => point.Y is not null).ToList();
        var highest = values.MaxBy(point => point.Y);
        var usual = values.Select(point => point.Y!.Value).Order().ElementAt(values.Count / 2);
        if (values.Count < 5 || highest.Y < Peak * usual)
        {
            return Markup.None;
        }

        var (x, top) = (frame.X.At(highest.X), y.At(highest.Y!.Value));
        var isRight = x > (StripFrame.Left + (3 * StripFrame.Right)) / 4;
        var text = $"p{line.Percentile} peaks at {Quantities.Duration(TimeSpan.FromSeconds(Math.Min(highest.Y.Value, MostSeconds)), Rounding.Up)}";
        return Markup.Of(
            $"<circle{line.Line.Fill} cx=\"{x}\" cy=\"{top}\" r=\"3.2\"/>{new Words(isRight ? x + 4 : x - 4, top - 7, text, line.Name) { Side = isRight ? Side.Right : Side.Left, IsBold = true, Halo = Palette.Paper }.Draw()}");
    }

    // Each at the end of its line, but never one over the other.
    private static Markup Names(IEnumerable<((int Percentile, Ink Line, Ink Name, double Width) Line, double Y)> ends)
    {
        var names = new List<Markup>();
        var below = double.PositiveInfinity;
        foreach (var (line, end) in ends)
        {
            below = Math.Min(end + 4, below - LineHeight);
            names.Add(new Words(StripFrame.Right + 8, below, $"p{line.Percentile}", line.Name) { IsBold = true, Size = 12 }.Draw());
        }

        return Markup.Join(names);
    }
}
