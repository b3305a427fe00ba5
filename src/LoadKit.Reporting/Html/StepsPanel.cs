using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>The steps, slowest first, each with its p95 over time.</summary>
internal static class StepsPanel
{
    private static readonly int[] Percentiles = [50, 90, 95, 99];

    public static Markup Of(ReportView view)
    {
        var steps = view.Result.Steps.OrderByDescending(step => step.Requests.Latency.Percentile(99)).ThenBy(step => step.Name, StringComparer.Ordinal).ToList();
        if (steps.Count == 0)
        {
            return Markup.None;
        }

        var lines = new StepLines(view, [.. steps.Select(step => step.Name)]);
        HtmlColumn[] columns =
        [
            HtmlColumn.Heading("Step"), HtmlColumn.Number("Requests"), HtmlColumn.Number("per s"), HtmlColumn.Number("Errors"),
            .. Percentiles.Select(percentile => HtmlColumn.Number($"p{percentile}", percentile == 95 ? "strong" : "")), HtmlColumn.Number("Max"),
            .. view.Changes is null ? Array.Empty<HtmlColumn>() : [HtmlColumn.Number("p95 vs baseline")],
            .. lines.IsEmpty ? Array.Empty<HtmlColumn>() : [new("p95 over time", "g")],
        ];
        var rows = steps.Select(step => Row(view, lines, Markup.Of($"{step.Name:100}"), step.Name, step.Requests))
            .Concat(steps.Count > 1 ? [Row(view, lines, Markup.Of($"<span class=\"total\">All requests</span>"), null, view.Result.Totals.Requests)] : Array.Empty<IReadOnlyList<Markup>>());
        return Panel.Of(
            "steps", "Steps, slowest first",
            HtmlTable.Of("steps", "Steps", columns, rows),
            Panel.Note($"Sorted by p99. The first step of an iteration counts from the iteration's intended start, the others from their own.{(lines.IsEmpty ? "" : " The small lines share one scale of ratios: a change twice as large looks twice as large, whatever the step takes.")}"),
            Panel.Details("The same with the columns of Locust, in milliseconds", HtmlTable.Of(ReportTables.Endpoints(view.Result))));
    }

    private static IReadOnlyList<Markup> Row(ReportView view, StepLines lines, Markup name, string? step, Measured requests) =>
    [
        name,
        HtmlTable.Number(Quantities.Count(requests.Count)),
        HtmlTable.Number(requests.Duration > TimeSpan.Zero ? Quantities.PerSecond(requests.PerSecond, Rounding.Down) : "-"),
        Errors(requests),
        .. Percentiles.Select(percentile => HtmlTable.Number(NumbersPanel.Time(requests, percentile))),
        HtmlTable.Number(NumbersPanel.Time(requests, 100)),
        .. view.Changes is { } changes ? [Change(changes, step, requests)] : Array.Empty<Markup>(),
        .. lines.IsEmpty ? Array.Empty<Markup>() : [lines.Of(step)],
    ];

    private static Markup Errors(Measured requests) =>
        requests.Count == 0 ? Markup.Of($"-")
        : requests.Failed == 0 ? HtmlTable.Number("0 %")
        : Markup.Of($"<strong>{HtmlTable.Number(Quantities.Percent(requests.ErrorRate, requests.Count, Rounding.Up))}</strong> <span class=\"sub\">{HtmlTable.Number(Quantities.Count(requests.Failed))} failed{Markup.If(requests.Rejected > 0, $", {HtmlTable.Number(Quantities.Count(requests.Rejected))} rejected")}</span>");

    private static Markup Change(Changes changes, string? step, Measured now)
    {
        var before = step is null ? changes.Baseline.Totals.Requests : changes.Baseline.Step(step)?.Requests;
        if (before is not { Latency.Count: > 0 } || now.Latency.Count == 0)
        {
            return Markup.Of($"new");
        }

        var outcome = string.IsNullOrWhiteSpace(step) && step is not null ? null : changes.Of(ComparedQuantity.Latency(95, step));
        return changes.Text(now.Latency.Percentile(95).TotalSeconds, before.Latency.Percentile(95).TotalSeconds, outcome);
    }
}
