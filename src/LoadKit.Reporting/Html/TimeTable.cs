using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>The strips as a table of a few rows.</summary>
internal static class TimeTable
{
    private const int MostRows = 20;

    public static Markup Of(ReportView view)
    {
        var rows = TimeWindows.AtMost(view.Windows, MostRows);
        HtmlColumn[] columns =
        [
            HtmlColumn.Heading("From"), new("Stage"), HtmlColumn.Number("Users"), HtmlColumn.Number("Responses"), HtmlColumn.Number("per s"), HtmlColumn.Number("Failed"),
            HtmlColumn.Number("p50"), HtmlColumn.Number("p95"), HtmlColumn.Number("p99"), HtmlColumn.Number("Max"),
        ];
        return Panel.Details(
            $"The same as a table, every {Quantities.Length(rows[0].Length)}",
            HtmlTable.Of("plain", "The run over time", columns, rows.Select(row => (IReadOnlyList<Markup>)
            [
                HtmlTable.Number(view.Moment(row.Start)), Markup.Of($"{row.Stage:60}"), Number(row.Users), Number(row.Requests), HtmlTable.Number(Quantities.PerSecond(row.PerSecond, Rounding.Down)), Number(row.Failed),
                HtmlTable.Number(Time(row, 50)), HtmlTable.Number(Time(row, 95)), HtmlTable.Number(Time(row, 99)), HtmlTable.Number(Time(row, 100)),
            ])));
    }

    /// <summary>A percentile of a window; a dash of nothing.</summary>
    public static string Time(Interval window, double percentile) =>
        window.Latency.Count == 0 ? "-" : Quantities.Duration(TimeSpan.FromMicroseconds(window.Latency.ValueAtPercentile(percentile)), Rounding.Up);

    private static Markup Number(long count) => HtmlTable.Number(Quantities.Count(count));
}
