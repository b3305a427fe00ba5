using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>The figures of each window for the pointer that rests on it, without a script.</summary>
internal static class WindowHints
{
    private static readonly int[] Percentiles = [50, 95, 99];

    public static Markup Draw(ReportView view, double top, double bottom)
    {
        var x = view.Clock(StripFrame.Left, StripFrame.Right);
        return Markup.Of($"<g fill=\"none\" pointer-events=\"all\">{view.Windows.Select(window => Hint(view, x, window, top, bottom))}</g>");
    }

    private static Markup Hint(ReportView view, TimeScale x, Interval window, double top, double bottom)
    {
        var (from, to) = (x.At(window.Start.TotalSeconds), x.At(window.End.TotalSeconds));
        var path = new PathData().MoveTo(from, top).LineTo(to, top).LineTo(to, bottom).LineTo(from, bottom);
        return Markup.Of($"<path{path.Attribute}><title>{Text(view, window)}</title></path>");
    }

    private static string Text(ReportView view, Interval window)
    {
        string[] parts =
        [
            $"{view.Moment(window.Start)} to {view.Moment(window.End)}", $"{Quantities.Count(window.Users)} users", Quantities.PerSecond(window.PerSecond, Rounding.Down),
            .. window.Latency.Count > 0 ? Percentiles.Where(percentile => LatencyStrip.Value(window, percentile) is not null).Select(percentile => $"p{percentile} {TimeTable.Time(window, percentile)}") : [],
            .. window.Failed > 0 ? [$"{Quantities.Count(window.Failed)} failed"] : Array.Empty<string>(),
        ];
        return string.Join(", ", parts);
    }
}
