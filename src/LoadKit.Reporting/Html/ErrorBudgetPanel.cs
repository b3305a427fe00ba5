using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>For each objective on failures what it allows, what of that is spent, and how fast at worst.</summary>
internal static class ErrorBudgetPanel
{
    private const int Most = 3;
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public static Markup Of(ReportView view)
    {
        var outcomes = Shown(view.Result);
        return Markup.Join(outcomes.Select(outcome => Of(view, outcome, Heading(outcome.Slo, isAlone: outcomes.Count(other => other.Slo.Scope == outcome.Slo.Scope) == 1))));
    }

    private static List<SloOutcome> Shown(RunResult result) => [.. result.Slos
        .Where(outcome => outcome is { Value: not null, Samples: > 0 } && Allowed(outcome.Slo) > 0)
        .OrderByDescending(outcome => outcome.Budget is not null)
        .DistinctBy(outcome => (outcome.Slo.Scope, Math.Round(Allowed(outcome.Slo), 12)))
        .Take(Most)];

    // Two budgets of one scope differ by their limits alone.
    private static string Heading(Slo slo, bool isAlone) => $"Error budget, {Foreign.OneLine(slo.Scope.ToString(), 120)}{(isAlone ? "" : $": {slo.Limit}")}";

    private static Markup Of(ReportView view, SloOutcome outcome, string heading)
    {
        var share = Allowed(outcome.Slo);
        var failed = (long)Math.Round(outcome.Samples * (outcome.Slo.HigherIsBetter ? 1 - outcome.Value!.Value : outcome.Value!.Value));
        var allowed = share * outcome.Samples;
        var spent = failed / allowed;
        var within = Math.Min(failed, FailedWithin(view, outcome.Slo));
        var words = Words(view, outcome, failed, allowed, within);
        return Markup.Of($"""

            <h3>{heading}</h3>
            <p class="budget"><strong>{Spent(spent)} spent.</strong> {words}</p>
            {ErrorBudgetBar.Of(heading, words, failed, allowed, within)}
            """);
    }

    private static double Allowed(Slo slo) => slo switch
    {
        ErrorRateSlo errors => errors.Below.Value,
        AvailabilitySlo up => up.AtLeast.Complement.Value,
        _ => 0,
    };

    private static string Words(ReportView view, SloOutcome outcome, long failed, double allowed, long within)
    {
        string[] sentences =
        [
            $"{Quantities.Count(failed)} failed of the {ErrorBudgetBar.Count(allowed)} that {Quantities.Percent(new Ratio(Allowed(outcome.Slo)))} of {Quantities.Count(outcome.Samples)} allows"
                + (within > 0 && view.OverLimit is { } over ? $"; {Quantities.Count(within)} of them from {view.Moment(over.Longest.Start)} to {view.Moment(over.Longest.End)}{(failed > allowed ? "" : " (red)")}" : "")
                + (failed > allowed ? $"; {Quantities.Count(failed - (long)allowed)} are beyond the budget (red)" : ""),
            .. Worst(view, outcome.Slo) is { } worst ? [$"In the worst {worst.Name} they came {Times(worst.Times)} as fast as the budget allows"] : Array.Empty<string>(),
            .. outcome.Budget is { } budget ? Period(budget) : [],
        ];
        return string.Join(". ", sentences) + ".";
    }

    private static IEnumerable<string> Period(ErrorBudget budget)
    {
        yield return $"Of {Quantities.Length(budget.Period)} at {Quantities.Percent(budget.AtLeast)} the budget is {Quantities.Length(budget.Allowance)}"
            + (budget.ExhaustedAfter is { } time ? $", and at this rate used up after {Quantities.Length(time)}" : ", and at this rate it lasts");
        foreach (var alert in budget.Alerts.Where(alert => alert.FiredAfter is not null))
        {
            yield return $"A {alert.Severity} alert on {Times(alert.Threshold)} the rate over {Quantities.Length(alert.Window)} would have fired after {Quantities.Length(alert.FiredAfter!.Value)}";
        }
    }

    // Of a stretch that is most of the time it would say nothing.
    private static long FailedWithin(ReportView view, Slo slo) => LimitStretches.IsOnAll(slo) && view.OverLimit?.Longest is { } longest && 2 * (longest.End - longest.Start) < view.Result.JudgedDuration
        ? view.Result.Timeline.Where(interval => view.Judged.Hold(interval) && interval.Start >= longest.Start && interval.End <= longest.End).Sum(interval => interval.Failed)
        : 0;

    // The worst minute as a whole, from any second on: the steepest part of the budget's curve.
    private static (string Name, double Times)? Worst(ReportView view, Slo slo)
    {
        var seconds = LimitStretches.IsOnAll(slo) && slo.Scope.Stage is null ? view.Result.Timeline.Where(view.Judged.Hold).ToList() : [];
        if (seconds.Count == 0 || seconds.Aggregate(TimeSpan.Zero, (sum, second) => sum + second.Length) < 2 * Minute)
        {
            return null;
        }

        var size = Math.Max(1, (int)Math.Round(Minute / seconds[0].Length));
        var worst = Enumerable.Range(0, seconds.Count - size + 1).Max(start => Share(seconds.GetRange(start, size)));
        return worst > 0 ? (Quantities.Length(size * seconds[0].Length) is "1 min" ? "minute" : Quantities.Length(size * seconds[0].Length), worst / Allowed(slo)) : null;
    }

    private static double Share(List<Interval> intervals) => (double)intervals.Sum(interval => interval.Failed) / Math.Max(1, intervals.Sum(interval => interval.Requests));

    private static string Spent(double spent) => spent switch
    {
        0 => "0 %",
        < 0.1 => Quantities.Percent(new Ratio(spent), 0, Rounding.Up),
        _ => $"{Quantities.Count((long)Math.Ceiling((100 * spent) - 1e-9))} %",
    };

    private static string Times(double times) => times < 9.95 ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{times:0.0} times") : $"{Quantities.Count((long)Math.Round(times))} times";
}
