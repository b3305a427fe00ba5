namespace LoadKit.Reporting.Tables;

/// <summary>A verdict as a symbol and as a word: never one without the other.</summary>
internal static class VerdictWords
{
    public static string Symbol(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "✓",
        Verdict.Fail => "✗",
        _ => "?",
    };

    public static string OfRun(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "passed",
        Verdict.Fail => "failed",
        _ => "inconclusive",
    };
}
