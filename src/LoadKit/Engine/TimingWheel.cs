namespace LoadKit.Engine;

/// <summary>
/// Waits of many users at the cost of a linked list: 4,096 slots of one millisecond, each a stack that any thread may push on and
/// that the engine's thread takes whole. A wait longer than the wheel goes round in its slot. It never fires early: a due time is
/// rounded up to the next millisecond.
/// </summary>
internal sealed class TimingWheel
{
    private const int Slots = 4096;
    private readonly Waiter?[] slots = new Waiter?[Slots];
    private long current = -1;
    private int pending;

    /// <summary>Called when the first wait is added to an empty wheel, to wake the thread that turns it.</summary>
    public Action Stirred { get; set; } = static () => { };

    public bool IsEmpty => Volatile.Read(ref pending) == 0;

    public void Add(Waiter waiter)
    {
        if (Interlocked.Increment(ref pending) == 1)
        {
            Stirred();
        }

        Push(waiter);
    }

    /// <summary>Fires all that is due. Called by one thread only.</summary>
    public void Turn(long time)
    {
        var now = time / Clock.Millisecond;
        if (IsEmpty)
        {
            // Nobody waits, so no slot between here and now can hold anything that is due.
            Volatile.Write(ref current, now);
            Interlocked.MemoryBarrier();
            if (IsEmpty)
            {
                return;
            }

            Sweep(now);
            return;
        }

        while (current < now)
        {
            Volatile.Write(ref current, current + 1);
            Interlocked.MemoryBarrier();
            if (slots[current & (Slots - 1)] is not null)
            {
                Drain(current, current);
            }
        }
    }

    // A wait that was added while an empty wheel jumped may lie in any slot that the jump passed.
    private void Sweep(long now)
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            Drain(slot, now);
        }
    }

    private void Push(Waiter waiter)
    {
        var tick = TickOf(waiter);
        ref var head = ref slots[tick & (Slots - 1)];
        var seen = Volatile.Read(ref head);
        while (true)
        {
            waiter.Next = seen;
            var found = Interlocked.CompareExchange(ref head, waiter, seen);
            if (ReferenceEquals(found, seen))
            {
                break;
            }

            seen = found;
        }

        // The wheel may have passed the slot while the wait was pushed: then nobody else would fire it.
        var reached = Volatile.Read(ref current);
        if (reached >= tick)
        {
            Drain(tick, reached);
        }
    }

    private void Drain(long slot, long now)
    {
        var waiter = Interlocked.Exchange(ref slots[slot & (Slots - 1)], null);
        while (waiter is not null)
        {
            var next = waiter.Next;
            waiter.Next = null;
            if (TickOf(waiter) <= now)
            {
                Interlocked.Decrement(ref pending);
                waiter.Fire();
            }
            else
            {
                Push(waiter);
            }

            waiter = next;
        }
    }

    private static long TickOf(Waiter waiter) => (waiter.Due + Clock.Millisecond - 1) / Clock.Millisecond;
}
