namespace LoadKit;

/// <content>How many values a limit lets pass.</content>
public sealed partial class Histogram
{
    /// <summary>
    /// How many values are certainly above <paramref name="limit"/>: a bucket that the limit cuts counts as not above. Together with
    /// <see cref="CountAboveAtMost"/> it encloses the true count.
    /// </summary>
    public long CountAbove(long limit)
    {
        if (limit < Min)
            return Count;
        long above = CountFrom(PositionAfter(limit));
        return limit <= Layout.HighestTrackableValue ? Math.Max(above, Clamped) : above;
    }

    /// <summary>
    /// How many values can be above <paramref name="limit"/>: a bucket that the limit cuts counts as above, and so does every clamped value
    /// under a limit beyond the highest trackable value.
    /// </summary>
    public long CountAboveAtMost(long limit)
    {
        if (limit < Min)
            return Count;
        if (limit >= Max)
            return Clamped;
        int position = PositionAfter(limit);
        bool cut = position > 0 && Layout.HighestAt(indexes[position - 1]) > limit;
        return CountFrom(cut ? position - 1 : position);
    }

    /// <summary>How many values can be at or below <paramref name="limit"/>: a bucket that the limit cuts counts. Always
    /// <see cref="Count"/> minus <see cref="CountAbove"/>.</summary>
    public long CountAtOrBelow(long limit) => Count - CountAbove(limit);

    /// <summary>The position of the first bucket whose values are all above the limit, which is not negative.</summary>
    private int PositionAfter(long limit)
    {
        int position = Array.BinarySearch(indexes, Layout.Arithmetic.Index(limit));
        return position >= 0 ? position + 1 : ~position;
    }

    private long CountFrom(int position)
    {
        long sum = 0;
        foreach (long count in Counts[position..])
            sum += count;
        return sum;
    }
}
