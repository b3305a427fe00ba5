namespace ReferenceSystems.Services;

/// <summary>
/// Something of which there is only so much: workers, connections of a pool. Who finds all in use waits for the first one that is free, in the order of coming.
/// How long each is used is known when it is taken, so it is known at once how long the wait will be; a timer that is late makes one answer late, and not the
/// queue behind it.
/// </summary>
internal sealed class Workers
{
    private readonly TimeProvider time;
    private readonly long start;
    private readonly int longestQueue;
    private readonly Lock gate = new();
    private readonly PriorityQueue<TimeSpan, TimeSpan> free = new();
    private readonly Queue<TimeSpan> waiting = new();

    public Workers(TimeProvider time, int count, int longestQueue = int.MaxValue)
    {
        this.time = time;
        this.longestQueue = longestQueue;
        start = time.GetTimestamp();
        for (var i = 0; i < Math.Max(count, 1); i++)
        {
            free.Enqueue(TimeSpan.Zero, TimeSpan.Zero);
        }
    }

    /// <summary>How many are in use at the moment.</summary>
    public int InUse
    {
        get
        {
            lock (gate)
            {
                var now = time.GetElapsedTime(start);
                return free.UnorderedItems.Count(worker => worker.Element > now);
            }
        }
    }

    /// <summary>How many wait for one.</summary>
    public int Waiting
    {
        get
        {
            lock (gate)
            {
                LeaveQueue(time.GetElapsedTime(start));
                return waiting.Count;
            }
        }
    }

    /// <summary>Takes one for a while. Null where the queue is full, or nobody gets free within the time that the caller would wait.</summary>
    /// <returns>How long it takes until one is free.</returns>
    public TimeSpan? TryTake(TimeSpan use, TimeSpan? patience = null)
    {
        lock (gate)
        {
            var now = time.GetElapsedTime(start);
            LeaveQueue(now);
            var begin = free.Peek() is var soonest && soonest > now ? soonest : now;
            if (begin > now && (waiting.Count >= longestQueue || begin - now > patience))
            {
                return null;
            }

            free.DequeueEnqueue(begin + use, begin + use);
            if (begin > now)
            {
                waiting.Enqueue(begin);
            }

            return begin - now;
        }
    }

    private void LeaveQueue(TimeSpan now)
    {
        while (waiting.TryPeek(out var begin) && begin <= now)
        {
            waiting.Dequeue();
        }
    }
}
