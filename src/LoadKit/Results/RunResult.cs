using System.Text.Json.Serialization;

namespace LoadKit;

/// <summary>
/// What a run gave. Every figure covers the <em>judged</em> stages, those of constant load (the whole profile where there is none),
/// unless it says otherwise: <see cref="Whole"/>, <see cref="Stages"/>, <see cref="Errors"/> and <see cref="Timeline"/> cover more.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed partial record RunResult
{
    /// <summary>The version of its JSON format.</summary>
    internal const int JsonSchema = 1;

    [JsonInclude]
    [JsonPropertyOrder(-1)]
    internal int Schema { get; init; } = JsonSchema;

    /// <summary>The load test's name.</summary>
    public required string Name { get; init; }

    /// <summary>The worst of the objectives' verdicts, and never a pass on a measurement in doubt.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The verdict's reason in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>What was known when the run began: populations, objectives, planned duration.</summary>
    public RunInfo? Run { get; init; }

    /// <summary>The machine that made the load; null when nobody knows.</summary>
    public Runner? Runner { get; init; }

    /// <summary>Why the run ended.</summary>
    public StopReason StopReason { get; init; }

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>From the start to the end of the last iteration, warm-up and graceful stop included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The seed of every random choice.</summary>
    public ulong Seed { get; init; }

    /// <summary>How sure the verdicts are: the confidence of the intervals, two-sided.</summary>
    public Ratio Confidence { get; init; } = new(0.95);

    /// <summary>The time of the judged stages.</summary>
    public TimeSpan JudgedDuration { get; init; }

    /// <summary>The judged stages in words.</summary>
    public string JudgedStages { get; init; } = "";

    /// <summary>The objectives' outcomes, in the order of the plan.</summary>
    public IReadOnlyList<SloOutcome> Slos { get; init; } = [];

    /// <summary>Doubts first.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>What was looked at to know whether the figures can be trusted, each with its judgement; empty where nobody looked.</summary>
    public IReadOnlyList<AuditCheck> Audit { get; init; } = [];

    /// <summary>The judged stages together.</summary>
    public Totals Totals { get; init; } = Totals.None;

    /// <summary>All stages but the warm-up together.</summary>
    public Totals Whole { get; init; } = Totals.None;

    /// <summary>By user type, in the order of the plan.</summary>
    public IReadOnlyList<UserTypeResult> UserTypes { get; init; } = [];

    /// <summary>By scenario, in the order of the plan.</summary>
    public IReadOnlyList<ScenarioResult> Scenarios { get; init; } = [];

    /// <summary>By step, in the order of their names.</summary>
    public IReadOnlyList<StepResult> Steps { get; init; } = [];

    /// <summary>By stage, in the order of the plan: every stage, judged or not.</summary>
    public IReadOnlyList<StageResult> Stages { get; init; } = [];

    /// <summary>By check, in the order of their names.</summary>
    public IReadOnlyList<CheckResult> Checks { get; init; } = [];

    /// <summary>By tag, in the order of key, value and step.</summary>
    public IReadOnlyList<TagResult> Tags { get; init; } = [];

    /// <summary>What the gauges told in the judged stages, in the order of the plan; see <see cref="LoadTest.WithGauge"/>.</summary>
    public IReadOnlyList<GaugeResult> Gauges { get; init; } = [];

    /// <summary>Failures by kind, the most frequent first, over all stages but the warm-up.</summary>
    public IReadOnlyList<ErrorGroup> Errors { get; init; } = [];

    /// <summary>
    /// The slowest of the requests that belong to a trace (HTTP steps, and all steps where somebody listens to the activity source <c>LoadKit</c>), the
    /// slowest first, over all stages but the warm-up: at most three of a step and thirty in all.
    /// </summary>
    public IReadOnlyList<SlowRequest> Slowest { get; init; } = [];

    /// <summary>
    /// The whole run, warm-up included, in intervals of one length (the last may be shorter): a second in a run of up to twenty minutes, and in
    /// a longer one 2, 4, 8 ... seconds, so that there are never more than 1,200, nor more than some 64 MB of them. Their sums are exact.
    /// </summary>
    public IReadOnlyList<Interval> Timeline { get; init; } = [];

    /// <summary>What the generator saw of itself during the judged stages; null in virtual time, which no machine can hold up.</summary>
    public GeneratorFigures? Generator { get; init; }

    /// <summary>The files that the reporters write, by full path, in the order of the reporters. Whether one could not be written is in the findings.</summary>
    public IReadOnlyList<string> Files { get; init; } = [];

    /// <summary>Of a staircase the lowest level on which an objective was missed; null where none was, where all stages have one level or fall again, and of several populations.</summary>
    public BreakingPoint? BreakingPoint => BreakingPoint.Of(Stages);

    /// <summary>For a tool to return: 0 passed, 2 failed, 3 inconclusive, 130 interrupted; 1 stays for a crash.</summary>
    public int ExitCode => (StopReason, Verdict) switch
    {
        (StopReason.Cancelled, _) => 130,
        (_, Verdict.Pass) => 0,
        (_, Verdict.Fail) => 2,
        _ => 3,
    };

    /// <summary>The step of this name; null when no judged stage ran it.</summary>
    public StepResult? Step(string name) => Steps.FirstOrDefault(step => step.Name == name);

    /// <summary>The first stage of this name; null when the plan has none.</summary>
    public StageResult? Stage(string name) => Stages.FirstOrDefault(stage => stage.Stage.Name == name);

    /// <summary>The gauge of this name; null when it told nothing in the judged stages.</summary>
    public GaugeResult? Gauge(string name) => Gauges.FirstOrDefault(gauge => gauge.Name == name);

    /// <summary>The verdict, the objectives and the doubts as plain text.</summary>
    public override string ToString() => Explain();
}
