using System.Numerics;
using System.Runtime.CompilerServices;

namespace LoadKit.Histograms;

/// <summary>
/// HdrHistogram's log-linear buckets (G. Tene), in the order of its V2 encoding. Values below 2^m units have buckets of one unit; above,
/// each power of two has 2^(m-1) buckets of equal width. With m = ceil(log2(2 * 10^digits)) and unit = 2^u = 2^floor(log2 lowest):
/// <code>
/// group(v)    = bitLength(v | (2^m - 1) * unit) - m - u       0 where the buckets are one unit wide
/// index(v)    = group * 2^(m-1) + (v >> (group + u))
/// width(i)    = 2^(group + u)
/// </code>
/// A value v of a group above 0 is at least 2^(m-1) widths, and 2^(m-1) >= 10^digits: no bucket is wider than v / 10^digits.
/// </summary>
internal readonly record struct BucketArithmetic
{
    private readonly long unitsOfFirstGroup;
    private readonly int zerosOfFirstGroup;
    private readonly int unitShift;
    private readonly int halfShift;

    internal BucketArithmetic(int significantDigits, long lowest)
    {
        int groupShift = GroupShift(significantDigits);
        unitShift = BitOperations.Log2((ulong)lowest);
        halfShift = groupShift - 1;
        unitsOfFirstGroup = ((1L << groupShift) - 1) << unitShift;
        zerosOfFirstGroup = 64 - groupShift - unitShift;
    }

    /// <summary>The lowest discernible value must be below this: the first group has to fit into 62 bits.</summary>
    internal static long LowestLimit(int significantDigits) => 1L << (63 - GroupShift(significantDigits));

    /// <summary>2^m, HdrHistogram's "sub-bucket count".</summary>
    internal int FirstGroupLength => 2 << halfShift;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal int Index(long value)
    {
        int group = Group(value);
        return (group << halfShift) + (int)(value >> (group + unitShift));
    }

    internal long Lowest(int index)
    {
        int group = GroupAt(index);
        return (long)(index - (group << halfShift)) << (group + unitShift);
    }

    internal long Width(int index) => 1L << (GroupAt(index) + unitShift);

    /// <summary>How many buckets there are when the group that holds <paramref name="highest"/> is complete.</summary>
    internal int IndexCount(long highest) => (Group(highest) + 2) << halfShift;

    private static int GroupShift(int significantDigits)
    {
        uint needed = 2;
        for (int digit = 0; digit < significantDigits; digit++)
            needed *= 10;
        return BitOperations.Log2(needed - 1) + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Group(long value) => zerosOfFirstGroup - BitOperations.LeadingZeroCount((ulong)(value | unitsOfFirstGroup));

    // The first group has 2^m buckets, twice as many as the others.
    private int GroupAt(int index) => Math.Max(0, (index >> halfShift) - 1);
}
