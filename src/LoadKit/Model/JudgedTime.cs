namespace LoadKit.Model;

/// <summary>What of a plan an objective is judged on: the stages of constant load, all that are measured where there are none, or those it names.</summary>
internal static class JudgedTime
{
    public static bool IsJudged(Stage stage, Load load, SloScope scope) =>
        scope.Stage is { } name ? stage.Name == name : stage.IsSteady || (stage.IsMeasured && !load.Stages.Any(other => other.IsSteady));

    /// <summary>Whether an objective can be about what users of this population do in its judged stages.</summary>
    public static bool IsAbout(Population population, SloScope scope) =>
        population.UserTypes.Any(type => IsAbout(type, scope)) && population.Load.Stages.Any(stage => IsJudged(stage, population.Load, scope));

    /// <summary>Whether an objective can be about users of this type.</summary>
    public static bool IsAbout(UserType type, SloScope scope) =>
        (scope.UserType is null || type.Name == scope.UserType)
        && (scope.Scenario is null || type.Scenario.Leaves.Any(scenario => scenario.Name == scope.Scenario));

    /// <summary>The judged time as stretches in order that do not touch, without the warm-up before them; the last may be endless.</summary>
    public static IReadOnlyList<(TimeSpan Start, TimeSpan End)> Stretches(IEnumerable<Population> populations, SloScope scope)
    {
        var merged = new List<(TimeSpan Start, TimeSpan End)>();
        foreach (var (start, end) in populations.SelectMany(population => Spans(population.Load, scope)).OrderBy(span => span.Start))
        {
            if (merged.Count > 0 && start <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, end > merged[^1].End ? end : merged[^1].End);
            }
            else
            {
                merged.Add((start, end));
            }
        }

        return merged;
    }

    private static IEnumerable<(TimeSpan Start, TimeSpan End)> Spans(Load load, SloScope scope)
    {
        var start = TimeSpan.Zero;
        foreach (var stage in load.Stages)
        {
            var end = stage.Duration == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : start + stage.Duration;
            if (IsJudged(stage, load, scope))
            {
                yield return (start, end);
            }

            start = end;
        }
    }
}
