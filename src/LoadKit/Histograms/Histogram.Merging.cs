using LoadKit.Histograms;

namespace LoadKit;

/// <content>Adding and subtracting whole histograms.</content>
public sealed partial class Histogram
{
    /// <summary>The histogram of all values of all the given ones; <see cref="Empty"/> of none.</summary>
    /// <exception cref="ArgumentException">Two have different layouts; the message names both.</exception>
    /// <exception cref="OverflowException">Together they have more than <see cref="long.MaxValue"/> values.</exception>
    public static Histogram Merge(params ReadOnlySpan<Histogram> histograms)
    {
        if (histograms.IsEmpty)
            return Empty;

        ArgumentNullException.ThrowIfNull(histograms[0], nameof(histograms));
        var sum = new HistogramAccumulator(histograms[0].Layout);
        foreach (var histogram in histograms)
        {
            ArgumentNullException.ThrowIfNull(histogram, nameof(histograms));
            sum.Add(histogram);
        }

        return sum.ToHistogram();
    }

    /// <summary>The values of both.</summary>
    /// <exception cref="ArgumentException">The layouts differ; the message names both.</exception>
    /// <exception cref="OverflowException">Together they have more than <see cref="long.MaxValue"/> values.</exception>
    public Histogram Add(Histogram other) => Merge(this, other);

    /// <summary>
    /// What is left without the values of <paramref name="part"/>. The buckets and the count are exact; the minimum and the maximum are exact
    /// to the bucket. The sum and how many were clamped or negative are exact where both know them, as a decoded histogram does not.
    /// </summary>
    /// <exception cref="ArgumentException">The layouts differ, or a bucket of the part holds more than this one's.</exception>
    public Histogram Subtract(Histogram part)
    {
        ArgumentNullException.ThrowIfNull(part);
        Layout.MustEqual(part.Layout, nameof(part));

        var left = new List<int>(indexes.Length);
        var leftCounts = new List<long>(indexes.Length);
        int taken = 0;
        for (int i = 0; i < indexes.Length; i++)
        {
            long count = counts[i];
            if (taken < part.indexes.Length && part.indexes[taken] == indexes[i])
                count -= part.counts[taken++];
            if (count < 0)
                throw NotAPart(part, indexes[i]);
            if (count == 0)
                continue;
            left.Add(indexes[i]);
            leftCounts.Add(count);
        }

        if (taken < part.indexes.Length)
            throw NotAPart(part, part.indexes[taken]);
        return left.Count == 0 ? EmptyOf(Layout) : new Histogram(Layout, [.. left], [.. leftCounts], new HistogramTotals(
            Math.Max(Min, Layout.LowestAt(left[0])),
            Math.Min(Max, Layout.HighestAt(left[^1])),
            Math.Max(0, HistogramTotals.Difference(Sum, part.Sum)),
            Math.Max(0, Clamped - part.Clamped),
            Math.Max(0, Negative - part.Negative)));
    }

    private ArgumentException NotAPart(Histogram part, int index) => new(
        $"The histogram to subtract is not a part: it holds more values around {Layout.MedianAt(index)}.", nameof(part));
}
