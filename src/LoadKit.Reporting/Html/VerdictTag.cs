using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>A verdict on the page: always a symbol and a word, and a class for its colour.</summary>
internal static class VerdictTag
{
    public static string Class(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "good",
        Verdict.Fail => "bad",
        _ => "open",
    };

    public static Markup Of(Verdict verdict, string word) => Tag(Class(verdict), VerdictWords.Symbol(verdict), word);

    /// <summary>The symbol is for the eye: who listens hears the word.</summary>
    public static Markup Tag(string kind, string symbol, string word) =>
        Markup.Of($"<span class=\"tag {kind}\"><span aria-hidden=\"true\">{symbol}</span> {word}</span>");
}
