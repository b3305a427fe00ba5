using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>What a run made of the budget of a period, in words; never rounded to the good side.</summary>
internal static class BurnWords
{
    /// <summary>How many times faster than allowed: <c>0.44</c>.</summary>
    public static string Rate(ErrorBudget budget) => Number(budget.BurnRate, Rounding.Up);

    /// <summary>Its interval: <c>0.25 to 0.71</c>; the good end is rounded down and the bad one up.</summary>
    public static string Interval(ErrorBudget budget) => $"{Number(budget.BurnRateLow, Rounding.Down)} to {Number(budget.BurnRateHigh, Rounding.Up)}";

    /// <summary>The whole budget: <c>43 min 12 s of 30 d</c>.</summary>
    public static string Allowance(ErrorBudget budget) => $"{Quantities.Length(budget.Allowance)} of {Quantities.Length(budget.Period)}";

    /// <summary>What the run itself spent of it, as a time without any success.</summary>
    public static string Spent(ErrorBudget budget) => budget.Failed == 0 ? "0 s" : Quantities.Length(budget.Spent);

    /// <summary>How long the budget lasts where all traffic of the period is like the run's.</summary>
    public static string Lasts(ErrorBudget budget) => budget.ExhaustedAfter is { } time ? $"used up after {Quantities.Length(time)}" : "lasts";

    /// <summary>As a factor: <c>2.4 times</c>.</summary>
    public static string Times(double times) => times < 9.95 ? string.Create(CultureInfo.InvariantCulture, $"{times:0.0} times") : $"{Quantities.Count((long)Math.Round(times))} times";

    private static string Number(double number, Rounding rounding)
    {
        if (!double.IsFinite(number))
        {
            return "unbounded";
        }

        var scaled = number < 1e9 ? rounding == Rounding.Up ? Math.Max(0, Math.Ceiling((number * 100) - 1e-9)) : Math.Floor((number * 100) + 1e-9) : number * 100;
        return (scaled / 100).ToString("#,0.00", CultureInfo.InvariantCulture);
    }
}
