namespace LoadKit;

/// <summary>Figures of iterations with the three times that an iteration has. Think time is in none of them.</summary>
/// <param name="Measured">Count, failures, and the latency from the intended start.</param>
/// <param name="ServiceTime">From the actual start to the end; what wrk2 calls uncorrected.</param>
/// <param name="Lag">From the intended to the actual start: the generator's own lateness, or no free user.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record IterationFigures(Measured Measured, Latencies ServiceTime, Latencies Lag)
{
    /// <summary>Nothing, over no time.</summary>
    public static IterationFigures None { get; } = new(Measured.None, Latencies.None, Latencies.None);
}
