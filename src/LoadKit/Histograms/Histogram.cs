using System.Globalization;
using LoadKit.Histograms;

namespace LoadKit;

/// <summary>
/// How often each value was seen, to the precision of a <see cref="HistogramLayout"/>. Immutable, safe to share between threads, compared
/// by value. Holds only the buckets that are not empty.
/// </summary>
public sealed partial class Histogram : IEquatable<Histogram>
{
    private readonly int[] indexes;
    private readonly long[] counts;
    private readonly HistogramTotals totals;

    /// <summary>Takes the arrays over: indexes ascending, counts above zero.</summary>
    internal Histogram(HistogramLayout layout, int[] indexes, long[] counts, in HistogramTotals totals)
    {
        Layout = layout;
        this.indexes = indexes;
        this.counts = counts;
        this.totals = totals;
        foreach (long count in counts)
            Count = checked(Count + count);
    }

    /// <summary>No values, in the default layout.</summary>
    public static Histogram Empty { get; } = EmptyOf(HistogramLayout.Default);

    /// <summary>The buckets.</summary>
    public HistogramLayout Layout { get; }

    /// <summary>How many values there are: the sum of all buckets.</summary>
    public long Count { get; }

    /// <summary>The smallest value; 0 when empty. Exact for all that a recorder holds; of an interval or a difference it may be the lowest
    /// value of the bucket instead.</summary>
    public long Min => Count == 0 ? 0 : totals.Min;

    /// <summary>The largest value; 0 when empty. Exact for all that a recorder holds; of an interval or a difference it may be the highest
    /// value of the bucket instead.</summary>
    public long Max => Count == 0 ? 0 : totals.Max;

    /// <summary>The sum of all values, after clamping. Saturates: <see cref="long.MaxValue"/> means that or more. In one interval of a
    /// running recorder it may be off by the few values that were recorded while it was read; over all intervals it is exact.</summary>
    public long Sum => totals.Sum;

    /// <summary>How many values were above the highest trackable value and count as that value.</summary>
    public long Clamped => totals.Clamped;

    /// <summary>How many values were below zero and count as zero.</summary>
    public long Negative => totals.Negative;

    /// <summary>The arithmetic mean, from the exact sum; 0 when empty.</summary>
    public double Mean => Count == 0 ? 0
        : Sum == long.MaxValue ? MeanOfBuckets()
        : Math.Clamp((double)Sum / Count, Min, Max);

    /// <summary>The population's standard deviation, each value taken at the middle of its bucket as HdrHistogram does; 0 when
    /// empty.</summary>
    public double StandardDeviation
    {
        get
        {
            double mean = MeanOfBuckets(), squares = 0;
            for (int i = 0; i < indexes.Length; i++)
            {
                double distance = Layout.MedianAt(indexes[i]) - mean;
                squares += distance * distance * counts[i];
            }

            return Count == 0 ? 0 : Math.Sqrt(squares / Count);
        }
    }

    /// <summary>The buckets that hold values, by ascending value.</summary>
    public IEnumerable<HistogramBucket> Buckets
    {
        get
        {
            for (int i = 0; i < indexes.Length; i++)
                yield return new HistogramBucket(Layout.LowestAt(indexes[i]), Layout.HighestAt(indexes[i]), counts[i]);
        }
    }

    internal ReadOnlySpan<int> Indexes => indexes;

    internal ReadOnlySpan<long> Counts => counts;

    internal HistogramTotals Totals => totals;

    /// <summary>No values, in the given layout.</summary>
    public static Histogram EmptyOf(HistogramLayout layout)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return new Histogram(layout, [], [], HistogramTotals.None);
    }

    /// <summary>
    /// A histogram of which nothing but the buckets is known: minimum and maximum are the outermost values that these can hold, the sum
    /// takes each value at the middle of its bucket. Takes the arrays over: indexes ascending, counts above zero.
    /// </summary>
    internal static Histogram FromCounts(HistogramLayout layout, int[] indexes, long[] counts)
    {
        if (indexes.Length == 0)
            return EmptyOf(layout);

        double sum = 0;
        for (int i = 0; i < indexes.Length; i++)
            sum += (double)layout.MedianAt(indexes[i]) * counts[i];
        return new Histogram(layout, indexes, counts, HistogramTotals.None with
        {
            Min = layout.LowestAt(indexes[0]),
            Max = layout.HighestAt(indexes[^1]),
            Sum = (long)sum,
        });
    }

    /// <summary>The same layout, buckets, minimum, maximum, sum, clamped and negative counts.</summary>
    public bool Equals(Histogram? other) => other is not null
        && Layout.Equals(other.Layout)
        && totals == other.totals
        && Indexes.SequenceEqual(other.indexes)
        && Counts.SequenceEqual(other.counts);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Histogram);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Layout, Count, totals, indexes.Length);

    /// <summary>Count, range and mean, for messages.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Count} values, {Min} to {Max}, mean {Mean:0.###}");

    private double MeanOfBuckets()
    {
        double sum = 0;
        for (int i = 0; i < indexes.Length; i++)
            sum += (double)Layout.MedianAt(indexes[i]) * counts[i];
        return Count == 0 ? 0 : sum / Count;
    }
}
