using LoadKit.Reporting.Csv;

namespace LoadKit.Reporting.Capacities;

/// <summary>A search as comma-separated values: a row for each answer, then one for each probe.</summary>
internal static class SearchCsv
{
    public static string Of(SearchView view) => CsvTable.Of(
        view.Answers.Select(answer => new Row(answer.Name, answer.Rate, null)).Concat(view.Probes.Select(probe => new Row("probe", probe.Probe.Rate.PerSecond, probe))),
        [
            new("row", row => row.Name),
            new("rate_per_s", row => CsvText.Number(row.Rate)),
            Of("probe", probe => CsvText.Number(probe.Probe.Number)),
            Of("purpose", probe => probe.Purpose),
            Of("verdict", probe => probe.Word),
            Of("duration_s", probe => CsvText.Number(probe.Probe.Measured.TotalSeconds)),
            .. CsvFigures.Of<SearchProbe>(probe => (probe.Requests.Count, probe.Requests.Failed, probe.Requests.Rejected, probe.Requests.Duration, probe.Requests.Latency.Histogram)).Select(column => Of(column.Title, column.Cell)),
            Of("reason", probe => CsvText.Text(probe.Probe.Result.Reason)),
        ]);

    private static CsvColumn<Row> Of(string title, Func<SearchProbe, string> cell) => new(title, row => row.Probe is { } probe ? cell(probe) : "");

    private sealed record Row(string Name, double Rate, SearchProbe? Probe);
}
