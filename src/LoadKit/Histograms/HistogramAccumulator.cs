namespace LoadKit.Histograms;

/// <summary>Adds up many histograms of one layout in place. Keeps its memory, so one can serve for a whole run.</summary>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class HistogramAccumulator(HistogramLayout layout)
{
    private readonly PagedCounts counts = new(layout);
    private readonly Histogram empty = Histogram.EmptyOf(layout);
    private HistogramTotals totals = HistogramTotals.None;
    private long added;

    /// <summary>The buckets.</summary>
    public HistogramLayout Layout => layout;

    /// <summary>Adds a histogram.</summary>
    /// <exception cref="ArgumentException">The histogram has another layout.</exception>
    /// <exception cref="OverflowException">There would be more values than a long can count, as decoded histograms may have.</exception>
    public void Add(Histogram histogram)
    {
        layout.MustEqual(histogram.Layout, nameof(histogram));
        added = checked(added + histogram.Count);
        var indexes = histogram.Indexes;
        var more = histogram.Counts;
        for (int i = 0; i < indexes.Length;)
        {
            int number = indexes[i] >> PagedCounts.PageShift;
            var page = counts.Touched(number);
            for (; i < indexes.Length && indexes[i] >> PagedCounts.PageShift == number; i++)
                page[indexes[i] & (PagedCounts.PageLength - 1)] += more[i];
        }

        totals = totals.Plus(histogram.Totals);
    }

    /// <summary>The sum of everything added since the last <see cref="Drain"/>.</summary>
    public Histogram ToHistogram() => Collect(clear: false);

    /// <summary>The sum of everything added since the last call; leaves the accumulator empty.</summary>
    public Histogram Drain()
    {
        var sum = Collect(clear: true);
        totals = HistogramTotals.None;
        added = 0;
        return sum;
    }

    internal void AddCount(int index, long count) => counts.At(index) += count;

    internal void AddTotals(in HistogramTotals added) => totals = totals.Plus(added);

    private Histogram Collect(bool clear)
    {
        int size = 0;
        for (int number = 0; number < counts.PageCount; number++)
        {
            var page = counts.Page(number);
            size += page.Length - page.Count(0L);
        }

        if (size == 0)
            return empty;

        var indexes = new int[size];
        var found = new long[size];
        int next = 0;
        for (int number = 0; number < counts.PageCount; number++)
        {
            var page = counts.Page(number);
            for (int i = 0; i < page.Length; i++)
            {
                if (page[i] == 0)
                    continue;
                indexes[next] = (number << PagedCounts.PageShift) + i;
                found[next++] = page[i];
            }

            if (clear && !page.IsEmpty)
                counts.Touched(number).Clear();
        }

        return new Histogram(layout, indexes, found, totals);
    }
}
