namespace LoadKit.Results;

/// <summary>What was measured in a stretch of time: a block of a comparison, a batch of a run.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Steps">By step.</param>
internal sealed record Stretch(Measured Requests, IReadOnlyDictionary<string, Measured> Steps)
{
    /// <summary>Arrivals that were dropped: requests that no figure has, and that would have been slower than any.</summary>
    public long Dropped { get; init; }

    /// <summary>Iterations that the end of the run cut off.</summary>
    public long Unfinished { get; init; }

    /// <summary>For how long at least the unfinished ones had been under way.</summary>
    public TimeSpan Waited { get; init; }

    /// <summary>The figures of a step, or of all requests; null when no such step ended.</summary>
    public Measured? Of(string? step) => step is null ? Requests : Steps.GetValueOrDefault(step);

    /// <summary>The judged stages of a run.</summary>
    public static Stretch Of(RunResult result, TimeSpan gracefulStop) =>
        new(result.Totals.Requests, result.Steps.ToDictionary(step => step.Name, step => step.Requests, StringComparer.Ordinal))
        {
            Dropped = result.Totals.Counts.Dropped,
            Unfinished = result.Totals.Counts.Unfinished,
            Waited = gracefulStop,
        };
}
