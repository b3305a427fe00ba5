using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Capacities;

/// <summary>What stands in the tables of a search, the same in every report.</summary>
internal static class SearchTables
{
    public static ReportTable Answers(SearchView view) => ReportTable.Of(
        "how much it takes",
        "offered load",
        view.Answers,
        [
            Column<SearchAnswer>.Text("answer", answer => answer.Name),
            Column<SearchAnswer>.Number("rate", answer => answer.Text),
            Column<SearchAnswer>.Text("meaning", answer => answer.Meaning, Foreign.Longest),
        ]);

    public static ReportTable Probes(SearchView view)
    {
        var hasRejections = view.Probes.Any(probe => probe.Requests.Rejected > 0);
        return ReportTable.Of(
            "probes",
            "in the order of time, each without its warm-up",
            view.Probes,
            [
                Column<SearchProbe>.Text("probe", probe => $"{Quantities.Count(probe.Probe.Number)}, {probe.Purpose}"),
                Column<SearchProbe>.Number("offered", probe => probe.RateText),
                Column<SearchProbe>.Number("length", probe => Quantities.Length(probe.Probe.Measured)),
                .. MeasuredColumns.Main<SearchProbe>(probe => probe.Requests, hasRejections).SkipLast(1),
                Column<SearchProbe>.Text("verdict", probe => $"{VerdictWords.Symbol(probe.Probe.Verdict)} {probe.Word}"),
                Column<SearchProbe>.Text("why", probe => probe.Reason, Foreign.Longest),
            ]);
    }
}
