using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

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
    /// <param name="failed">How many failed.</param>
    /// <param name="allowed">How many may fail; above zero.</param>
    /// <param name="within">How many of the failures came while an objective was over its limit.</param>
    public static Markup Of(string title, string finding, long failed, double allowed, long within) =>
        failed > allowed ? Overspent(title, finding, failed, allowed) : Spent(title, finding, failed, allowed, within);

    /// <summary>How many may fail, in words.</summary>
    public static string Count(double allowed) => allowed < 10 ? allowed.ToString("0.#", System.Globalization.CultureInfo.InvariantCulture) : Quantities.Count((long)allowed);

    private static Markup Spent(string title, string finding, long failed, double allowed, long within)
    {
        var scale = new LinearScale(0, allowed, 0, Width);
        var bar = Picture.Of(
            Picture.Bar, Width, Height, title, finding,
            Area.Box(0, 0, Width, Height, Palette.Grid, corner: 2),
            Area.Box(0, 0, scale.At(failed - within), Height, Palette.Muted, corner: 2),
            Area.Box(scale.At(failed - within), 0, scale.At(failed) - scale.At(failed - within), Height, Palette.Bad, corner: 2),
            Markup.Join(Enumerable.Range(1, 3).Select(quarter => scale.At(allowed * quarter / 4)).Select(at => Line.Straight(at, 0, at, Height, Palette.Paper))));
        return Markup.Of(
            $"{bar}\n<p class=\"scale\" aria-hidden=\"true\"><span>0</span> <span>25 %</span> <span>50 %</span> <span>75 %</span> <span>{Count(allowed)}</span></p>");
    }

    private static Markup Overspent(string title, string finding, long failed, double allowed)
    {
        var budget = new LinearScale(0, failed, 0, Width).At(allowed);
        var bar = Picture.Of(
            "chart", Width, Height + (2 * LineHeight) + 4, title, finding,
            Area.Box(0, 0, budget, Height, Palette.Muted, corner: 2),
            Area.Box(budget, 0, Width - budget, Height, Palette.Bad, corner: 2),
            Line.Straight(budget, 0, budget, Height + 3, Palette.Text, 3),
            Markup.Join(Labels(budget, $"budget: {Count(allowed)}", $"{Quantities.Count(failed)} failed").Select(label => label.Draw())));
        return Markup.Of($"<figure tabindex=\"0\" aria-label=\"{title}\">{bar}</figure>");
    }

    // What would stand on the label of an end stands below it.
    private static IEnumerable<Words> Labels(double budget, string allowed, string failed)
    {
        var half = Words.Width(allowed) / 2;
        var at = Math.Clamp(budget, half, Width - half);
        var isBeside = at - half > Words.Width("0") + Gap && at + half < Width - Words.Width(failed) - Gap;
        yield return new Words(0, Height + LineHeight, "0", Palette.Muted);
        yield return new Words(at, Height + (isBeside ? LineHeight : 2 * LineHeight), allowed, Palette.Text) { Side = Side.Middle };
        yield return new Words(Width, Height + LineHeight, failed, Palette.Bad) { Side = Side.Right };
    }
}
