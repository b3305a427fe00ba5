namespace LoadKit.Reporting.Tables;

/// <summary>What stands in which table of a report, said once for every rendering.</summary>
internal static partial class ReportTables
{
    private const string Judged = "judged stages";
    private const string Measured = "all stages but the warm-up";
    private const int LongestContext = 120;

    /// <summary>All tables below the objectives, in the order in which they are read; those without rows are left out.</summary>
    public static IEnumerable<ReportTable> Of(RunResult result) =>
        new[]
        {
            Requests(result), Iterations(result), IterationCounts(result), Steps(result), Phases(result), Traffic(result), Scenarios(result), UserTypes(result), Stages(result),
            Checks(result), Tags(result), Errors(result), Slowest(result),
        }.Where(table => table.Rows.Count > 0);

    /// <summary>The objectives, the worst first.</summary>
    public static ReportTable Objectives(RunResult result) => ReportTable.Of(
        "objectives",
        Judged,
        result.Slos.OrderByDescending(outcome => outcome.Verdict),
        [
            Column<SloOutcome>.Text("objective", outcome => outcome.Slo.Name),
            Column<SloOutcome>.Number("limit", outcome => outcome.Slo.Limit),
            Column<SloOutcome>.Number("measured", outcome => outcome.MeasuredWithCounts),
            Column<SloOutcome>.Number($"{result.Confidence} interval", outcome => outcome.Interval),
            Column<SloOutcome>.Number("margin", outcome => outcome.MarginText),
            Column<SloOutcome>.Text("", outcome => $"{VerdictWords.Symbol(outcome.Verdict)} {outcome.Word}"),
        ]);

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
