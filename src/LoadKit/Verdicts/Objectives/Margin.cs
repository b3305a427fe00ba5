using System.Globalization;

namespace LoadKit.Verdicts;

/// <summary>How far a value is from its limit, as a share of the limit; positive is the good side.</summary>
internal static class Margin
{
    /// <summary>(limit - value) / limit, for what must stay below.</summary>
    public static double Below(double value, double limit) => (limit - value) / limit;

    /// <summary>(value - limit) / limit, for what must stay above.</summary>
    public static double Above(double value, double limit) => (value - limit) / limit;

    /// <summary>What is left of an error budget: 1 - (1 - value) / (1 - limit).</summary>
    public static double OfBudget(double value, double limit) => 1 - ((1 - value) / (1 - limit));

    /// <summary>In percent, rounded to the bad side: <c>83 % better</c> than the limit, or <c>5 % worse</c>.</summary>
    public static string Text(double margin) => $"{Percent(Whole(margin))} {(margin >= 0 ? "better" : "worse")}";

    /// <summary>What is left of a budget, in percent: <c>56 % of budget left</c>; of an overspent one what was spent: <c>281 % of budget spent</c>.</summary>
    public static string BudgetText(double left) =>
        left >= 0 ? $"{Percent(Whole(left))} of budget left" : $"{Percent(100 - Whole(left))} of budget spent";

    // 83.8 % better is not 84 %, and 0.2 % worse is not 0 %: towards zero on the good side, away from it on the bad one.
    private static double Whole(double margin)
    {
        var percent = margin * 100;
        var nearest = Math.Round(percent);
        return Math.Abs(percent - nearest) < 1e-9 ? nearest : Math.Floor(percent);
    }

    private static string Percent(double whole) => string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(whole):N0} %");
}
