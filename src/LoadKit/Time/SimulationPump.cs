namespace LoadKit.Time;

/// <summary>Posted callbacks in order of posting, run by the simulation thread; posting allocates only while a queue grows.</summary>
internal sealed class SimulationPump : SynchronizationContext
{
    private readonly object gate = new();
    private Item[] posted = new Item[16];
    private int postedCount;
    private bool sleeping;
    private bool woken;

    // Only the simulation thread touches the batch. It outlives a callback that throws: the rest runs in the next simulation.
    private Item[] batch = new Item[16];
    private int batchCount;
    private int next;

    internal bool IsEmpty => next == batchCount && Volatile.Read(ref postedCount) == 0;

    public override void Post(SendOrPostCallback d, object? state)
    {
        lock (gate)
        {
            if (postedCount == posted.Length) Array.Resize(ref posted, postedCount * 2);
            posted[postedCount] = new Item(d, state);
            Volatile.Write(ref postedCount, postedCount + 1);
            if (sleeping) Monitor.Pulse(gate);
        }
    }

    internal void Post(IThreadPoolWorkItem item) => Post(static state => ((IThreadPoolWorkItem)state!).Execute(), item);

    public override void Send(SendOrPostCallback d, object? state)
    {
        // A timer callback that cancels a token gets here for registrations that ask for their context.
        if (SimulationScope.HomePump == this)
        {
            d(state);
            return;
        }

        var done = new ManualResetEventSlim();
        Post(_ =>
        {
            try
            {
                d(state);
            }
            finally
            {
                done.Set();
            }
        }, null);
        done.Wait();
    }

    public override SynchronizationContext CreateCopy() => this;

    /// <summary>Runs what has been posted up to now, and not what that posts in turn.</summary>
    internal void RunPosted(ExecutionContext context)
    {
        if (next == batchCount) TakeBatch();
        while (next < batchCount)
        {
            var (callback, state) = batch[next];
            batch[next++] = default;
            callback(state);

            // A callback that is no async method may leave either behind for the one after it.
            ExecutionContext.Restore(context);
            if (Current != this) SetSynchronizationContext(this);
        }
    }

    /// <summary>Ends the present or the next <see cref="Sleep"/>.</summary>
    internal void Wake()
    {
        lock (gate)
        {
            woken = true;
            if (sleeping) Monitor.Pulse(gate);
        }
    }

    /// <summary>Blocks the simulation thread until something is posted, <see cref="Wake"/> is called or the time is over.</summary>
    internal void Sleep(int milliseconds)
    {
        lock (gate)
        {
            if (postedCount == 0 && !woken)
            {
                sleeping = true;
                Monitor.Wait(gate, milliseconds);
                sleeping = false;
            }

            woken = false;
        }
    }

    private void TakeBatch()
    {
        if (Volatile.Read(ref postedCount) == 0) return;
        lock (gate)
        {
            (batch, posted) = (posted, batch);
            batchCount = postedCount;
            next = 0;
            postedCount = 0;
        }
    }

    private readonly record struct Item(SendOrPostCallback Callback, object? State);
}
