using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>A change with its judgement: a word besides the colour.</summary>
internal static class ChangeText
{
    public static Markup Of(string change, ComparisonOutcome? outcome) => outcome switch
    {
        ComparisonOutcome.Regressed => Markup.Of($"<span class=\"bad\">{HtmlTable.Number(change)} {Changes.Word(outcome)}</span>"),
        ComparisonOutcome.Improved => Markup.Of($"<span class=\"good\">{HtmlTable.Number(change)} {Changes.Word(outcome)}</span>"),
        _ => Markup.Of($"{HtmlTable.Number(change)}, {Changes.Word(outcome)}"),
    };
}
