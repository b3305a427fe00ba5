using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>The objectives of a plan as objectives of each stage alone, so that a staircase tells on which of its levels they held.</summary>
internal sealed class StageObjectives
{
    // Beyond, each stage is too short to be judged by itself, and the reading of the windows too long.
    private const int MostStages = 50;

    private readonly Dictionary<int, IReadOnlyList<Slo>> byStage = [];

    public StageObjectives(RunRecord record, IReadOnlySet<int> judged)
    {
        var slos = record.Plan.Slos.Where(slo => slo.Scope.Stage is null && slo is not (CustomSlo or ThroughputSlo)).ToList();
        if (judged.Count <= MostStages)
        {
            foreach (var stage in judged)
            {
                var name = record.Stages[stage].Stage.Name;
                byStage[stage] = [.. slos.Select(slo => slo.InStage(name))];
            }
        }
    }

    /// <summary>Those of all stages; of stages with one name once.</summary>
    public IEnumerable<Slo> All => byStage.Values.SelectMany(slos => slos).Distinct();

    /// <summary>Those of a stage, in the order of the plan; none where it is not judged.</summary>
    public IReadOnlyList<Slo> Of(int stage) => byStage.GetValueOrDefault(stage, []);
}
