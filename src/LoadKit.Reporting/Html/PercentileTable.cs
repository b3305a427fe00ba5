using System.Globalization;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>The curve of the distribution as a table.</summary>
internal static class PercentileTable
{
    private static readonly double[] Percentiles = [0, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 99.999, 100];

    public static Markup Of(ReportView view, Histogram now, Histogram before)
    {
        HtmlColumn[] columns =
        [
            HtmlColumn.Heading("Percentile"), HtmlColumn.Number("This run"), HtmlColumn.Number("Slower requests"),
            .. view.Options.Baseline is null ? Array.Empty<HtmlColumn>() : [HtmlColumn.Number("Baseline"), HtmlColumn.Number("Change")],
        ];
        return Panel.Details("The same as a table", HtmlTable.Of("plain", "Latency by percentile", columns, Percentiles
            .Where(percentile => percentile is 0 or 100 || now.Count * (100 - percentile) >= 100)
            .Select(percentile => (IReadOnlyList<Markup>)
            [
                Markup.Of($"{Name(percentile)}"), HtmlTable.Number(Text(now, percentile)), HtmlTable.Number(Quantities.Count(now.CountAbove(now.ValueAtPercentile(percentile)))),
                .. view.Options.Baseline is null ? Array.Empty<Markup>() :
                    [HtmlTable.Number(Text(before, percentile)), HtmlTable.Number(view.Changes is { IsComparable: false } ? Changes.NotComparable : Changes.Percent(now.ValueAtPercentile(percentile), before.ValueAtPercentile(percentile)))],
            ])));
    }

    private static string Name(double percentile) => percentile switch
    {
        0 => "min",
        100 => "max",
        _ => string.Create(CultureInfo.InvariantCulture, $"p{percentile:0.###}"),
    };

    private static string Text(Histogram times, double percentile) =>
        times.Count == 0 ? "-" : Quantities.Duration(TimeSpan.FromMicroseconds(times.ValueAtPercentile(percentile)), Rounding.Up);
}
