using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>How many responses took how long: what percentiles hide, such as two groups, shows here.</summary>
internal static class HeatStrip
{
    private const int Rows = 30;
    private const double RowHeight = 5;
    private const int Shades = 7;

    public static Strip Of() => new("Where the responses fell, stronger colour is more", Rows * RowHeight, Draw);

    private static Markup Draw(StripFrame frame)
    {
        var filled = frame.Windows.Where(window => window.Latency.Count > 0).ToList();
        if (filled.Count == 0)
        {
            return Markup.None;
        }

        var y = LogScale.Around(Math.Max(1, filled.Min(window => window.Latency.Min)) / 1e6, filled.Max(window => window.Latency.Max) / 1e6, frame.Bottom, frame.Top);
        var columns = frame.Windows.Select(window => (window.Start.TotalSeconds, window.End.TotalSeconds, RowsOf(window, y))).ToList();
        return Markup.Join(
            Axis.Left(y.Ticks(18, LatencyStrip.Seconds), StripFrame.Left, StripFrame.Right, Palette.Muted, Palette.Grid),
            HeatMap.Of(columns, frame.X, frame.Bottom, RowHeight, Palette.Heat),
            Markup.Join(LatencyStrip.Limits(frame.View).Where(limit => y.Holds(limit.AtMost.TotalSeconds)).Select(limit => frame.Limit(limit, y.At(limit.AtMost.TotalSeconds), null))),
            Legend(frame));
    }

    private static IReadOnlyList<double> RowsOf(Interval window, LogScale y)
    {
        var rows = new double[Rows];
        foreach (var bucket in window.Latency.Buckets)
        {
            var middle = Math.Sqrt(Math.Max(1, bucket.Lowest) * Math.Max(1, (double)bucket.Highest)) / 1e6;
            rows[Math.Clamp((int)((y.From - y.At(middle)) / RowHeight), 0, Rows - 1)] += bucket.Count;
        }

        var seconds = Math.Max(1e-3, window.Length.TotalSeconds);
        return [.. rows.Select(count => count / seconds)];
    }

    private static Markup Legend(StripFrame frame) => Markup.Join(
        new Words(StripFrame.Right + 10, frame.Top + 10, "few", Palette.Muted).Draw(),
        Markup.Join(Enumerable.Range(0, Shades).Select(shade => Area.Box(StripFrame.Right + 32 + (shade * 8), frame.Top + 1, 8, 10, Palette.Heat, HeatMap.Strength(shade)))),
        new Words(StripFrame.Right + 92, frame.Top + 10, "many", Palette.Muted).Draw());
}
