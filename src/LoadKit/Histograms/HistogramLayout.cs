using System.Globalization;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace LoadKit;

/// <summary>
/// Which values a histogram tells apart: HdrHistogram's log-linear buckets. Values are whole numbers of the caller's unit; the
/// default layout means microseconds. Immutable, safe to share between threads, compared by value.
/// </summary>
/// <remarks>
/// The first 2^m buckets are one unit wide; then each power of two of the range holds 2^(m-1) buckets of equal width, with
/// m = ceil(log2(2 * 10^digits)). So for every value v of the range, the bucket that holds v is never wider than v / 10^digits, or than one
/// unit where that is more. The unit is the lowest discernible value, rounded down to a power of two. The arithmetic, and so the order of
/// the buckets, is HdrHistogram's (G. Tene, V2 encoding): index = bucket * 2^(m-1) + (v >> (bucket + log2 unit)).
/// </remarks>
public sealed record HistogramLayout
{
    private readonly int unitShift;
    private readonly int halfShift;
    private readonly int zerosAtFirstBucket;
    private readonly long firstBucketMask;

    /// <summary>Creates a layout.</summary>
    /// <param name="significantDigits">Decimal digits kept of every value, 1 to 5; 3 by default.</param>
    /// <param name="lowestDiscernibleValue">The smallest difference that matters, at least 1; 1 by default.</param>
    /// <param name="highestTrackableValue">The largest value, at least twice the lowest; 3,600,000,000 by default, one hour in
    /// microseconds. <see cref="long.MaxValue"/> is allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits; the message names both.</exception>
    public HistogramLayout(
        int significantDigits = 3, long lowestDiscernibleValue = 1, long highestTrackableValue = 3_600_000_000)
    {
        if (significantDigits is < 1 or > 5)
            throw OutOfRange(nameof(significantDigits), significantDigits, "between 1 and 5");
        if (lowestDiscernibleValue < 1)
            throw OutOfRange(nameof(lowestDiscernibleValue), lowestDiscernibleValue, "at least 1");
        if (highestTrackableValue / 2 < lowestDiscernibleValue)
            throw OutOfRange(nameof(highestTrackableValue), highestTrackableValue,
                $"at least twice the lowest discernible value, {lowestDiscernibleValue}");

        long needed = 2;
        for (int digit = 0; digit < significantDigits; digit++)
            needed *= 10;
        int subBucketShift = BitOperations.Log2((ulong)(needed - 1)) + 1;
        unitShift = BitOperations.Log2((ulong)lowestDiscernibleValue);
        if (unitShift + subBucketShift > 62)
            throw OutOfRange(nameof(lowestDiscernibleValue), lowestDiscernibleValue,
                $"below {1L << (63 - subBucketShift)} to keep {significantDigits} significant digits");

        SignificantDigits = significantDigits;
        LowestDiscernibleValue = lowestDiscernibleValue;
        HighestTrackableValue = highestTrackableValue;
        halfShift = subBucketShift - 1;
        zerosAtFirstBucket = 64 - subBucketShift - unitShift;
        firstBucketMask = ((1L << subBucketShift) - 1) << unitShift;
        IndexCount = (BucketOf(highestTrackableValue) + 2) << halfShift;
    }

    /// <summary>Three significant digits, 1 to 3,600,000,000: one microsecond to one hour.</summary>
    public static HistogramLayout Default { get; } = new();

    /// <summary>Decimal digits kept of every value, 1 to 5.</summary>
    public int SignificantDigits { get; }

    /// <summary>The smallest difference that is kept, rounded down to a power of two.</summary>
    public long LowestDiscernibleValue { get; }

    /// <summary>The largest value that is kept; a recorder clamps and counts those above.</summary>
    public long HighestTrackableValue { get; }

    /// <summary>The number of buckets; indexes run from 0 to one below.</summary>
    public int IndexCount { get; }

    /// <summary>The index of the bucket that holds <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="HighestTrackableValue"/>.</exception>
    public int IndexOf(long value) => InRange(value) ? IndexOfInRange(value) : throw OutOfRange(nameof(value), value,
        $"between 0 and {HighestTrackableValue}");

    /// <summary>The smallest value that shares a bucket with <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="HighestTrackableValue"/>.</exception>
    public long LowestEquivalent(long value) => LowestAt(IndexOf(value));

    /// <summary>The largest value that shares a bucket with <paramref name="value"/>; it may lie above the highest trackable value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="HighestTrackableValue"/>.</exception>
    public long HighestEquivalent(long value) => HighestAt(IndexOf(value));

    /// <summary>The middle of the bucket that holds <paramref name="value"/>: its lowest value plus half its width.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="HighestTrackableValue"/>.</exception>
    public long MedianEquivalent(long value) => MedianAt(IndexOf(value));

    /// <summary>The smallest value of a bucket.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="IndexCount"/>.</exception>
    public long LowestAt(int index)
    {
        CheckIndex(index);
        int bucket = BucketAt(index);
        return (long)(index - (bucket << halfShift)) << (bucket + unitShift);
    }

    /// <summary>The largest value of a bucket.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="IndexCount"/>.</exception>
    public long HighestAt(int index) => LowestAt(index) + (WidthAt(index) - 1);

    /// <summary>The middle of a bucket: its lowest value plus half its width.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="IndexCount"/>.</exception>
    public long MedianAt(int index) => LowestAt(index) + WidthAt(index) / 2;

    /// <summary>How many values share a bucket, a power of two.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="IndexCount"/>.</exception>
    public long WidthAt(int index)
    {
        CheckIndex(index);
        return 1L << (BucketAt(index) + unitShift);
    }

    /// <summary>Digits and range, for messages.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{SignificantDigits} significant digits, {LowestDiscernibleValue} to {HighestTrackableValue}");

    internal bool InRange(long value) => (ulong)value <= (ulong)HighestTrackableValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int IndexOfInRange(long value)
    {
        int bucket = BucketOf(value);
        return (bucket << halfShift) + (int)(value >> (bucket + unitShift));
    }

    internal void MustEqual(HistogramLayout other, string parameter)
    {
        if (!Equals(other))
            throw new ArgumentException($"Histograms of different layouts can't be combined: one has {this}, the other {other}.", parameter);
    }

    private static ArgumentOutOfRangeException OutOfRange(string parameter, long value, FormattableString limit) =>
        new(parameter, value, string.Create(CultureInfo.InvariantCulture,
            $"{parameter} is {value} but must be {limit.ToString(CultureInfo.InvariantCulture)}."));

    private static ArgumentOutOfRangeException OutOfRange(string parameter, long value, string limit) =>
        OutOfRange(parameter, value, (FormattableString)$"{limit}");

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int BucketOf(long value) => zerosAtFirstBucket - BitOperations.LeadingZeroCount((ulong)(value | firstBucketMask));

    // Indexes below 2^m belong to bucket 0, which has twice as many as the others.
    private int BucketAt(int index) => Math.Max(0, (index >> halfShift) - 1);

    private void CheckIndex(int index)
    {
        if ((uint)index >= (uint)IndexCount)
            throw OutOfRange(nameof(index), index, $"between 0 and {IndexCount - 1}");
    }
}
