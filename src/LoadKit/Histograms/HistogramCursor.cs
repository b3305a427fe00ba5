namespace LoadKit.Histograms;

/// <summary>
/// Reads a recorder interval by interval: every recorded value is in exactly one of the intervals. Keeps the counts it has seen and takes the
/// difference, so it asks nothing of the writer.
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

        int first = -1, last = -1;
        for (int number = 0; number < seen.PageCount; number++)
            AdvancePage(number, target, ref first, ref last);
        if (first < 0)
            return false;

        target.AddTotals(AdvanceTotals(first, last, target));
        return true;
    }

    private void AdvancePage(int number, HistogramAccumulator target, ref int first, ref int last)
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

            last = (number << PagedCounts.PageShift) + i;
            if (first < 0)
                first = last;
            target.AddCount(last, now - before[i]);
            before[i] = now;
        }
    }

    private HistogramTotals AdvanceTotals(int first, int last, HistogramAccumulator target)
    {
        var layout = target.Layout;
        var now = recorder.ReadTotals();
        var interval = new HistogramTotals(
            Math.Max(layout.LowestAt(first), now.Min),
            Math.Min(layout.HighestAt(last), now.Max),
            HistogramTotals.Difference(now.Sum, seenTotals.Sum),
            now.Clamped - seenTotals.Clamped,
            now.Negative - seenTotals.Negative);
        seenTotals = now;
        return interval;
    }
}
