namespace LoadKit.Time;

/// <summary>
/// Follows simulated code to other threads: it rides in the <see cref="ExecutionContext"/>, and the runtime tells it when a
/// thread starts and stops running in one that carries it.
/// </summary>
internal sealed class SimulationScope(SimulationPump pump)
{
    private static readonly AsyncLocal<SimulationScope?> Marker = new(OnChanged);

    [ThreadStatic]
    private static SimulationScope? home;

    private readonly SimulationPump pump = pump;
    private int away;
    private long visits;

    /// <summary>The pump that the calling thread runs; null on any other than a simulation thread.</summary>
    internal static SimulationPump? HomePump => home?.pump;

    /// <summary>Number of other threads that run simulated code at this moment.</summary>
    internal int Away => Volatile.Read(ref away);

    /// <summary>How often a worker of the pool has begun to run simulated code.</summary>
    internal long Visits => Volatile.Read(ref visits);

    /// <summary>True on the simulation thread.</summary>
    internal bool IsHome => home == this;

    /// <summary>True for code that was started, however indirectly, by this simulation.</summary>
    internal bool IsCurrent => Marker.Value == this;

    /// <summary>Makes the calling thread the simulation thread; returns the scope in which it was started.</summary>
    internal SimulationScope? Enter()
    {
        var outer = Marker.Value;
        home = this;
        Marker.Value = this;
        return outer;
    }

    /// <summary>
    /// Ends what <see cref="Enter"/> began. A simulation inside another one counts as away for the outer scope from the start
    /// of its thread to the end, so the marker must be the outer one again when the thread ends.
    /// </summary>
    internal static void Leave(SimulationScope? outer) => Marker.Value = outer;

    private static void OnChanged(AsyncLocalValueChangedArgs<SimulationScope?> change)
    {
        // Enter and Leave assign the value themselves: the thread neither comes nor goes.
        if (!change.ThreadContextChanged) return;
        if (change.PreviousValue is { } previous && previous != home) previous.CountOut();
        if (change.CurrentValue is { } current && current != home) current.CountIn();
    }

    private void CountIn()
    {
        Interlocked.Increment(ref away);
        if (Thread.CurrentThread.IsThreadPoolThread) Interlocked.Increment(ref visits);
    }

    private void CountOut()
    {
        if (Interlocked.Decrement(ref away) == 0) pump.Wake();
    }
}
