namespace LoadKit.Tests.Histograms;

/// <summary>Layouts from the narrowest to the widest, and a property's random numbers mapped into their ranges.</summary>
internal static class Layouts
{
    public static readonly HistogramLayout[] All =
    [
        HistogramLayout.Default,
        new(1), new(2), new(4), new(5),
        new(3, 1, 2),
        new(3, 1000, 3_600_000_000_000),
        new(2, 3, 100),
        new(1, 1, long.MaxValue), new(3, 1, long.MaxValue), new(5, 1, long.MaxValue),
        new(5, (1L << 45) - 1, long.MaxValue),
        new(1, (1L << 58) - 1, long.MaxValue),
    ];

    /// <summary>
    /// Mixes a property's number, which is often small, and shifts it so that all powers of two are equally likely: unshifted, nearly
    /// all would be above 10^17.
    /// </summary>
    public static long Spread(this HistogramLayout layout, long random)
    {
        ulong mixed = unchecked((ulong)random * 0x9E3779B97F4A7C15);
        mixed = unchecked((mixed ^ (mixed >> 32)) * 0xD6E8FEB86659FD93);
        long value = (long)(mixed >> 1) >> (int)(mixed % 63);
        return value > layout.HighestTrackableValue ? value % (layout.HighestTrackableValue + 1) : value;
    }

    /// <summary>Zero, the highest value, and both sides of every power of two between.</summary>
    public static IEnumerable<long> Edges(this HistogramLayout layout)
    {
        for (int shift = 0; shift < 63; shift++)
            foreach (long value in new[] { (1L << shift) - 1, 1L << shift, (1L << shift) + 1 })
                if (value <= layout.HighestTrackableValue)
                    yield return value;
        yield return layout.HighestTrackableValue - 1;
        yield return layout.HighestTrackableValue;
    }
}
