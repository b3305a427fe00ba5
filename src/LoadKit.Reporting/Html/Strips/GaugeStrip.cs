using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>What a gauge told of the target: the mean of each window, and around it from the lowest to the highest reading.</summary>
internal static class GaugeStrip
{
    private const int Most = 4;

    /// <summary>The first gauges of the plan that told anything.</summary>
    public static IEnumerable<Strip> Of(ReportView view) => view.Windows
        .SelectMany(window => window.Gauges)
        .DistinctBy(gauge => gauge.Name)
        .Take(Most)
        .Select(gauge => new Strip($"{GaugeWords.Name(gauge)}{(gauge.Unit is "" or "bytes" ? "" : $", {Foreign.OneLine(gauge.Unit, 20)}")}", 56, frame => Draw(frame, gauge.Name)));

    private static Markup Draw(StripFrame frame, string name)
    {
        var readings = frame.Windows.Select(window => (X: (window.Start + (window.Length / 2)).TotalSeconds, Gauge: window.Gauges.FirstOrDefault(gauge => gauge.Name == name))).ToList();
        var known = readings.Where(reading => reading.Gauge is { } gauge && double.IsFinite(gauge.Min) && double.IsFinite(gauge.Max)).Select(reading => (reading.X, Gauge: reading.Gauge!)).ToList();
        var lowest = known.Select(reading => reading.Gauge.Min).DefaultIfEmpty(0).Min();
        var highest = known.Select(reading => reading.Gauge.Max).DefaultIfEmpty(0).Max();
        var y = lowest >= 0 ? frame.FromZero(highest) : new LinearScale(lowest, Math.Max(highest, lowest + 1), frame.Bottom, frame.Top);
        return Markup.Join(
            Charts.Axis.Left(y.Ticks(2, value => GaugeWords.Value(value, known.Exists(reading => reading.Gauge.Unit == "bytes") ? "bytes" : "")), StripFrame.Left, StripFrame.Right, Palette.Muted, Palette.Grid),
            Area.Between([.. known.Select(reading => (reading.X, reading.Gauge.Min, reading.Gauge.Max))], frame.X, y, Palette.P95, 0.18),
            Line.Through(readings.Select(reading => (reading.X, reading.Gauge is { } gauge && double.IsFinite(gauge.Mean) ? (double?)gauge.Mean : null)), frame.X, y, Palette.P95, 1.4));
    }
}
