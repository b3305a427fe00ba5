using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>The step that has most of the bad requests.</summary>
internal static class StepClue
{
    private const double Most = 0.5;

    public static string? Of(Evidence evidence, BadRequests bad)
    {
        var scope = bad.Slo.Scope;
        if (scope.Step is not null || scope.OfIterations || scope.Tag is not null || bad.Sum.Bad == 0)
        {
            return null;
        }

        var steps = BySteps(evidence, bad.Slo);
        if (steps.Count < 2)
        {
            return null;
        }

        var (name, sum) = steps.MaxBy(step => step.Value.Bad);
        return sum.Bad <= Most * bad.Sum.Bad
            ? null
            : $"{name} has {Shares.Text(sum.Bad, bad.Sum.Bad)} of the {bad.Name}, and {Shares.Text(sum.Count, bad.Sum.Count)} of all";
    }

    private static Dictionary<string, WindowSample> BySteps(Evidence evidence, Slo slo)
    {
        var steps = new Dictionary<string, WindowSample>();
        var places = new Dictionary<Series, int[]>();
        var stages = evidence.StagesOf(slo.Scope);
        foreach (var count in evidence.Windows.SelectMany(window => window.Counts).Where(count => count.Series.Kind == SeriesKind.Step && stages.Contains(count.Stage) && count.Series.IsCountedBy(slo.Scope)))
        {
            var at = places.TryGetValue(count.Series, out var known) ? known : places[count.Series] = evidence.PlacesOf(count.Series, slo.ExactLimits);
            var slow = at.Length == 0 ? 0 : count.OverCounts[at[0]];
            steps[count.Series.Name!] = steps.GetValueOrDefault(count.Series.Name!) + new WindowSample(count.Succeeded + count.Failed, count.Failed + slow);
        }

        return steps;
    }
}
