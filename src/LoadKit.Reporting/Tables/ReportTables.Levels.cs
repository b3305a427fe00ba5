namespace LoadKit.Reporting.Tables;

/// <content>The run by levels of load.</content>
internal static partial class ReportTables
{
    private const int MostGaugeColumns = 4;
    private static readonly int[] LevelPercentiles = [50, 95, 99];

    /// <summary>A row for each stage of constant load; none where there is only one, for then all other tables are about it.</summary>
    public static ReportTable Levels(RunResult result)
    {
        var levels = LevelStages(result);
        var times = LevelTimes.Of(levels);
        var firstMiss = LevelObjectives.FirstMiss(result, levels);
        return ReportTable.Of(
            "results by load level",
            "stages of constant load",
            levels.Count > 1 ? levels : [],
            [
                Column<StageResult>.Text("stage", stage => stage.Stage.Name),
                .. levels.Select(stage => stage.Population).Distinct().Count() > 1 ? [Column<StageResult>.Text("population", stage => PopulationOf(result, stage))] : Array.Empty<Column<StageResult>>(),
                Column<StageResult>.Number("level", stage => LoadWords.Level(stage.Stage, LoadOf(result, stage))),
                .. MeasuredColumns.Counts<StageResult>(stage => stage.Requests, HasRejections(result)),
                .. LevelPercentiles.Select(percentile => MeasuredColumns.Percentile<StageResult>(percentile, times.Of, before: times.AreOfSuccesses ? "ok " : "")),
                .. levels.Any(stage => stage.Counts.Dropped > 0) ? [Column<StageResult>.Count("dropped", stage => stage.Counts.Dropped)] : Array.Empty<Column<StageResult>>(),
                .. GaugesOf(levels).Select(name => Column<StageResult>.Number($"{Foreign.OneLine(name, 40)}, mean (max)", stage => stage.Gauges.FirstOrDefault(gauge => gauge.Name == name) is { } gauge ? GaugeWords.MeanAndMax(gauge) : "not measured")),
                .. levels.Any(stage => stage.Slos.Count > 0) ? [Column<StageResult>.Text("objectives", stage => LevelObjectives.Of(stage, ReferenceEquals(stage, firstMiss)), 100)] : Array.Empty<Column<StageResult>>(),
            ],
            $"each row has figures of its own: a mean over a whole profile is none of any level{(times.AreOfSuccesses ? "; ok are the successful requests, for what is turned away at once is no sign of speed" : "")}");
    }

    /// <summary>The stages of constant load that ran, in the order of time.</summary>
    public static IReadOnlyList<StageResult> LevelStages(RunResult result) =>
        [.. result.Stages.Where(stage => stage.Stage.IsSteady && stage.Duration > TimeSpan.Zero).OrderBy(stage => stage.Start)];

    /// <summary>The load that a stage is of; null where the result does not have its plan.</summary>
    public static Load? LoadOf(RunResult result, StageResult stage) =>
        result.Run is { } run && stage.Population < run.Populations.Count ? run.Populations[stage.Population].Load : null;

    private static IEnumerable<string> GaugesOf(IReadOnlyList<StageResult> levels) =>
        levels.SelectMany(stage => stage.Gauges).Select(gauge => gauge.Name).Distinct(StringComparer.Ordinal).Take(MostGaugeColumns);

    private static string PopulationOf(RunResult result, StageResult stage) =>
        result.Run is { } run && stage.Population < run.Populations.Count
            ? string.Join(", ", run.Populations[stage.Population].UserTypes.Select(type => Foreign.OneLine(type.Name, 40)))
            : Quantities.Count(stage.Population + 1);
}
