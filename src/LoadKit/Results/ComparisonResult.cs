namespace LoadKit;

/// <summary>What a comparison of a candidate with a baseline gave.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record ComparisonResult
{
    /// <summary>The baseline's name.</summary>
    public required string Baseline { get; init; }

    /// <summary>The candidate's name.</summary>
    public required string Candidate { get; init; }

    /// <summary>The worst of the quantities' outcomes.</summary>
    public required ComparisonOutcome Outcome { get; init; }

    /// <summary>The outcome's reason in one sentence.</summary>
    public required string Reason { get; init; }

    /// <summary>How they were compared.</summary>
    public required ComparisonMethod Method { get; init; }

    /// <summary>How they were compared in words: <c>10 pairs of 1 min</c>.</summary>
    public string MethodText { get; init; } = "";

    /// <summary>By quantity, in the order in which they were asked for.</summary>
    public IReadOnlyList<QuantityComparison> Quantities { get; init; } = [];

    /// <summary>Doubts first: about the measurement, or that two runs are of different machines.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>How many pairs were run to the end; 0 when stored runs were compared.</summary>
    public int Pairs { get; init; }

    /// <summary>By how much the candidate may be worse.</summary>
    public Ratio Tolerance { get; init; } = new(0.05);

    /// <summary>How sure an outcome is to be, two-sided.</summary>
    public Ratio Confidence { get; init; } = new(0.95);

    /// <summary>The seed of the order and of all blocks; 0 when stored runs were compared.</summary>
    public ulong Seed { get; init; }

    /// <summary>The machine on which the candidate ran; null when nobody knows.</summary>
    public Runner? Runner { get; init; }

    /// <summary>For a tool to return: 0 unchanged or improved, 2 regressed, 3 inconclusive; 1 stays for a crash.</summary>
    public int ExitCode => Outcome switch
    {
        ComparisonOutcome.Regressed => 2,
        ComparisonOutcome.Inconclusive => 3,
        _ => 0,
    };

    /// <summary>The outcome, the quantities with their values, change, interval and outcome, and the doubts, as plain text of at most 100 columns in its table.</summary>
    public string Explain() => Results.ComparisonExplanation.Of(this);

    /// <summary>Throws when a regression is shown, and lets Inconclusive pass: for a gate that must not cry wolf.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="LoadTestRegressedException">The outcome is Regressed; the message is <see cref="Explain"/>.</exception>
    public ComparisonResult EnsureNotRegressed() => Outcome != ComparisonOutcome.Regressed ? this : throw new LoadTestRegressedException(this);

    /// <summary>Throws unless it is shown that there is no regression: also on Inconclusive.</summary>
    /// <returns>This result.</returns>
    /// <exception cref="LoadTestRegressedException">The outcome is Regressed or Inconclusive; the message is <see cref="Explain"/>.</exception>
    public ComparisonResult EnsureShownNotRegressed() =>
        Outcome < ComparisonOutcome.Inconclusive ? this : throw new LoadTestRegressedException(this);

    /// <summary>The same as <see cref="Explain"/>.</summary>
    public override string ToString() => Explain();
}
