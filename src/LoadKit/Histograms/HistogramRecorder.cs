using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LoadKit.Histograms;

namespace LoadKit;

/// <summary>
/// Counts values into the buckets of a <see cref="HistogramLayout"/>, for ever and without a lock.
/// </summary>
/// <threadsafety>One thread at a time may call <see cref="Record"/>; any thread may call <see cref="Snapshot"/> meanwhile and neither
/// waits for the other. Give each writing thread a recorder of its own and merge their histograms.</threadsafety>
public sealed class HistogramRecorder
{
    // A copy of the layout's: one load less for each value.
    private readonly BucketArithmetic arithmetic;
    private readonly long highest;
    private readonly PagedCounts counts;
    private Beside beside = new() { Min = long.MaxValue, Max = -1 };

    /// <summary>Creates an empty recorder.</summary>
    /// <param name="layout">The buckets; <see cref="HistogramLayout.Default"/> if none is given.</param>
    public HistogramRecorder(HistogramLayout? layout = null)
    {
        Layout = layout ?? HistogramLayout.Default;
        arithmetic = Layout.Arithmetic;
        highest = Layout.HighestTrackableValue;
        counts = new PagedCounts(Layout);
    }

    /// <summary>The buckets.</summary>
    public HistogramLayout Layout { get; }

    /// <summary>How many values were above the highest trackable value and were counted as that value.</summary>
    public long Clamped => Volatile.Read(ref beside.Clamped);

    /// <summary>How many values were below zero and were counted as zero.</summary>
    public long Negative => Volatile.Read(ref beside.Negative);

    internal PagedCounts Counts => counts;

    /// <summary>Changes with every value, after its bucket does.</summary>
    internal long Ticks => Volatile.Read(ref beside.Ticks);

    /// <summary>
    /// Counts one value, in the layout's unit. Never throws, never locks; allocates only when it first touches a region of values.
    /// </summary>
    /// <param name="value">Below zero counts as zero and in <see cref="Negative"/>; above the highest trackable value counts as that
    /// and in <see cref="Clamped"/>.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Record(long value)
    {
        // One test for all that is rare: a new minimum, a new maximum, a value outside the range.
        if ((ulong)(value - beside.Min) >= beside.Span)
            value = Admit(value);

        // The order is a promise to readers: what a tick shows is in its bucket, and what a bucket shows is in the totals.
        beside.Sum = HistogramTotals.SaturatingAdd(beside.Sum, value);
        ref long count = ref counts.At(arithmetic.Index(value));
        Volatile.Write(ref count, count + 1);
        Volatile.Write(ref beside.Ticks, beside.Ticks + 1);
    }

    /// <summary>
    /// Everything recorded so far. Its count is the sum of its buckets. Of the values recorded during the call some are in it; its sum may
    /// hold a few more of these than its buckets.
    /// </summary>
    public Histogram Snapshot() => new HistogramCursor(this).Advance();

    /// <summary>Read after the buckets, these cover every value that the buckets showed.</summary>
    internal HistogramTotals ReadTotals() => new(
        Volatile.Read(ref beside.Min), Volatile.Read(ref beside.Max), Volatile.Read(ref beside.Sum), Clamped, Negative);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long Admit(long value)
    {
        if (value < 0)
            beside.Negative++;
        else if (value > highest)
            beside.Clamped++;

        value = Math.Clamp(value, 0, highest);
        beside.Min = Math.Min(beside.Min, value);
        beside.Max = Math.Max(beside.Max, value);
        beside.Span = (ulong)(beside.Max - beside.Min) + 1;
        return value;
    }

    // A cache line of nothing on either side: two recorders that lie next to each other on the heap belong to different threads.
    [StructLayout(LayoutKind.Explicit, Size = 64 + 56 + 64)]
    private struct Beside
    {
        [FieldOffset(64)] public long Sum;
        [FieldOffset(72)] public long Ticks;
        [FieldOffset(80)] public long Min;
        [FieldOffset(88)] public ulong Span;
        [FieldOffset(96)] public long Max;
        [FieldOffset(104)] public long Clamped;
        [FieldOffset(112)] public long Negative;
    }
}
