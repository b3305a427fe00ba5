using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>The step that has most of the bad requests.</summary>
internal static class StepClue
{
    private const double Most = 0.5;

    public static bool IsAbout(SloScope scope) => scope is { Step: null, OfIterations: false, Tag: null };

    public static string? Of(BadRequests bad, IReadOnlyDictionary<string, WindowSample> steps)
    {
        if (!IsAbout(bad.Slo.Scope) || steps.Count < 2 || bad.Sum.Bad == 0)
        {
            return null;
        }

        var (name, sum) = steps.MaxBy(step => step.Value.Bad);
        return sum.Bad <= Most * bad.Sum.Bad
            ? null
            : $"{name} has {Shares.Text(sum.Bad, bad.Sum.Bad)} of the {bad.Name}, and {Shares.Text(sum.Count, bad.Sum.Count)} of all";
    }
}
