namespace LoadKit;

/// <summary>The figures of a whole population of stages.</summary>
/// <param name="Requests">All requests.</param>
/// <param name="Iterations">All iterations.</param>
/// <param name="Counts">Where the iterations went.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record Totals(Measured Requests, IterationFigures Iterations, IterationCounts Counts)
{
    /// <summary>Bytes and retries.</summary>
    public Traffic Traffic { get; init; } = Traffic.None;

    /// <summary>Nothing, over no time.</summary>
    public static Totals None { get; } = new(Measured.None, IterationFigures.None, IterationCounts.None);
}
