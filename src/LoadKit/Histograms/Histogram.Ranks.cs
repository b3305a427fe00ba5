namespace LoadKit;

/// <content>The value at a rank, for intervals of order statistics.</content>
public sealed partial class Histogram
{
    /// <summary>The highest equivalent of the value with this rank (1 is the smallest), never more than <see cref="Max"/>.</summary>
    internal long HighestAtRank(long rank) => Math.Min(Layout.HighestAt(IndexAtRank(rank)), Max);

    /// <summary>The lowest equivalent of the value with this rank, never less than <see cref="Min"/>.</summary>
    internal long LowestAtRank(long rank) => Math.Max(Layout.LowestAt(IndexAtRank(rank)), Min);

    private int IndexAtRank(long rank)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(rank, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rank, Count);
        var position = 0;
        for (var reached = Counts[0]; reached < rank; reached += Counts[++position])
        {
        }

        return Indexes[position];
    }
}
