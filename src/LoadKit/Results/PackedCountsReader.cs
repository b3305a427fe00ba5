using LoadKit.Histograms;

namespace LoadKit.Results;

/// <summary>Goes through packed counts from key to key.</summary>
internal sealed class PackedCountsReader
{
    /// <summary>Figures that each key has: successes, failures, microseconds. Those over each limit follow.</summary>
    public const int Fixed = 3;

    private readonly byte[] packed;
    private readonly CountKeys keys;
    private long[] figures = [];
    private int position;

    public PackedCountsReader(byte[] packed, CountKeys keys)
    {
        this.packed = packed;
        this.keys = keys;
        MoveNext();
    }

    public int Number { get; private set; }

    public bool IsAtEnd => Number == int.MaxValue;

    public ReadOnlySpan<long> Figures => figures;

    public void MoveNext()
    {
        if (!ZigZagLeb128.TryRead(packed, ref position, out var gap))
        {
            Number = int.MaxValue;
            return;
        }

        Number += (int)gap;
        var length = Fixed + keys[Number].Limits;
        figures = figures.Length == length ? figures : new long[length];
        for (var i = 0; i < length; i++)
        {
            figures[i] = ZigZagLeb128.TryRead(packed, ref position, out var value) ? value : 0;
        }
    }

    /// <summary>Adds the figures of a key to sums and goes on, if it is the next one.</summary>
    public void TakeAt(int number, Span<long> sums)
    {
        if (Number != number)
        {
            return;
        }

        for (var i = 0; i < sums.Length; i++)
        {
            sums[i] += figures[i];
        }

        MoveNext();
    }
}
