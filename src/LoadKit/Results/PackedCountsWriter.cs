using LoadKit.Histograms;

namespace LoadKit.Results;

/// <summary>Writes packed counts key by key.</summary>
internal sealed class PackedCountsWriter(int capacity)
{
    private readonly byte[] bytes = new byte[capacity];
    private int length;
    private int last;

    public int Count { get; private set; }

    public static int MostBytes(int limits) => (1 + PackedCountsReader.Fixed + limits) * ZigZagLeb128.MaxLength;

    public void Add(int number, ReadOnlySpan<long> figures)
    {
        length += ZigZagLeb128.Write(bytes.AsSpan(length), number - last);
        foreach (var figure in figures)
        {
            length += ZigZagLeb128.Write(bytes.AsSpan(length), figure);
        }

        last = number;
        Count++;
    }

    public byte[] ToArray() => bytes[..length];
}
