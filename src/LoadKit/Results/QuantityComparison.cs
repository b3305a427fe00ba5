namespace LoadKit;

/// <summary>How one quantity came out in a comparison.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record QuantityComparison
{
    /// <summary>What was compared.</summary>
    public required ComparedQuantity Quantity { get; init; }

    /// <summary>The answer.</summary>
    public required ComparisonOutcome Outcome { get; init; }

    /// <summary>One sentence with figures; of an inconclusive one, why, and how many pairs it would take.</summary>
    public required string Reason { get; init; }

    /// <summary>Candidate over baseline: 1.2 is a fifth more. Null where there is none, such as for a percentile that is a failure.</summary>
    public double? Ratio { get; init; }

    /// <summary>The lower end of the ratio's interval; null where there is none.</summary>
    public double? Low { get; init; }

    /// <summary>The upper end of the ratio's interval; null where there is none.</summary>
    public double? High { get; init; }

    /// <summary>How often chance alone gives at least so large a difference, in either direction, where there is none. Null without a ratio.</summary>
    public double? PValue { get; init; }

    /// <summary>
    /// The noise: the standard deviation of the logarithm of a single ratio (0.05 is about 5 %), of one pair or of one run against the history; for a
    /// single baseline the noise floor that was assumed. Null where it can't be told.
    /// </summary>
    public double? Deviation { get; init; }

    /// <summary>About how many pairs would be needed, at this noise, to tell the tolerance; null where pairs are not what is missing.</summary>
    public long? PairsNeeded { get; init; }

    /// <summary>
    /// The baseline's values, one for each pair, run of the history, or batch: seconds, a share, or per second. Infinite where a percentile is a
    /// failure; not a number where nothing was measured.
    /// </summary>
    public IReadOnlyList<double> Baseline { get; init; } = [];

    /// <summary>The candidate's values, in the same order and unit.</summary>
    public IReadOnlyList<double> Candidate { get; init; } = [];

    /// <summary>The baseline's value as text: the geometric mean of its values, of an error rate all failures of all requests.</summary>
    public string BaselineText { get; init; } = "no data";

    /// <summary>The candidate's value as text.</summary>
    public string CandidateText { get; init; } = "no data";

    /// <summary>The ratio as a change: <c>+20.13 %</c>; empty where there is none.</summary>
    public string Change { get; init; } = "";

    /// <summary>The interval as changes: <c>+18.02 to +22.30 %</c>; empty where there is none.</summary>
    public string Interval { get; init; } = "";
}
