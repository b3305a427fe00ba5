using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>The run in six numbers, with the baseline's.</summary>
internal static class NumbersPanel
{
    private static readonly int[] Percentiles = [50, 95, 99];

    public static Markup Of(ReportView view)
    {
        var (now, before) = (view.Result.Totals.Requests, view.Options.Baseline?.Totals.Requests);
        IEnumerable<Markup> numbers =
        [
            Number("Requests judged", Quantities.Count(now.Count), $"{Quantities.Count(view.Result.Whole.Requests.Count)} in the whole run"),
            Number("Throughput", PerSecond(now), $"all requests, over {Quantities.Length(now.Duration)}", Baseline(view, before, PerSecond, of => of.PerSecond.PerSecond, ComparedQuantity.Throughput())),
            .. Percentiles.Select(percentile => Number(
                percentile == 50 ? "Median" : $"p{Quantities.Count(percentile)}",
                Time(now, percentile),
                "",
                Baseline(view, before, of => Time(of, percentile), of => of.Latency.Percentile(percentile).TotalSeconds, ComparedQuantity.Latency(percentile)))),
            Number("Error rate", Errors(now), $"{Quantities.Count(now.Failed)} of {Quantities.Count(now.Count)} failed{(now.Rejected > 0 ? $", {Quantities.Count(now.Rejected)} of them rejected" : "")}", Baseline(view, before, Errors, of => of.ErrorRate.Value, ComparedQuantity.ErrorRate())),
        ];
        return Panel.Of("numbers", "In numbers", Markup.Of($"<dl class=\"kpi\">{numbers}\n</dl>"), Panel.Note(Note(view)));
    }

    /// <summary>A percentile as it is printed everywhere; a dash of nothing.</summary>
    public static string Time(Measured of, double percentile) => of.Latency.Count == 0 ? "-" : Quantities.Duration(of.Latency.Percentile(percentile), Rounding.Up);

    private static Markup Number(string name, string value, string about, Markup baseline = default) => Markup.Of(
        $"\n<div><dt>{name}</dt> <dd>{HtmlTable.Number(value)}</dd>{Markup.If(about.Length > 0, $" <dd class=\"sub\">{about}</dd>")}{baseline}</div>");

    private static Markup Baseline(ReportView view, Measured? before, Func<Measured, string> text, Func<Measured, double> value, ComparedQuantity quantity)
    {
        if (before is not { Count: > 0 } || view.Changes is not { } changes)
        {
            return Markup.None;
        }

        var change = changes.Text(value(view.Result.Totals.Requests), value(before), changes.Of(quantity));
        return Markup.Of($" <dd class=\"sub\">baseline {text(before)}{Markup.If(!change.IsNone, $", {change}")}</dd>");
    }

    private static string Note(ReportView view)
    {
        string[] sentences =
        [
            $"The judged stages{(view.Result.JudgedStages.Length > 0 ? $" ({view.Result.JudgedStages})" : "")}, as everywhere on this page unless it says otherwise.",
            .. FailedRequests.AreIn(view.Result) ? [Panel.Sentence(FailedRequests.Note)] : Array.Empty<string>(),
            .. view.Changes is { IsComparable: true } ? ["A change is called better or worse only where it is more than two such runs differ by."] : Array.Empty<string>(),
            .. view.Changes?.Doubts.Select(Panel.Sentence) ?? [],
        ];
        return string.Join(' ', sentences);
    }

    private static string PerSecond(Measured of) => of.Duration > TimeSpan.Zero ? Quantities.PerSecond(of.PerSecond, Rounding.Down) : "-";

    private static string Errors(Measured of) => of.Count == 0 ? "-" : of.Failed == 0 ? "0 %" : Quantities.Percent(of.ErrorRate, of.Count, Rounding.Up);
}
