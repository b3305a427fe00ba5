using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Ci;

/// <summary>What is to be seen beside a build: an error for each objective that is missed, a warning for what is not proven, or that all is well.</summary>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="About">The objective, the same from run to run.</param>
/// <param name="Text">Objective, measured value and limit.</param>
internal sealed record Annotation(bool IsError, string About, string Text)
{
    // GitHub shows ten of a kind for a step.
    private const int MostOfAKind = 10;

    /// <summary>The worst first; empty for a run that passed.</summary>
    public static IReadOnlyList<Annotation> Of(RunResult result)
    {
        var cases = VerdictCase.Of(result);
        return [.. OfKind(cases, Verdict.Fail), .. OfKind(cases, Verdict.Inconclusive)];
    }

    private static IEnumerable<Annotation> OfKind(IReadOnlyList<VerdictCase> cases, Verdict verdict)
    {
        VerdictCase[] those = [.. cases.Where(of => of.Verdict == verdict)];
        var shown = those.Length <= MostOfAKind ? those.Length : MostOfAKind - 1;
        foreach (var of in those.Take(shown))
        {
            yield return new(verdict == Verdict.Fail, of.Name, $"{of.Name}: {of.Message}{(verdict == Verdict.Inconclusive ? " (unproven)" : "")}");
        }

        if (those.Length > shown)
        {
            yield return new(verdict == Verdict.Fail, verdict == Verdict.Fail ? "more missed" : "more unproven", $"and {Quantities.Count(those.Length - shown)} more");
        }
    }
}
