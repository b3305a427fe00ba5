namespace LoadKit.Reporting.Tables;

/// <content>What requests know of themselves beyond their times. Runs whose steps say nothing of it have none of these tables.</content>
internal static partial class ReportTables
{
    public static ReportTable Phases(RunResult result) => ReportTable.Of(
        "phases of steps",
        Judged,
        result.Steps.SelectMany(step => step.Phases.Select(phase => (Step: step.Name, Phase: phase))),
        [
            Column<(string Step, PhaseResult Phase)>.Text("step", row => row.Step),
            Column<(string Step, PhaseResult Phase)>.Text("phase", row => row.Phase.Name),
            Column<(string Step, PhaseResult Phase)>.Count("requests", row => row.Phase.Time.Count),
            .. MeasuredColumns.Times<(string Step, PhaseResult Phase)>(row => row.Phase.Time),
        ],
        "a request on an open connection looks up no name and connects nowhere; waiting goes from the last byte sent to the answer's headers");

    public static ReportTable Traffic(RunResult result)
    {
        var steps = result.Steps.Where(step => !step.Traffic.IsNone).Select(step => (step.Name, step.Traffic)).ToList();
        return ReportTable.Of(
            "traffic",
            Judged,
            result.Totals.Traffic.IsNone ? [] : steps.Prepend(("all requests", result.Totals.Traffic)),
            [
                Column<(string Name, Traffic Traffic)>.Text("step", row => row.Name),
                Column<(string Name, Traffic Traffic)>.Number("sent", row => Quantities.Bytes(row.Traffic.Sent)),
                Column<(string Name, Traffic Traffic)>.Number("sent per s", row => Quantities.Bytes(row.Traffic.SentPerSecond)),
                Column<(string Name, Traffic Traffic)>.Number("received", row => Quantities.Bytes(row.Traffic.Received)),
                Column<(string Name, Traffic Traffic)>.Number("received per s", row => Quantities.Bytes(row.Traffic.ReceivedPerSecond)),
                Column<(string Name, Traffic Traffic)>.Count("retries", row => row.Traffic.Retries),
            ],
            "bodies, without headers, as far as they were counted; a retry is among the requests too");
    }

    public static ReportTable Slowest(RunResult result) => ReportTable.Of(
        "slowest traced requests",
        $"{Measured}; at most {Quantities.Count(3)} of a step",
        result.Slowest,
        [
            Column<SlowRequest>.Text("step", slow => slow.Step),
            Column<SlowRequest>.Number("latency", slow => Quantities.Duration(slow.Latency, Rounding.Up)),
            Column<SlowRequest>.Number("ended", slow => Quantities.Length(slow.End)),
            Column<SlowRequest>.Text("trace id", slow => slow.TraceId),
            Column<SlowRequest>.Text("with", slow => slow.Context, Foreign.Longest),
        ],
        "not every request belongs to a trace, so there may have been slower ones");

    private static bool HasRejections(RunResult result) => result.Whole.Requests.Rejected + result.Totals.Requests.Rejected > 0;
}
