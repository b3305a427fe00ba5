namespace LoadKit.Reporting.Tables;

/// <content>The run as one.</content>
internal static partial class ReportTables
{
    public static ReportTable Requests(RunResult result) => ReportTable.Of(
        "requests",
        "judged stages, and the whole run but the warm-up",
        Both(result),
        [
            Stretch,
            .. MeasuredColumns.All<(string Name, Totals Totals)>(row => row.Totals.Requests, HasRejections(result)),
        ],
        RequestsNote(result));

    private static string RequestsNote(RunResult result)
    {
        string[] sentences =
        [
            .. FailedRequests.AreIn(result) ? [FailedRequests.Note] : Array.Empty<string>(),
            .. result.Steps.Sum(step => step.Requests.Count) < result.Totals.Requests.Count
                ? ["an iteration without steps, or one that failed outside of them, counts as a request of its own"]
                : Array.Empty<string>(),
        ];
        return string.Join("; ", sentences);
    }

    public static ReportTable Iterations(RunResult result) => ReportTable.Of(
        "iterations",
        Judged,
        new (string Name, Latencies Times)[]
        {
            ("latency, from intended start", result.Totals.Iterations.Measured.Latency),
            ("service time, from actual start", result.Totals.Iterations.ServiceTime),
            ("lag, intended to actual start", result.Totals.Iterations.Lag),
        }.Where(row => row.Times.Count > 0),
        [
            Column<(string Name, Latencies Times)>.Text("time", row => row.Name),
            Column<(string Name, Latencies Times)>.Count("count", row => row.Times.Count),
            .. MeasuredColumns.Times<(string Name, Latencies Times)>(row => row.Times),
        ],
        "think time is in none of them; lag is the generator's own lateness, or that no user was free");

    public static ReportTable IterationCounts(RunResult result) => ReportTable.Of(
        "where iterations went",
        "judged stages, and the whole run but the warm-up",
        Both(result),
        [
            Stretch,
            Column<(string Name, Totals Totals)>.Count("started", row => row.Totals.Counts.Started),
            Column<(string Name, Totals Totals)>.Count("succeeded", row => row.Totals.Counts.Succeeded),
            Column<(string Name, Totals Totals)>.Count("failed", row => row.Totals.Counts.Failed),
            Column<(string Name, Totals Totals)>.Count("unfinished", row => row.Totals.Counts.Unfinished),
            Column<(string Name, Totals Totals)>.Count("dropped", row => row.Totals.Counts.Dropped),
        ],
        "started = succeeded + failed + unfinished; dropped ones never started");

    private static Column<(string Name, Totals Totals)> Stretch { get; } = Column<(string Name, Totals Totals)>.Text("stretch", row => row.Name);

    private static IEnumerable<(string Name, Totals Totals)> Both(RunResult result) => [(Judged, result.Totals), ("whole run", result.Whole)];
}
