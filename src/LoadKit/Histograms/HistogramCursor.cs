namespace LoadKit.Histograms;

/// <summary>
/// Reads a recorder interval by interval: every recorded value is in exactly one of the intervals. Keeps the counts it has seen and
/// takes the difference, so it asks nothing of the writer.
/// </summary>
/// <threadsafety>One thread at a time; the recorder's writer may go on meanwhile.</threadsafety>
internal sealed class HistogramCursor(HistogramRecorder recorder)
{
    private readonly PagedCounts seen = new(recorder.Layout);
    private HistogramTotals seenTotals = HistogramTotals.None;
    private long seenTicks;
    private HistogramAccumulator? own;

    /// <summary>What was recorded since the last call, or since the recorder was made.</summary>
    public Histogram Advance()
    {
        own ??= new HistogramAccumulator(recorder.Layout);
        AdvanceInto(own);
        return own.Drain();
    }

    /// <summary>Adds what was recorded since the last call to an accumulator.</summary>
    /// <returns>Whether there was anything. When not, the call costs one read.</returns>
    /// <exception cref="ArgumentException">The accumulator has another layout.</exception>
    public bool AdvanceInto(HistogramAccumulator target)
    {
        recorder.Layout.MustEqual(target.Layout, nameof(target));

        // Read before the buckets and written after them: a value whose tick is in here is in the buckets below, and one whose
        // tick is not will change the ticks later. So an unchanged reading skips nothing, not even at the end of a run.
        long ticks = recorder.Ticks;
        if (ticks == seenTicks)
            return false;
        seenTicks = ticks;

        var changed = new Changed();
        for (int number = 0; number < seen.PageCount; number++)
            AdvancePage(number, target, ref changed);
        if (changed.LastCount == 0)
            return false;

        target.AddTotals(AdvanceTotals(changed));
        return true;
    }

    private void AdvancePage(int number, HistogramAccumulator target, ref Changed changed)
    {
        var live = recorder.Counts.Page(number);
        if (live.IsEmpty)
            return;

        var before = seen.Touched(number);
        for (int i = 0; i < live.Length; i++)
        {
            long now = Volatile.Read(in live[i]);
            if (now == before[i])
                continue;

            int index = (number << PagedCounts.PageShift) + i;
            target.AddCount(index, now - before[i]);
            changed.Add(index, now - before[i]);
            before[i] = now;
        }
    }

    // The totals may be ahead of the buckets by values that are being recorded. A clamped or negative one is left for the interval
    // that has it in its bucket; of the sum nobody can tell.
    private HistogramTotals AdvanceTotals(in Changed changed)
    {
        var layout = recorder.Layout;
        var now = recorder.ReadTotals();
        long atHighest = changed.Last == layout.IndexOf(layout.HighestTrackableValue) ? changed.LastCount : 0;
        long atZero = changed.First == 0 ? changed.FirstCount : 0;
        var interval = new HistogramTotals(
            Math.Max(layout.LowestAt(changed.First), now.Min),
            Math.Min(layout.HighestAt(changed.Last), now.Max),
            HistogramTotals.Difference(now.Sum, seenTotals.Sum),
            Math.Min(now.Clamped - seenTotals.Clamped, atHighest),
            Math.Min(now.Negative - seenTotals.Negative, atZero));
        seenTotals = seenTotals.Plus(interval) with { Sum = now.Sum };
        return interval;
    }

    private struct Changed
    {
        public int First, Last;
        public long FirstCount, LastCount;

        public void Add(int index, long count)
        {
            if (LastCount == 0)
                (First, FirstCount) = (index, count);
            (Last, LastCount) = (index, count);
        }
    }
}
