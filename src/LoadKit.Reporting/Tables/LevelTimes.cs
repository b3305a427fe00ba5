namespace LoadKit.Reporting.Tables;

/// <summary>
/// The latency by which levels of load are compared: of the successful requests where something failed and the times of that are known, otherwise of all. An
/// overloaded service that turns away most requests at once would look the faster the more it turns away.
/// </summary>
internal sealed class LevelTimes
{
    private LevelTimes(bool areOfSuccesses) => AreOfSuccesses = areOfSuccesses;

    public bool AreOfSuccesses { get; }

    public static LevelTimes Of(IReadOnlyList<StageResult> stages) =>
        new(stages.Any(stage => stage.Requests.Failed > 0) && stages.All(stage => Succeeded.TimesOf(stage.Requests) is not null));

    /// <summary>The latency of a stage.</summary>
    public Latencies Of(StageResult stage) => AreOfSuccesses ? Succeeded.TimesOf(stage.Requests)! : stage.Requests.Latency;
}
