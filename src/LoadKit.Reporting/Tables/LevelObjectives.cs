namespace LoadKit.Reporting.Tables;

/// <summary>What became of the objectives on one level of load.</summary>
internal static class LevelObjectives
{
    private const int MostNamed = 2;
    private const int LongestName = 40;

    /// <summary>The lowest of the levels on which an objective is missed, and of several populations the first in time; null when none is.</summary>
    public static StageResult? FirstMiss(RunResult result, IReadOnlyList<StageResult> levels) =>
        result.BreakingPoint?.Stage ?? levels.FirstOrDefault(stage => stage.Slos.Any(outcome => outcome.Verdict == Verdict.Fail));

    /// <summary>Such as <c>✓ all 3 met</c>, or <c>✗ p95, all requests missed: first miss</c>.</summary>
    public static string Of(StageResult stage, bool isFirstMiss)
    {
        var missed = Names(stage, Verdict.Fail);
        var unproven = Names(stage, Verdict.Inconclusive);
        return stage.Slos.Count == 0 ? MeasuredColumns.Nothing
            : missed.Count > 0 ? $"{VerdictWords.Symbol(Verdict.Fail)} {Some(missed)} missed{(isFirstMiss ? ": first miss" : "")}"
            : unproven.Count > 0 ? $"{VerdictWords.Symbol(Verdict.Inconclusive)} {Some(unproven)} unproven"
            : $"{VerdictWords.Symbol(Verdict.Pass)} {(stage.Slos.Count == 1 ? "met" : $"all {Quantities.Count(stage.Slos.Count)} met")}";
    }

    private static List<string> Names(StageResult stage, Verdict verdict) =>
        [.. stage.Slos.Where(outcome => outcome.Verdict == verdict).Select(outcome => Foreign.OneLine(outcome.Slo.Name, LongestName))];

    private static string Some(List<string> names) =>
        string.Join("; ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" and {Quantities.Count(names.Count - MostNamed)} more" : "");
}
