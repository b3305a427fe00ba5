using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>The failures beside those that are allowed. A budget that holds is the whole bar, in quarters; of one that is overspent the failures are, and the budget is a mark in them.</summary>
internal static class ErrorBudgetBar
{
    private const double Width = 1080;
    private const double Height = 20;
    private const double LineHeight = 15;
    private const double Gap = 8;

    /// <param name="title">What it is.</param>
    /// <param name="finding">What there is to see in it.</param>
    /// <param name="budget">How many failed, and how many may.</param>
    /// <param name="within">How many of the failures came while an objective was over its limit.</param>
    public static Markup Of(string title, string finding, SpentBudget budget, long within) =>
        budget.Failed > budget.Allowed ? Overspent(title, finding, budget) : Spent(title, finding, budget, within);

    private static Markup Spent(string title, string finding, SpentBudget budget, long within)
    {
        var (failed, allowed) = (budget.Failed, budget.Allowed);
        var scale = new LinearScale(0, allowed, 0, Width);
        var bar = Picture.Of(
            Picture.Bar, Width, Height, title, finding,
            Area.Box(0, 0, Width, Height, Palette.Grid, corner: 2),
            Area.Box(0, 0, scale.At(failed - within), Height, Palette.Muted, corner: 2),
            Area.Box(scale.At(failed - within), 0, scale.At(failed) - scale.At(failed - within), Height, Palette.Bad, corner: 2),
            Markup.Join(Enumerable.Range(1, 3).Select(quarter => scale.At(allowed * quarter / 4)).Select(at => Line.Straight(at, 0, at, Height, Palette.Paper))));
        return Markup.Of(
            $"{bar}\n<p class=\"scale\" aria-hidden=\"true\"><span>0</span> <span>25 %</span> <span>50 %</span> <span>75 %</span> <span>{budget.AllowedText}</span></p>");
    }

    private static Markup Overspent(string title, string finding, SpentBudget budget)
    {
        var end = new LinearScale(0, budget.Failed, 0, Width).At(budget.Allowed);
        var bar = Picture.Of(
            "chart", Width, Height + (2 * LineHeight) + 4, title, finding,
            Area.Box(0, 0, end, Height, Palette.Muted, corner: 2),
            Area.Box(end, 0, Width - end, Height, Palette.Bad, corner: 2),
            Line.Straight(end, 0, end, Height + 3, Palette.Text, 3),
            Markup.Join(Labels(end, $"budget: {budget.AllowedText}", $"{Quantities.Count(budget.Failed)} failed").Select(label => label.Draw())));
        return Markup.Of($"<figure tabindex=\"0\" aria-label=\"{title}\">{bar}</figure>");
    }

    // What would stand on the label of an end stands below it.
    private static IEnumerable<Words> Labels(double end, string allowed, string failed)
    {
        var half = Words.Width(allowed) / 2;
        var at = Math.Clamp(end, half, Width - half);
        var isBeside = at - half > Words.Width("0") + Gap && at + half < Width - Words.Width(failed) - Gap;
        yield return new Words(0, Height + LineHeight, "0", Palette.Muted);
        yield return new Words(at, Height + (isBeside ? LineHeight : 2 * LineHeight), allowed, Palette.Text) { Side = Side.Middle };
        yield return new Words(Width, Height + LineHeight, failed, Palette.Bad) { Side = Side.Right };
    }
}
