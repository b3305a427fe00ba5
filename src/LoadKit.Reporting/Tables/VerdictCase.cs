namespace LoadKit.Reporting.Tables;

/// <summary>One answer of a run, for what knows no more than cases: an objective, or what else decides about the verdict.</summary>
/// <param name="Name">The same from run to run, for the histories that servers keep. On one line, as all of it.</param>
/// <param name="Verdict">Pass, Fail, or neither.</param>
/// <param name="Message">What was measured against which limit, in a few words.</param>
/// <param name="Details">The whole reason, by lines.</param>
internal sealed record VerdictCase(string Name, Verdict Verdict, string Message, IReadOnlyList<string> Details)
{
    private const int LongestName = 300;
    private const int LongestSentence = 1000;

    /// <summary>The objectives in the order of the plan, and the run itself where they do not explain its verdict.</summary>
    public static IReadOnlyList<VerdictCase> Of(RunResult result)
    {
        var worst = result.Slos.Select(outcome => outcome.Verdict).DefaultIfEmpty(Verdict.Pass).Max();
        return [.. result.Slos.Select(outcome => Of(outcome, result)), .. result.Slos.Count == 0 || result.Verdict > worst ? [OfRun(result)] : Array.Empty<VerdictCase>()];
    }

    private static VerdictCase Of(SloOutcome outcome, RunResult result)
    {
        // Two limits for one quantity have one name, and servers take cases of one name for one.
        var isAlone = result.Slos.Count(other => other.Slo.Name == outcome.Slo.Name) == 1;
        string[] details =
        [
            outcome.FullReason,
            $"objective: {outcome.Slo.Name}",
            $"limit: {outcome.Slo.Limit}",
            $"measured: {outcome.MeasuredWithCounts}",
            .. outcome.Interval.Length > 0 ? [$"{result.Confidence} interval: {outcome.Interval}"] : Array.Empty<string>(),
            .. outcome.MarginText.Length > 0 ? [$"margin: {outcome.MarginText}"] : Array.Empty<string>(),
            $"verdict: {outcome.Word}",
        ];
        return new(
            Foreign.OneLine(isAlone ? outcome.Slo.Name : $"{outcome.Slo.Name} {outcome.Slo.Limit}", LongestName),
            outcome.Verdict,
            Foreign.OneLine($"{EarlyEnd.Before(result)}{outcome.MeasuredWithCounts}, limit {outcome.Slo.Limit}", LongestName),
            [.. details.Select(line => Foreign.OneLine(line, LongestSentence))]);
    }

    private static VerdictCase OfRun(RunResult result) => new(
        result.Slos.Count == 0 ? "verdict" : "measurement",
        result.Verdict,
        Foreign.OneLine(EarlyEnd.Before(result) + result.Reason, LongestSentence),
        [.. result.Findings.Where(finding => finding.Kind == FindingKind.Doubt).Select(finding => Foreign.OneLine($"{finding.Word}: {finding.Text}", LongestSentence))]);
}
