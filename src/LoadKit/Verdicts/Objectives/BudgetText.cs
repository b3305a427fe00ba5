namespace LoadKit.Verdicts;

/// <summary>An error budget in a sentence.</summary>
internal static class BudgetText
{
    public static string Of(ErrorBudget budget)
    {
        var burn = $"burn rate {Rate(budget.BurnRate)} ({Rate(budget.BurnRateLow)} to {Rate(budget.BurnRateHigh)}) of an error budget of {Quantities.Length(budget.Allowance)} per {Quantities.Length(budget.Period)}";
        var end = budget.ExhaustedAfter is { } time ? $", which lasts {Quantities.Length(time)}" : "";
        var fired = budget.Alerts.Where(alert => alert.FiredAfter is not null).MinBy(alert => alert.FiredAfter);
        return fired is null ? burn + end : $"{burn}{end}; an alert on {Rate(fired.Threshold)} over {Quantities.Length(fired.Window)} would have fired after {Quantities.Length(fired.FiredAfter!.Value)}";
    }

    // Rounded up: a budget that burns 0.998 times as fast as it may is close to its limit.
    private static string Rate(double rate)
    {
        var text = Quantities.PerSecond(rate, Rounding.Up);
        return double.IsFinite(rate) ? text[..^" /s".Length] : text;
    }
}
