using LoadKit.Results;

namespace LoadKit;

/// <summary>
/// How much a system can take: the highest rate of arrivals at which its objectives are shown to be met, the rate at which they begin to be missed as well as it
/// can be told, and the lowest one above at which they are shown to be missed. Never one number, for no search of finite length knows it.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record CapacityResult
{
    /// <summary>The load test's name.</summary>
    public required string Name { get; init; }

    /// <summary>How the search ended.</summary>
    public required CapacityOutcome Outcome { get; init; }

    /// <summary>What came out and why, in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>The highest rate at which every objective is proven, by a probe and by a longer one that confirms it; null where there is none.</summary>
    public Rate? Proven { get; init; }

    /// <summary>
    /// Where the share of bad requests crosses the limit, between two neighbouring probes (linear in the logarithm of the rate and the logit of the share); the lowest of all
    /// objectives. Null where nothing was crossed, for beyond what was tried nothing is said; where it would be off by more than a fifth; and where an objective on no share, such as a mean, sets the limit.
    /// </summary>
    public Rate? Estimate { get; init; }

    /// <summary>How far <see cref="Estimate"/> may be off by what was counted, as a share of it: two standard errors. Null without one.</summary>
    public Ratio? EstimateError { get; init; }

    /// <summary>The lowest rate above <see cref="Proven"/> at which an objective is shown to be missed; null where there is none.</summary>
    public Rate? Refuted { get; init; }

    /// <summary>The objective that sets the limit; null where none does.</summary>
    public Slo? LimitedBy { get; init; }

    /// <summary>Every probe, in the order in which they were run.</summary>
    public IReadOnlyList<CapacityProbe> Probes { get; init; } = [];

    /// <summary>The objectives that were judged in each probe, in the order of the plan.</summary>
    public IReadOnlyList<Slo> Slos { get; init; } = [];

    /// <summary>What is to be known beside it: objectives that were left out, reporters that failed.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>How close proven and not proven were to come: 5 % is a factor of 1.05.</summary>
    public Ratio Tolerance { get; init; } = new(0.05);

    /// <summary>How sure the verdicts of the probes are, two-sided.</summary>
    public Ratio Confidence { get; init; } = new(0.95);

    /// <summary>When it began.</summary>
    public DateTimeOffset StartedAt { get; init; }

    /// <summary>How long it took, pauses included.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The seed from which those of all probes come.</summary>
    public ulong Seed { get; init; }

    /// <summary>The machine that made the load; null when nobody knows.</summary>
    public Runner? Runner { get; init; }

    /// <summary>For a tool to return: 0 when a rate is proven, 2 when none meets the objectives, 3 when none is proven for another reason, 130 when cancelled.</summary>
    public int ExitCode => (Outcome, Proven) switch
    {
        (CapacityOutcome.Cancelled, _) => 130,
        (_, not null) => 0,
        (CapacityOutcome.None, _) => 2,
        _ => 3,
    };

    /// <summary>The answer, the probes and what is to be known as plain text of at most 100 columns.</summary>
    public string Explain() => CapacityExplanation.Of(this);

    /// <summary>Throws unless at least this rate is proven.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="CapacityNotProvenException">A lower rate is proven, or none; the message has the reason and the probes.</exception>
    public CapacityResult EnsureAtLeast(Rate rate) => Proven >= rate ? this : throw new CapacityNotProvenException(this, rate);

    /// <summary>The same as <see cref="Explain"/>.</summary>
    public override string ToString() => Explain();
}
