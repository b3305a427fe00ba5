using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace LoadKit.Histograms;

/// <summary>Writes HdrHistogram's V2 encoding: the header, then all counts from index 0 to the last that is not zero, each a number; a
/// negative one stands for so many zeros.</summary>
internal static class HdrEncoder
{
    // A gap is shorter than the widest layout has buckets, 6,160,384.
    private const int MaxGapLength = 4;

    internal static void Write(Histogram histogram, IBufferWriter<byte> writer) =>
        writer.Advance(Write(histogram, writer.GetSpan(MaxLength(histogram))));

    internal static byte[] ToArray(Histogram histogram)
    {
        byte[] buffer = ArrayPool<byte>.Shared.Rent(MaxLength(histogram));
        byte[] encoded = buffer[..Write(histogram, buffer)];
        ArrayPool<byte>.Shared.Return(buffer);
        return encoded;
    }

    internal static void WriteCompressed(Histogram histogram, IBufferWriter<byte> writer)
    {
        byte[] plain = ArrayPool<byte>.Shared.Rent(MaxLength(histogram));
        using var compressed = new MemoryStream(256);
        int length = Write(histogram, plain);
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(plain, 0, length);
        ArrayPool<byte>.Shared.Return(plain);

        var target = writer.GetSpan(8);
        HdrHeader.WriteCookie(target, HdrHeader.CookieV2Compressed);
        BinaryPrimitives.WriteInt32BigEndian(target[4..], (int)compressed.Length);
        writer.Advance(8);
        writer.Write(compressed.GetBuffer().AsSpan(0, (int)compressed.Length));
    }

    private static int MaxLength(Histogram histogram) =>
        HdrHeader.Length + 1 + (histogram.Indexes.Length * (MaxGapLength + ZigZagLeb128.MaxLength));

    private static int Write(Histogram histogram, Span<byte> target)
    {
        var counts = target[HdrHeader.Length..];
        int length = histogram.Count == 0 ? ZigZagLeb128.Write(counts, 0) : WriteCounts(histogram, counts);
        new HdrHeader(histogram.Layout, length).Write(target);
        return HdrHeader.Length + length;
    }

    private static int WriteCounts(Histogram histogram, Span<byte> target)
    {
        var counts = histogram.Counts;
        int length = 0, next = 0;
        for (int i = 0; i < counts.Length; i++)
        {
            int index = histogram.Indexes[i];
            int zeros = index - next;
            // One zero is a count, not a run of one: so Java and JavaScript have it.
            if (zeros > 0)
                length += ZigZagLeb128.Write(target[length..], zeros == 1 ? 0 : -zeros);
            length += ZigZagLeb128.Write(target[length..], counts[i]);
            next = index + 1;
        }

        return length;
    }
}
