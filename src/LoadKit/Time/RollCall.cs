namespace LoadKit.Time;

/// <summary>
/// Holds workers of the pool for a moment, each by an item at the end of the queue. When every busy worker is held, all that
/// was queued before has been taken and done, because a worker that is still at something else can't be present.
/// </summary>
/// <remarks>One at a time in the process: two at once would each hold what the other waits for.</remarks>
internal sealed class RollCall : IThreadPoolWorkItem, IDisposable
{
    private static readonly Lock Turn = new();

    private readonly ManualResetEventSlim over = new();
    private readonly SimulationPump pump;
    private int present;

    internal RollCall(SimulationPump pump)
    {
        this.pump = pump;
        Turn.Enter();
        for (var busy = Math.Max(1, Pool.Busy); Called < busy;) Call();
    }

    internal int Called { get; private set; }

    internal bool HasBegun => Volatile.Read(ref present) > 0;

    /// <summary>Busy workers that are not held; calls one more when all that were called are present.</summary>
    internal int CountMissing()
    {
        // Present before busy: who is present stays so, hence none missing means none missing at the later moment.
        var here = Volatile.Read(ref present);
        var missing = Pool.Busy - here;
        if (missing > 0 && here == Called) Call();
        return missing;
    }

    public void Dispose()
    {
        over.Set();
        Turn.Exit();
    }

    void IThreadPoolWorkItem.Execute()
    {
        Interlocked.Increment(ref present);
        pump.Wake();
        over.Wait();
    }

    private void Call()
    {
        Called++;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }
}
