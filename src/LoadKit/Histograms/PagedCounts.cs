using System.Runtime.CompilerServices;

namespace LoadKit.Histograms;

/// <summary>
/// Counts by bucket index, in pages that come into being when they are first touched: a histogram of 1 to 10 ms needs no memory for the
/// buckets of an hour. One thread writes; others may read while it does.
/// </summary>
internal readonly struct PagedCounts(HistogramLayout layout)
{
    // 2 KB: as fast as a page for each power of two (8 KB at three digits), and lags near zero take a quarter of the memory.
    internal const int PageShift = 8;
    internal const int PageLength = 1 << PageShift;

    private readonly long[]?[] pages = new long[(layout.IndexCount + PageLength - 1) >> PageShift][];

    internal int PageCount => pages.Length;

    internal ReadOnlySpan<long> Page(int number) => Volatile.Read(ref pages[number]);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref long At(int index) => ref (pages[index >> PageShift] ?? Touch(index >> PageShift))[index & (PageLength - 1)];

    internal Span<long> Touched(int number) => pages[number] ?? Touch(number);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private long[] Touch(int number)
    {
        var page = new long[PageLength];
        Volatile.Write(ref pages[number], page);
        return page;
    }
}
