namespace LoadKit.Time;

/// <summary>Armed timers in order of due time, then of arming. Each timer knows its slot, so that moving one searches nothing.</summary>
internal sealed class TimerHeap
{
    // Four children a node: half the levels of a binary heap, and the children share cache lines.
    private const int Arity = 4;

    private Entry[] entries = new Entry[16];

    internal int Count { get; private set; }

    internal VirtualTimer First(out long due)
    {
        due = entries[0].Due;
        return entries[0].Timer;
    }

    /// <summary>Adds the timer, or moves it if it is armed.</summary>
    internal void Set(VirtualTimer timer, long due, long sequence)
    {
        var entry = new Entry(due, sequence, timer);
        if (timer.Slot >= 0)
        {
            Settle(timer.Slot, entry);
            return;
        }

        if (Count == entries.Length) Array.Resize(ref entries, Count * 2);
        Rise(Count++, entry);
    }

    /// <summary>Removes the timer; does nothing if it is not armed.</summary>
    internal void Remove(VirtualTimer timer)
    {
        var slot = timer.Slot;
        if (slot < 0) return;
        timer.Slot = -1;
        var last = entries[--Count];
        entries[Count] = default;
        if (slot < Count) Settle(slot, last);
    }

    private void Settle(int slot, Entry entry)
    {
        if (slot > 0 && entry.IsBefore(entries[(slot - 1) / Arity])) Rise(slot, entry);
        else Sink(slot, entry);
    }

    private void Rise(int slot, Entry entry)
    {
        while (slot > 0)
        {
            var parent = (slot - 1) / Arity;
            if (!entry.IsBefore(entries[parent])) break;
            Place(slot, entries[parent]);
            slot = parent;
        }

        Place(slot, entry);
    }

    private void Sink(int slot, Entry entry)
    {
        while (true)
        {
            var child = slot * Arity + 1;
            if (child >= Count) break;
            var end = Math.Min(child + Arity, Count);
            for (var other = child + 1; other < end; other++)
                if (entries[other].IsBefore(entries[child])) child = other;
            if (!entries[child].IsBefore(entry)) break;
            Place(slot, entries[child]);
            slot = child;
        }

        Place(slot, entry);
    }

    private void Place(int slot, Entry entry)
    {
        entries[slot] = entry;
        entry.Timer.Slot = slot;
    }

    private readonly record struct Entry(long Due, long Sequence, VirtualTimer Timer)
    {
        internal bool IsBefore(in Entry other) => Due < other.Due || (Due == other.Due && Sequence < other.Sequence);
    }
}
