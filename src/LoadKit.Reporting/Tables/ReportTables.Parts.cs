namespace LoadKit.Reporting.Tables;

/// <content>The run by its parts.</content>
internal static partial class ReportTables
{
    public static ReportTable Steps(RunResult result) => ReportTable.Of(
        "steps, slowest p99 first",
        Judged,
        result.Steps.OrderByDescending(step => step.Requests.Latency.Percentile(99)).ThenBy(step => step.Name, StringComparer.Ordinal),
        [Column<StepResult>.Text("step", step => step.Name), .. MeasuredColumns.All<StepResult>(step => step.Requests, HasRejections(result))],
        "a step's latency counts from the iteration's intended start for the first step, from its own start for the others");

    public static ReportTable Scenarios(RunResult result) => ReportTable.Of(
        "scenarios",
        Judged,
        result.Scenarios,
        [
            Column<ScenarioResult>.Text("scenario", scenario => scenario.Name),
            .. MeasuredColumns.Main<ScenarioResult>(scenario => scenario.Requests, HasRejections(result)),
            .. IterationsOf<ScenarioResult>(scenario => scenario.Iterations),
        ]);

    public static ReportTable UserTypes(RunResult result) => ReportTable.Of(
        "user types",
        Judged,
        result.UserTypes,
        [
            Column<UserTypeResult>.Text("user type", type => type.Name),
            Column<UserTypeResult>.Number("weight", type => type.Weight.ToString("0.####", System.Globalization.CultureInfo.InvariantCulture)),
            .. MeasuredColumns.Main<UserTypeResult>(type => type.Requests, HasRejections(result)),
            .. IterationsOf<UserTypeResult>(type => type.Iterations),
        ]);

    public static ReportTable Stages(RunResult result) => ReportTable.Of(
        "stages",
        "judged or not",
        result.Stages,
        [
            Column<StageResult>.Text("stage", stage => stage.Stage.Name),
            Column<StageResult>.Text("judged", stage => stage.IsJudged ? "yes" : stage.Stage.IsMeasured ? "no" : "no, warm-up"),
            Column<StageResult>.Number("start", stage => Quantities.Length(stage.Start)),
            Column<StageResult>.Number("length", stage => Quantities.Length(stage.Duration)),
            .. MeasuredColumns.Main<StageResult>(stage => stage.Requests, HasRejections(result)),
            Column<StageResult>.Count("iterations", stage => stage.Counts.Started),
            Column<StageResult>.Count("dropped", stage => stage.Counts.Dropped),
        ],
        "a request belongs to the stage in which its iteration was meant to start");

    private static IReadOnlyList<Column<T>> IterationsOf<T>(Func<T, IterationFigures> iterations) =>
    [
        Column<T>.Count("iterations", thing => iterations(thing).Measured.Count),
        Column<T>.Count("it. failed", thing => iterations(thing).Measured.Failed),
        MeasuredColumns.Percentile<T>(95, thing => iterations(thing).Measured.Latency, before: "it. "),
    ];
}
