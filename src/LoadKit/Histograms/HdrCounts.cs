namespace LoadKit.Histograms;

/// <summary>Walks through the counts of HdrHistogram's V2 encoding and stops at those that are not zero.</summary>
internal ref struct HdrCounts(ReadOnlySpan<byte> payload, HistogramLayout layout)
{
    private readonly ReadOnlySpan<byte> payload = payload;
    private int position;
    private int next;

    internal int Index { get; private set; }

    internal long Count { get; private set; }

    /// <exception cref="HistogramFormatException">The bytes end in the middle of a number, or the index leaves the layout.</exception>
    internal bool MoveNext()
    {
        while (position < payload.Length)
        {
            int start = position;
            if (!ZigZagLeb128.TryRead(payload, ref position, out long number))
                throw new HistogramFormatException($"The counts end in the middle of the one that begins at byte {start} of {payload.Length}.");

            // Negated, not the bound: there is no opposite of the least number.
            if (number < 0 ? number < next - layout.IndexCount : next >= layout.IndexCount)
                throw new HistogramFormatException(
                    $"{layout} has {layout.IndexCount} buckets, but at byte {start} the counts go beyond: {number} after {next}.");

            if (number < 0)
            {
                next -= (int)number;
                continue;
            }

            Index = next++;
            Count = number;
            if (number > 0)
                return true;
        }

        return false;
    }
}
