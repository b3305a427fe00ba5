namespace LoadKit;

/// <summary>
/// Where every iteration went: <c>Started = Succeeded + Failed + Unfinished</c>, and <c>Dropped</c> are those that never started.
/// </summary>
/// <param name="Started">Iterations that began.</param>
/// <param name="Succeeded">Those that ended well.</param>
/// <param name="Failed">Those that ended in a failure.</param>
/// <param name="Unfinished">Those that the end of the run cut off: cancelled after the graceful stop, or left behind when they ignored that.</param>
/// <param name="Dropped">Arrivals of an open load that found no free user.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record IterationCounts(long Started, long Succeeded, long Failed, long Unfinished, long Dropped)
{
    /// <summary>No iterations.</summary>
    public static IterationCounts None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>The counts of both.</summary>
    public IterationCounts Add(IterationCounts other) => new(
        Started + other.Started, Succeeded + other.Succeeded, Failed + other.Failed, Unfinished + other.Unfinished, Dropped + other.Dropped);
}
