using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>For each objective on failures what it allows, what of that is spent, and how fast at worst.</summary>
internal static class ErrorBudgetPanel
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static Markup Of(ReportView view)
    {
        var budgets = SpentBudget.Of(view.Result);
        return Markup.Join(budgets.Select(budget => Of(view, budget, Heading(budget.Outcome.Slo, isAlone: budgets.Count(other => other.Outcome.Slo.Scope == budget.Outcome.Slo.Scope) == 1))));
    }

    // Two budgets of one scope differ by their limits alone.
    private static string Heading(Slo slo, bool isAlone) => $"Error budget, {Foreign.OneLine(slo.Scope.ToString(), 120)}{(isAlone ? "" : $": {slo.Limit}")}";

    private static Markup Of(ReportView view, SpentBudget budget, string heading)
    {
        var within = Math.Min(budget.Failed, FailedWithin(view, budget.Outcome.Slo));
        var words = Words(view, budget, within);
        return Markup.Of($"""

            <h3>{heading}</h3>
            <p class="budget"><strong>{budget.SpentText} spent.</strong> {words}</p>
            {ErrorBudgetBar.Of(heading, words, budget, within)}
            """);
    }

    private static string Words(ReportView view, SpentBudget budget, long within)
    {
        var isOverspent = budget.Failed > budget.Allowed;
        string[] sentences =
        [
            $"{Quantities.Count(budget.Failed)} failed of the {budget.AllowedText} that {Quantities.Percent(new Ratio(budget.Share))} of {Quantities.Count(budget.Outcome.Samples)} allows"
                + (within > 0 && view.OverLimit is { } over ? $"; {Quantities.Count(within)} of them from {view.Moment(over.Longest.Start)} to {view.Moment(over.Longest.End)}{(isOverspent ? "" : " (red)")}" : "")
                + (isOverspent ? $"; {Quantities.Count(budget.Failed - (long)budget.Allowed)} are beyond the budget (red)" : ""),
            .. Worst(view, budget) is { } worst ? [$"In the worst {worst.Name} they came {BurnWords.Times(worst.Times)} as fast as the budget allows"] : Array.Empty<string>(),
            .. budget.Outcome.Budget is { } period ? Period(view.Result, period) : [],
        ];
        return string.Join(". ", sentences) + ".";
    }

    private static IEnumerable<string> Period(RunResult result, ErrorBudget budget)
    {
        yield return $"The burn rate is {BurnWords.Rate(budget)} ({result.Confidence} interval {BurnWords.Interval(budget)}): how many times faster than allowed the budget is spent";
        yield return $"Of {Quantities.Length(budget.Period)} at {Quantities.Percent(budget.AtLeast)} the budget is {Quantities.Length(budget.Allowance)}, of which this run spent {BurnWords.Spent(budget)}"
            + (budget.ExhaustedAfter is { } time ? $"; if all traffic were like this run's, it would be used up after {Quantities.Length(time)}" : "; if all traffic were like this run's, it would last");
        foreach (var alert in budget.Alerts.Where(alert => alert.FiredAfter is not null))
        {
            yield return $"A {alert.Severity} alert on {BurnWords.Times(alert.Threshold)} the rate over {Quantities.Length(alert.Window)} would have fired after {Quantities.Length(alert.FiredAfter!.Value)}";
        }
    }

    // Of a stretch that is most of the time it would say nothing.
    private static long FailedWithin(ReportView view, Slo slo) => LimitStretches.IsOnAll(slo) && view.OverLimit?.Longest is { } longest && 2 * (longest.End - longest.Start) < view.Result.JudgedDuration
        ? view.Result.Timeline.Where(interval => view.Judged.Hold(interval) && interval.Start >= longest.Start && interval.End <= longest.End).Sum(interval => interval.Failed)
        : 0;

    // The worst minute as a whole, from any second on: the steepest part of the budget's curve.
    private static (string Name, double Times)? Worst(ReportView view, SpentBudget budget)
    {
        var slo = budget.Outcome.Slo;
        var seconds = LimitStretches.IsOnAll(slo) && slo.Scope.Stage is null ? view.Result.Timeline.Where(view.Judged.Hold).ToList() : [];
        if (seconds.Count == 0 || seconds.Aggregate(TimeSpan.Zero, (sum, second) => sum + second.Length) < 2 * Minute)
        {
            return null;
        }

        var size = Math.Max(1, (int)Math.Round(Minute / seconds[0].Length));
        var worst = Enumerable.Range(0, seconds.Count - size + 1).Max(start => Share(seconds.GetRange(start, size)));
        return worst > 0 ? (Quantities.Length(size * seconds[0].Length) is "1 min" ? "minute" : Quantities.Length(size * seconds[0].Length), worst / budget.Share) : null;
    }

    private static double Share(List<Interval> intervals) => (double)intervals.Sum(interval => interval.Failed) / Math.Max(1, intervals.Sum(interval => interval.Requests));
}
