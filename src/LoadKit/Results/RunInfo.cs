namespace LoadKit;

/// <summary>What is known when a run begins.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record RunInfo
{
    /// <summary>The load test's name.</summary>
    public required string Name { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it will take, without the graceful stop; null where a number of iterations ends it.</summary>
    public TimeSpan? PlannedDuration { get; init; }

    /// <summary>The populations, in the order of the plan.</summary>
    public required IReadOnlyList<Population> Populations { get; init; }

    /// <summary>The objectives, in the order of the plan.</summary>
    public IReadOnlyList<Slo> Slos { get; init; } = [];

    /// <summary>How sure the verdicts are to be: the confidence of the intervals, two-sided. Default: 95 %.</summary>
    public Ratio Confidence { get; init; } = new(0.95);

    /// <summary>What could be said about the plan before it was run; see <c>LoadTest.Warnings</c>.</summary>
    public IReadOnlyList<Finding> Warnings { get; init; } = [];

    /// <summary>What is to be known about the run, in the order of the plan; a name is there once.</summary>
    public IReadOnlyList<Label> Labels { get; init; } = [];

    /// <summary>The seed of every random choice; the plan's, or the one that was drawn.</summary>
    public ulong Seed { get; init; }
}
