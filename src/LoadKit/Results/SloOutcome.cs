namespace LoadKit;

/// <summary>How one objective came out.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record SloOutcome
{
    /// <summary>The objective.</summary>
    public required Slo Slo { get; init; }

    /// <summary>Pass is met, Fail is missed, Inconclusive is unproven.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>One sentence: what was measured against the limit, or why nothing is proven.</summary>
    public required string Reason { get; init; }

    /// <summary>The measured value in the unit of the objective (seconds, a share, per second); null without data.</summary>
    public double? Value { get; init; }

    /// <summary>The measured value as text; <c>no data</c> without any.</summary>
    public string Measured { get; init; } = "no data";

    /// <summary>The 95 % interval as text, such as <c>678 to 712 ms</c>; empty where there is none.</summary>
    public string Interval { get; init; } = "";

    /// <summary>
    /// How far on the good side of the limit, as a share of it: 0.84 is 84 % better than the limit; negative on the bad side; for an
    /// availability the share of the error budget that is left. Null without data.
    /// </summary>
    public double? Margin { get; init; }

    /// <summary>The margin as text, such as <c>84 % better</c>; empty without data.</summary>
    public string MarginText { get; init; } = "";

    /// <summary>How many requests, iterations, checks or windows it rests on.</summary>
    public long Samples { get; init; }

    /// <summary>The verdict in the word for objectives: met, missed or unproven.</summary>
    public string Word => Verdict switch
    {
        Verdict.Pass => "met",
        Verdict.Fail => "missed",
        _ => "unproven",
    };
}
