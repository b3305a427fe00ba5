using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>The objectives, the worst first: limit, measured value, interval, a picture of them, verdict; and why one is unproven.</summary>
internal static class ObjectivesPanel
{
    public static Markup Of(ReportView view)
    {
        var result = view.Result;
        if (result.Slos.Count == 0)
        {
            return Markup.None;
        }

        var outcomes = result.Slos.OrderByDescending(outcome => outcome.Verdict).ToList();
        var chart = new AgainstTheLimit(outcomes);
        HtmlColumn[] columns =
        [
            HtmlColumn.Heading("Objective"), HtmlColumn.Number("Limit"), HtmlColumn.Number("Measured", "strong"), HtmlColumn.Number($"{result.Confidence} interval", "ci"),
            HtmlColumn.Number("Margin", "ci"), new("Against the limit", "g"), new("Result", "v"),
        ];
        return Panel.Of(
            "objectives",
            "Objectives",
            HtmlTable.Of("obj", "Objectives", columns, outcomes.Select(outcome => (IReadOnlyList<Markup>)
            [
                Name(outcome), HtmlTable.Number(outcome.Slo.Limit), Measured(outcome), HtmlTable.Number(outcome.Interval.Length > 0 ? outcome.Interval : "-"),
                HtmlTable.Number(outcome.MarginText.Length > 0 ? outcome.MarginText : "-"), chart.Of(outcome), Result(outcome),
            ])),
            Panel.Note($"The dot is the measured value and the bar around it its {result.Confidence} interval; the dashed line is the limit and the shaded side is past it. {chart.Explanation}An objective is unproven while its interval touches the limit, or for the reason that is given below. {Panel.Capital(ReportTables.LabelsNote)}."),
            Panel.List(outcomes.Where(outcome => outcome.Verdict == Verdict.Inconclusive).Select(Unproven)),
            ErrorBudgetPanel.Of(view));
    }

    private static Markup Name(SloOutcome outcome)
    {
        var name = outcome.Slo.Name;
        var scope = name.Length > outcome.Slo.Quantity.Length && name.StartsWith(outcome.Slo.Quantity, StringComparison.Ordinal) ? name[outcome.Slo.Quantity.Length..].TrimStart(',', ' ') : "";
        return Markup.Of($"{Panel.Capital(scope.Length == 0 ? name : outcome.Slo.Quantity):120} <span class=\"sub\">{scope:120}</span>");
    }

    private static Markup Measured(SloOutcome outcome) =>
        Markup.Of($"{HtmlTable.Number(outcome.Measured)}{Markup.If(outcome.Counts.Length > 0, $" <span class=\"sub\">{HtmlTable.Number(outcome.Counts)}</span>")}");

    private static Markup Result(SloOutcome outcome) =>
        Markup.Of($"{VerdictTag.Of(outcome.Verdict, outcome.Label)}{Markup.If(outcome.Verdict is Verdict.Pass or Verdict.Fail, $" <span class=\"sub\">{outcome.Word}</span>")}");

    private static Markup Unproven(SloOutcome outcome) => Markup.Of($"<strong>{Panel.Capital(outcome.Slo.Name):120}</strong> is unproven: {Panel.Sentence(outcome.FullReason):500}");
}
