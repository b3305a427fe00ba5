using LoadKit.Model;
using LoadKit.Time;

namespace LoadKit.Recording;

/// <summary>A stage with its place in the run, in engine time.</summary>
internal sealed record PlannedStage(int Index, int Population, Stage Stage, long Start, long End);

/// <summary>The stages of all populations, numbered through, warm-ups first in each.</summary>
internal sealed class StageTable
{
    private readonly PlannedStage[][] byPopulation;

    public StageTable(TestPlan plan)
    {
        byPopulation = new PlannedStage[plan.Populations.Length][];
        var all = new List<PlannedStage>();
        for (var i = 0; i < byPopulation.Length; i++)
        {
            byPopulation[i] = [.. Of(plan.Populations[i].Load, plan.WarmUp, i, all.Count)];
            all.AddRange(byPopulation[i]);
        }

        All = all;
    }

    public IReadOnlyList<PlannedStage> All { get; }

    public static int CountOf(TestPlan plan) =>
        plan.Populations.Sum(population => population.Load.Stages.Count + (plan.WarmUp > TimeSpan.Zero ? 1 : 0));

    public ReadOnlySpan<PlannedStage> Of(int population) => byPopulation[population];

    /// <summary>The stage in which a time lies; a border belongs to the stage that begins there, the end of the profile to the last.</summary>
    /// <param name="population">Whose stages.</param>
    /// <param name="time">When.</param>
    /// <param name="near">The index of a stage where the search begins; times mostly go forward.</param>
    public PlannedStage At(int population, long time, int near)
    {
        var stages = byPopulation[population];
        var i = Math.Clamp(near - stages[0].Index, 0, stages.Length - 1);
        while (i > 0 && time < stages[i].Start)
        {
            i--;
        }

        while (i < stages.Length - 1 && time >= stages[i].End)
        {
            i++;
        }

        return stages[i];
    }

    private static IEnumerable<PlannedStage> Of(Load load, TimeSpan warmUp, int population, int index)
    {
        var start = 0L;
        IEnumerable<Stage> stages = warmUp > TimeSpan.Zero
            ? load.Stages.Prepend(new Stage("warm-up", StageKind.WarmUp, 0, load.FirstLevel, warmUp))
            : load.Stages;
        foreach (var stage in stages)
        {
            var end = stage.Duration == Timeout.InfiniteTimeSpan ? Clock.Never : start + Clock.From(stage.Duration);
            yield return new PlannedStage(index++, population, stage, start, end);
            start = end;
        }
    }
}
