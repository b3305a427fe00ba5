using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Csv;

/// <summary>What stands in which file.</summary>
internal static class CsvFiles
{
    /// <summary>The judged stages: a row for all requests, then one for each step.</summary>
    public static string Steps(RunResult result) => CsvTable.Of(
        (IEnumerable<(string Row, string Step, Measured Requests, Traffic Traffic)>)[("all", "", result.Totals.Requests, result.Totals.Traffic), .. result.Steps.Select(step => ("step", step.Name, step.Requests, step.Traffic))],
        [
            new("row", row => row.Row),
            new("step", row => CsvText.Text(row.Step)),
            new("duration_s", row => CsvText.Number(row.Requests.Duration.TotalSeconds)),
            .. CsvFigures.Of<(string Row, string Step, Measured Requests, Traffic Traffic)>(row => (row.Requests.Count, row.Requests.Failed, row.Requests.Rejected, row.Requests.Duration, row.Requests.Latency.Histogram)),
            new("sent_bytes", row => Counted(result, row.Traffic.Sent)),
            new("received_bytes", row => Counted(result, row.Traffic.Received)),
            new("retries", row => Counted(result, row.Traffic.Retries)),
        ]);

    /// <summary>The whole run: a row for each interval.</summary>
    public static string Seconds(RunResult result) => CsvTable.Of(
        result.Timeline,
        [
            .. When<Interval>(interval => interval),
            new("stage", interval => CsvText.Text(interval.Stage)),
            new("judged", interval => Flag(interval.IsJudged)),
            new("warm_up", interval => Flag(interval.IsWarmUp)),
            new("users", interval => CsvText.Number(interval.Users)),
            new("peak_users", interval => CsvText.Number(Math.Max(interval.Users, interval.PeakUsers))),
            new("iterations_started", interval => CsvText.Number(interval.Started)),
            new("iterations_ended", interval => CsvText.Number(interval.Ended)),
            new("iterations_dropped", interval => CsvText.Number(interval.Dropped)),
            .. CsvFigures.Of<Interval>(interval => (interval.Requests, interval.Failed, interval.Rejected, interval.Length, interval.Latency)),
            new("sent_bytes", interval => Counted(result, interval.BytesSent)),
            new("received_bytes", interval => Counted(result, interval.BytesReceived)),
        ]);

    /// <summary>The whole run: a row for each step in each interval in which it had requests.</summary>
    public static string StepSeconds(RunResult result) => CsvTable.Of(
        CoarseTimeline.Of(result.Timeline).SelectMany(interval => interval.Steps.Select(step => (Interval: interval, Step: step))),
        [
            .. When<(Interval Interval, StepInterval Step)>(row => row.Interval),
            new("judged", row => Flag(row.Interval.IsJudged)),
            new("step", row => CsvText.Text(row.Step.Name)),
            .. CsvFigures.Of<(Interval Interval, StepInterval Step)>(row => (row.Step.Count, row.Step.Failed, row.Step.Rejected, row.Interval.Length, row.Step.Latency)),
        ]);

    private static IEnumerable<CsvColumn<T>> When<T>(Func<T, Interval> interval) =>
    [
        new("start_s", thing => CsvText.Number(interval(thing).Start.TotalSeconds)),
        new("length_s", thing => CsvText.Number(interval(thing).Length.TotalSeconds)),
    ];

    // Where nobody counted, nothing is known, which is not zero.
    private static string Counted(RunResult result, long count) => result.Whole.Traffic.IsNone && result.Totals.Traffic.IsNone ? "" : CsvText.Number(count);

    private static string Flag(bool isSo) => isSo ? "1" : "0";
}
