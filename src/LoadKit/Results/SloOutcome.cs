using System.Text.Json.Serialization;

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

    /// <summary><see cref="Reason"/>, and for an unproven objective what would settle it.</summary>
    public string FullReason => Settles.Length == 0 ? Reason : $"{Reason}; it takes {Settles}";

    /// <summary>The measured value in the unit of the objective (seconds, a share, per second); null without data.</summary>
    public double? Value { get; init; }

    /// <summary>The measured value as text; <c>no data</c> without any.</summary>
    public string Measured { get; init; } = "no data";

    /// <summary>What a share or a rate is nothing without: <c>14/36,279</c>, <c>420 s</c>; empty for what is neither.</summary>
    public string Counts { get; init; } = "";

    /// <summary><see cref="Measured"/> with <see cref="Counts"/>: <c>0.039 % (14/36,279)</c>, <c>86.3 /s (7 min)</c>, <c>693 ms</c>.</summary>
    public string MeasuredWithCounts => Counts.Length == 0 ? Measured : $"{Measured} ({Counts})";

    /// <summary>The interval of the plan's confidence as text, such as <c>678 to 712 ms</c>; empty where there is none.</summary>
    public string Interval { get; init; } = "";

    /// <summary>The interval's lower end in the unit of <see cref="Value"/>; null where there is none.</summary>
    public double? Low { get; init; }

    /// <summary>The interval's upper end in the unit of <see cref="Value"/>, infinite where it is unbounded; null where there is none.</summary>
    public double? High { get; init; }

    /// <summary>Whether the measured value by itself is within the limit, proven or not: what tools without intervals call passed. Null without data.</summary>
    public bool? IsMet { get; init; }

    /// <summary>
    /// How many independent samples the samples are worth: requests that share a queue or a pause share their fate, and the spread between ten
    /// batches of time shows how much (Korn and Graubard 1998). Null where it plays no part.
    /// </summary>
    public double? EffectiveSamples { get; init; }

    /// <summary>For how long neighbouring requests share their fate; null where it plays no part.</summary>
    public TimeSpan? CorrelationTime { get; init; }

    /// <summary>For an unproven objective what would settle it, such as <c>about 4 min more at this rate</c>; otherwise empty.</summary>
    public string Settles { get; init; } = "";

    /// <summary>For an availability what became of its error budget; otherwise null.</summary>
    public ErrorBudget? Budget { get; init; }

    /// <summary>
    /// How far on the good side of the limit, as a share of it: 0.84 is 84 % better than the limit; negative on the bad side; for an
    /// availability the share of the error budget that is left. Null without data.
    /// </summary>
    public double? Margin { get; init; }

    /// <summary>The margin as text, such as <c>84 % better</c>; empty without data.</summary>
    public string MarginText { get; init; } = "";

    /// <summary>How many requests, iterations, checks or windows it rests on.</summary>
    public long Samples { get; init; }

    /// <summary>How many of <see cref="Samples"/> are bad: slower than the limit, failed, dropped. Null where the objective is not about a share.</summary>
    public long? Bad { get; init; }

    /// <summary>
    /// The verdict as target-against-actual tables say it: EXCEEDS (met, and all of the interval at least a tenth of the limit away from it), MEETS,
    /// BELOW (missed) or UNPROVEN.
    /// </summary>
    public string Label => Verdict switch
    {
        Verdict.Pass when IsExceeded => "EXCEEDS",
        Verdict.Pass => "MEETS",
        Verdict.Fail => "BELOW",
        _ => "UNPROVEN",
    };

    /// <summary>Whether it is met and the bad end of the interval, too, keeps a margin of a tenth of the limit.</summary>
    public bool IsExceeded { get; init; }

    /// <summary>Whether the run was ended early for it.</summary>
    [JsonInclude]
    internal bool IsGivenUp { get; init; }

    /// <summary>The verdict in the word for objectives: met, missed or unproven.</summary>
    public string Word => Verdict switch
    {
        Verdict.Pass => "met",
        Verdict.Fail => "missed",
        _ => "unproven",
    };
}
