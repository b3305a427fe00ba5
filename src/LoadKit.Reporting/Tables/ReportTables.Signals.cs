namespace LoadKit.Reporting.Tables;

/// <content>The four golden signals.</content>
internal static partial class ReportTables
{
    public static ReportTable Signals(RunResult result) => ReportTable.Of(
        "golden signals",
        Judged,
        GoldenSignal.Of(result),
        [
            Column<GoldenSignal>.Text("signal", row => row.Name),
            Column<GoldenSignal>.Text("of", row => row.Subject, Foreign.Longest),
            Column<GoldenSignal>.Text("measured", row => row.Value, Foreign.Longest),
        ]);
}
