using System.Globalization;
using LoadKit.Histograms;

namespace LoadKit;

/// <summary>
/// Which values a histogram tells apart: HdrHistogram's log-linear buckets. Values are whole numbers of the caller's unit; the
/// default layout means microseconds. Immutable, safe to share between threads, compared by value.
/// </summary>
/// <remarks>
/// Values that share a bucket can't be told apart. For every value v from 0 to the highest trackable one,
/// <c>HighestEquivalent(v) - LowestEquivalent(v)</c> is at most v / 10^digits, or one less than the unit where that is more. The unit is
/// the lowest discernible value rounded down to a power of two.
/// </remarks>
public sealed record HistogramLayout
{
    /// <summary>Creates a layout.</summary>
    /// <param name="significantDigits">Decimal digits kept of every value, 1 to 5; 3 by default.</param>
    /// <param name="lowestDiscernibleValue">The smallest difference that matters, at least 1; 1 by default. At 3 digits it must be below
    /// 2^52, at 5 digits below 2^45.</param>
    /// <param name="highestTrackableValue">The largest value, at least twice the lowest; 3,600,000,000 by default, one hour in
    /// microseconds. <see cref="long.MaxValue"/> is allowed.</param>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its limits; the message names both.</exception>
    public HistogramLayout(
        int significantDigits = 3, long lowestDiscernibleValue = 1, long highestTrackableValue = 3_600_000_000)
    {
        if (MistakeIn(significantDigits, lowestDiscernibleValue, highestTrackableValue) is { } mistake)
            throw mistake;

        SignificantDigits = significantDigits;
        LowestDiscernibleValue = lowestDiscernibleValue;
        HighestTrackableValue = highestTrackableValue;
        Arithmetic = new BucketArithmetic(significantDigits, lowestDiscernibleValue);
        IndexCount = Arithmetic.IndexCount(highestTrackableValue);
    }

    /// <summary>Three significant digits, 1 to 3,600,000,000: one microsecond to one hour.</summary>
    public static HistogramLayout Default { get; } = new();

    /// <summary>Decimal digits kept of every value, 1 to 5.</summary>
    public int SignificantDigits { get; }

    /// <summary>The smallest difference that is kept, before it is rounded down to a power of two.</summary>
    public long LowestDiscernibleValue { get; }

    /// <summary>The largest value that is kept; a recorder clamps and counts those above.</summary>
    public long HighestTrackableValue { get; }

    /// <summary>The number of buckets; indexes run from 0 to one below.</summary>
    public int IndexCount { get; }

    internal BucketArithmetic Arithmetic { get; }

    /// <summary>The index of the bucket that holds <paramref name="value"/>. Greater values never have smaller indexes.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="HighestTrackableValue"/>.</exception>
    public int IndexOf(long value)
    {
        CheckRange(value, 0, HighestTrackableValue, nameof(value));
        return Arithmetic.Index(value);
    }

    /// <summary>The smallest value that shares a bucket with <paramref name="value"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="HighestTrackableValue"/>.</exception>
    public long LowestEquivalent(long value) => LowestAt(IndexOf(value));

    /// <summary>The largest value that shares a bucket with <paramref name="value"/>; it may lie above the highest trackable
    /// value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="HighestTrackableValue"/>.</exception>
    public long HighestEquivalent(long value) => HighestAt(IndexOf(value));

    /// <summary>The middle of the bucket that holds <paramref name="value"/>: its lowest value plus half its width.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is negative or above <see cref="HighestTrackableValue"/>.</exception>
    public long MedianEquivalent(long value) => MedianAt(IndexOf(value));

    /// <summary>The smallest value of a bucket.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The index is negative or not below <see cref="IndexCount"/>.</exception>
    public long LowestAt(int index)
    {
        CheckRange(index, 0, IndexCount - 1, nameof(index));
        return Arithmetic.Lowest(index);
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
        CheckRange(index, 0, IndexCount - 1, nameof(index));
        return Arithmetic.Width(index);
    }

    /// <summary>Digits and range, as messages name a layout.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture,
        $"{SignificantDigits} significant digits, {LowestDiscernibleValue} to {HighestTrackableValue}");

    internal void MustEqual(HistogramLayout other, string parameter)
    {
        if (!Equals(other))
            throw new ArgumentException(
                $"Histograms of different layouts can't be combined: one has {this}, the other {other}.", parameter);
    }

    /// <summary>Why there is no such layout; null when there is.</summary>
    internal static ArgumentOutOfRangeException? MistakeIn(int significantDigits, long lowestDiscernibleValue, long highestTrackableValue) =>
        OutOfRange(significantDigits, 1, 5, nameof(significantDigits))
        ?? OutOfRange(lowestDiscernibleValue, 1, BucketArithmetic.LowestLimit(significantDigits) - 1, nameof(lowestDiscernibleValue))
        ?? OutOfRange(highestTrackableValue, 2 * lowestDiscernibleValue, long.MaxValue, nameof(highestTrackableValue));

    private static void CheckRange(long value, long least, long most, string parameter)
    {
        if (OutOfRange(value, least, most, parameter) is { } mistake)
            throw mistake;
    }

    private static ArgumentOutOfRangeException? OutOfRange(long value, long least, long most, string parameter) =>
        value >= least && value <= most ? null : new ArgumentOutOfRangeException(parameter, value, string.Create(
            CultureInfo.InvariantCulture, $"{parameter} is {value} but must be between {least} and {most}."));
}
