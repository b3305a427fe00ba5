using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>
/// Waits of many users at the cost of a linked list: 4,096 slots of one millisecond, each a stack that any thread may push on and
/// that the engine's thread takes whole. A wait longer than the wheel goes round in its slot. It never fires early: a due time is
/// rounded up to the next millisecond.
/// </summary>
internal sealed class TimingWheel
{
    private const int Slots = 4096;

    // How many milliseconds at most the wheel rests while somebody waits.
    private const int Horizon = 100;

    private readonly Waiter?[] slots = new Waiter?[Slots];
    private long current = -1;
    private int pending;
    private long restsUntil;

    /// <summary>Called when a wait is added that ends before the wheel is turned again, to wake the thread that turns it.</summary>
    public Action Stirred { get; set; } = static () => { };

    private bool IsEmpty => Volatile.Read(ref pending) == 0;

    public void Add(Waiter waiter)
    {
        var tick = TickOf(waiter);
        Interlocked.Increment(ref pending);
        Push(waiter);
        var rest = Volatile.Read(ref restsUntil);
        if (tick < rest && Interlocked.CompareExchange(ref restsUntil, 0, rest) == rest)
        {
            Stirred();
        }
    }

    /// <summary>When the wheel has to be turned next, unless it is stirred before; <see cref="Clock.Never"/> while nobody waits.</summary>
    public long Rest()
    {
        var until = IsEmpty ? Clock.Never : NextTick(current + Horizon);
        Volatile.Write(ref restsUntil, until);
        Interlocked.MemoryBarrier();

        // Whoever added a wait before that saw nobody rest.
        return IsEmpty ? Clock.Never : NextTick(Math.Min(until, current + Horizon)) * Clock.Millisecond;
    }

    /// <summary>Fires all that is due. Called by one thread only.</summary>
    public void Turn(long time)
    {
        Volatile.Write(ref restsUntil, 0);
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

    // The next tick with anybody in its slot, if there is one before the limit.
    private long NextTick(long limit)
    {
        var tick = current + 1;
        while (tick < limit && slots[tick & (Slots - 1)] is null)
        {
            tick++;
        }

        return tick;
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
