namespace LoadKit.Reporting.Tables;

/// <content>Targets against what was measured, and the budgets that they allow.</content>
internal static partial class ReportTables
{
    /// <summary>What the labels mean, in a sentence without its capital and its end.</summary>
    public const string LabelsNote = "EXCEEDS is met with all of the interval at least a tenth of the limit away from it, MEETS is met, BELOW is missed, UNPROVEN is neither yet";

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
            Column<SloOutcome>.Text("result", VerdictWords.Label),
        ],
        result.Slos.Count > 0 ? LabelsNote : "");

    public static ReportTable ErrorBudgets(RunResult result)
    {
        var budgets = SpentBudget.Of(result);
        return ReportTable.Of(
            "error budget",
            Judged,
            budgets,
            [
                Column<SpentBudget>.Text("objective", budget => $"{Foreign.OneLine(budget.Outcome.Slo.Name, 100)}: {budget.Outcome.Slo.Limit}", longest: 60),
                Column<SpentBudget>.Number("allowed", budget => budget.AllowedText),
                Column<SpentBudget>.Number("failed", budget => $"{Quantities.Count(budget.Failed)} of {Quantities.Count(budget.Outcome.Samples)}"),
                Column<SpentBudget>.Number("spent", budget => budget.SpentText),
                .. budgets.Any(budget => budget.Outcome.Budget is not null) ? PeriodColumns(result) : [],
            ],
            budgets.Any(budget => budget.Outcome.Budget is not null)
                ? "the burn rate is how many times faster than allowed the budget is spent; the period's columns hold if all its traffic were like this run's"
                : "");
    }

    private static IReadOnlyList<Column<SpentBudget>> PeriodColumns(RunResult result) =>
    [
        Period("burn rate", BurnWords.Rate),
        Period($"{result.Confidence} interval", BurnWords.Interval),
        Period("budget", BurnWords.Allowance),
        Period("this run spent", BurnWords.Spent),
        Period("at this rate", BurnWords.Lasts),
    ];

    private static Column<SpentBudget> Period(string title, Func<ErrorBudget, string> text) =>
        Column<SpentBudget>.Number(title, budget => budget.Outcome.Budget is { } of ? text(of) : MeasuredColumns.Nothing);
}
