using LoadKit.Model;

namespace LoadKit.Results;

/// <summary>What the engine measured, before anything is judged.</summary>
internal sealed record RunRecord
{
    public required TestPlan Plan { get; init; }

    public required IReadOnlyList<StageSpan> Stages { get; init; }

    public required IReadOnlyList<SeriesData> Series { get; init; }

    public required IReadOnlyList<Interval> Timeline { get; init; }

    public IReadOnlyList<Window> Windows { get; init; } = [];

    /// <summary>What the generator saw of itself, in order; null where time is not real.</summary>
    public IReadOnlyList<GeneratorSample>? Generator { get; init; }

    public required IReadOnlyList<ErrorGroup> Errors { get; init; }

    public IReadOnlyList<GaugeData> Gauges { get; init; } = [];

    public IReadOnlyList<SlowRequest> Slowest { get; init; } = [];

    public required IReadOnlyList<Finding> Findings { get; init; }

    public required StopReason StopReason { get; init; }

    /// <summary>Why it was aborted, in words.</summary>
    public string? AbortReason { get; init; }

    /// <summary>The objectives for which it was aborted.</summary>
    public IReadOnlyList<GivenUp> GivenUp { get; init; } = [];

    public required DateTimeOffset StartedAt { get; init; }

    public required TimeSpan Elapsed { get; init; }

    public required ulong Seed { get; init; }
}
