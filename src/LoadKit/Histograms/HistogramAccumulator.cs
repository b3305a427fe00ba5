namespace LoadKit.Histograms;

/// <summary>Adds up many histograms of one layout in place. Keeps its memory, so one can serve for a whole run.</summary>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class HistogramAccumulator(HistogramLayout layout)
{
    private readonly PagedCounts counts = new(layout);
    private readonly Histogram empty = Histogram.EmptyOf(layout);
    private HistogramTotals totals = HistogramTotals.None;

    /// <summary>The buckets.</summary>
    public HistogramLayout Layout => layout;

    /// <summary>Adds a histogram.</summary>
    /// <exception cref="ArgumentException">The histogram has another layout.</exception>
    public void Add(Histogram histogram)
    {
        layout.MustEqual(histogram.Layout, nameof(histogram));
        var indexes = histogram.Indexes;
        var added = histogram.Counts;
        for (int i = 0; i < indexes.Length; i++)
            counts.At(indexes[i]) += added[i];
        totals = totals.Plus(histogram.Totals);
    }

    /// <summary>The sum of everything added since the last <see cref="Drain"/>.</summary>
    public Histogram ToHistogram() => Collect(clear: false);

    /// <summary>The sum of everything added since the last call; leaves the accumulator empty.</summary>
    public Histogram Drain()
    {
        var sum = Collect(clear: true);
        totals = HistogramTotals.None;
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
