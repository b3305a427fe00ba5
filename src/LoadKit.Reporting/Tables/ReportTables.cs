namespace LoadKit.Reporting.Tables;

/// <summary>What stands in which table of a report, said once for every rendering.</summary>
internal static partial class ReportTables
{
    private const string Judged = "judged stages";
    private const string Measured = "all stages but the warm-up";
    private const int LongestContext = 120;

    /// <summary>All tables below the objectives, in the order in which they are read; those without rows are left out.</summary>
    /// <param name="result">The run.</param>
    /// <param name="withEndpoints">Whether the steps come a second time, with the columns of Locust: where tables are folded away.</param>
    public static IEnumerable<ReportTable> Of(RunResult result, bool withEndpoints) =>
        ((IEnumerable<ReportTable>)
        [
            ErrorBudgets(result), Signals(result), Requests(result), Distribution(result), Iterations(result), IterationCounts(result), Steps(result),
            .. withEndpoints ? [Endpoints(result)] : Array.Empty<ReportTable>(),
            Phases(result), Traffic(result), Scenarios(result), UserTypes(result), Stages(result), Levels(result), Checks(result),
            .. Shares(result),
            Tags(result), Errors(result), Slowest(result),
        ]).Where(table => table.Rows.Count > 0);

    public static ReportTable Checks(RunResult result) => ReportTable.Of(
        "checks",
        Judged,
        result.Checks,
        [
            Column<CheckResult>.Text("check", check => check.Name),
            Column<CheckResult>.Count("made", check => check.Count),
            Column<CheckResult>.Count("passed", check => check.Passed),
            Column<CheckResult>.Count("failed", check => check.Failed),
            Column<CheckResult>.Number("pass rate", PassRate),
        ]);

    private static ReportTable Errors(RunResult result) => ReportTable.Of(
        "errors",
        $"{Measured}; first and last from the start of the run",
        result.Errors,
        [
            Column<ErrorGroup>.Text("where", error => error.Where, longest: 30),
            Column<ErrorGroup>.Count("count", error => error.Count),
            Column<ErrorGroup>.Text("kind", error => error.Kind),
            Column<ErrorGroup>.Number("first", error => Quantities.Length(error.First)),
            Column<ErrorGroup>.Number("last", error => Quantities.Length(error.Last)),
            Column<ErrorGroup>.Text("an example", Example, Foreign.Longest),
        ]);

    private static string Example(ErrorGroup error) => error.Context.Length == 0 ? error.Example : $"{Foreign.OneLine(error.Example, Foreign.Longest - Foreign.OneLine(error.Context, LongestContext).Length - 3)} [{Foreign.OneLine(error.Context, LongestContext)}]";

    private static string PassRate(CheckResult check) => check switch
    {
        { Count: 0 } => MeasuredColumns.Nothing,
        { Failed: 0 } => "100 %",
        _ => Quantities.Percent(check.Rate, check.Count, Rounding.Down),
    };
}
