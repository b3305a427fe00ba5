namespace LoadKit;

/// <summary>Figures of one stage. A request belongs to the stage in which its iteration was meant to start.</summary>
/// <param name="Stage">The stage as planned.</param>
/// <param name="Start">When it began, from the start of the run.</param>
/// <param name="Duration">How long it lasted; shorter than planned when the run was stopped in it.</param>
/// <param name="IsJudged">Whether it is among the stages that the other figures of the result are about.</param>
/// <param name="Requests">Its requests.</param>
/// <param name="Iterations">Its iterations.</param>
/// <param name="Counts">Where its iterations went.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record StageResult(
    Stage Stage, TimeSpan Start, TimeSpan Duration, bool IsJudged, Measured Requests, IterationFigures Iterations, IterationCounts Counts)
{
    /// <summary>The place of its population among those of the plan, from 0.</summary>
    public int Population { get; init; }

    /// <summary>What the gauges told in it, in the order of the plan. A reading belongs to the stage of its moment.</summary>
    public IReadOnlyList<GaugeResult> Gauges { get; init; } = [];

    /// <summary>
    /// The objectives that are about no stage of their own, judged on this stage alone, in the order of the plan. Each is an answer by itself: of many stages one may be met or missed
    /// by chance. Those on throughput, which ask for load, are not among them, nor those of one's own. Empty for a stage that is not judged, and in a plan of more than fifty of them.
    /// </summary>
    public IReadOnlyList<SloOutcome> Slos { get; init; } = [];
}
