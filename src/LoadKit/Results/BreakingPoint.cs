namespace LoadKit;

/// <summary>Where a rising load broke: the lowest level on which an objective was missed. A level is a stage of constant load; ramps have none.</summary>
/// <param name="Stage">The stage of that level.</param>
/// <param name="Missed">The objective that was missed on it; of several the one by most.</param>
/// <param name="Held">The highest level below it on which all objectives were met; null where none was shown to be.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record BreakingPoint(StageResult Stage, SloOutcome Missed, StageResult? Held)
{
    /// <summary>Null where no objective was missed on any level, of a load of one level, and of one that does not rise from level to level, such as a spike.</summary>
    internal static BreakingPoint? Of(IReadOnlyList<StageResult> stages)
    {
        // Populations side by side have no common level.
        var levels = stages.Where(stage => stage.IsJudged && stage.Slos.Count > 0 && stage.Population == 0).OrderBy(stage => stage.Stage.To).ToList();
        if (stages.Any(stage => stage.Population > 0) || levels.Select(stage => stage.Stage.To).Distinct().Count() < 2 || !levels.SequenceEqual(levels.OrderBy(stage => stage.Start)))
        {
            return null;
        }

        var broke = levels.FirstOrDefault(stage => stage.Slos.Any(outcome => outcome.Verdict == Verdict.Fail));
        return broke is null ? null : new BreakingPoint(
            broke,
            broke.Slos.Where(outcome => outcome.Verdict == Verdict.Fail).MinBy(outcome => outcome.Margin ?? double.PositiveInfinity)!,
            levels.LastOrDefault(stage => stage.Stage.To < broke.Stage.To && stage.Slos.All(outcome => outcome.Verdict == Verdict.Pass)));
    }
}
