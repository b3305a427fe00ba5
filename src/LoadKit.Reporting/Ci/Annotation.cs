using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Ci;

/// <summary>What is to be seen beside a build: an error for each objective that is missed, a warning for what is not proven, or that all is well.</summary>
/// <param name="IsError">Whether it is an error.</param>
/// <param name="Text">Objective, measured value and limit.</param>
internal sealed record Annotation(bool IsError, string Text)
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
        string[] texts = [.. cases.Where(of => of.Verdict == verdict).Select(of => $"{of.Name}: {of.Message}{(verdict == Verdict.Inconclusive ? " (unproven)" : "")}")];
        var shown = texts.Length <= MostOfAKind ? texts.Length : MostOfAKind - 1;
        foreach (var text in texts.Take(shown))
        {
            yield return new(verdict == Verdict.Fail, text);
        }

        if (texts.Length > shown)
        {
            yield return new(verdict == Verdict.Fail, $"and {Quantities.Count(texts.Length - shown)} more");
        }
    }
}
