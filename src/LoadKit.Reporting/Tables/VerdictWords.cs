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

    /// <summary>How an objective came out, as target-against-actual tables say it: <c>✓ EXCEEDS (met)</c>, <c>✗ BELOW (missed)</c>, <c>? UNPROVEN</c>.</summary>
    public static string Label(SloOutcome outcome) =>
        $"{Symbol(outcome.Verdict)} {outcome.Label}{(outcome.Verdict is Verdict.Pass or Verdict.Fail ? $" ({outcome.Word})" : "")}";

    public static string OfRun(Verdict verdict) => verdict switch
    {
        Verdict.Pass => "passed",
        Verdict.Fail => "failed",
        _ => "inconclusive",
    };
}
