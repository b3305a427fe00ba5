using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;

namespace LoadKit.Histograms;

/// <summary>Reads HdrHistogram's V2 encoding. Nothing is allocated for what a header promises, only for what is there.</summary>
internal static class HdrDecoder
{
    private const int CompressedHeaderLength = 8;
    private const int FirstBuffer = 1 << 16;

    internal static Histogram Read(ReadOnlySpan<byte> encoded)
    {
        if (HdrHeader.ReadCookie(encoded) == HdrHeader.CookieV2)
            return ReadPlain(encoded);

        byte[] copy = ArrayPool<byte>.Shared.Rent(encoded.Length);
        encoded.CopyTo(copy);
        var histogram = ReadCompressed(copy, encoded.Length);
        ArrayPool<byte>.Shared.Return(copy);
        return histogram;
    }

    internal static Histogram ReadBase64(ReadOnlySpan<char> text)
    {
        byte[] bytes = ArrayPool<byte>.Shared.Rent((text.Length / 4 * 3) + 3);
        if (!Convert.TryFromBase64Chars(text, bytes, out int length))
            throw new HistogramFormatException(
                $"A histogram in base64 has letters, digits, +, / and = at the end, four characters at a time, but this is '{text[..Math.Min(text.Length, 40)]}'.");

        var histogram = HdrHeader.ReadCookie(bytes.AsSpan(0, length)) == HdrHeader.CookieV2
            ? ReadPlain(bytes.AsSpan(0, length))
            : ReadCompressed(bytes, length);
        ArrayPool<byte>.Shared.Return(bytes);
        return histogram;
    }

    private static Histogram ReadPlain(ReadOnlySpan<byte> encoded)
    {
        var header = HdrHeader.Read(encoded);
        var payload = encoded[HdrHeader.Length..];
        if (payload.Length != header.PayloadLength)
            throw new HistogramFormatException($"The header says {header.PayloadLength} bytes of counts, but {payload.Length} follow.");
        return ReadCounts(payload, header.Layout);
    }

    private static Histogram ReadCompressed(byte[] encoded, int length)
    {
        if (length < CompressedHeaderLength)
            throw new HistogramFormatException($"The header of a compressed histogram has {CompressedHeaderLength} bytes, but there are {length}.");
        int said = BinaryPrimitives.ReadInt32BigEndian(encoded.AsSpan(4));
        int there = length - CompressedHeaderLength;
        if (said != there)
            throw new HistogramFormatException($"The header says {said} compressed bytes, but {there} follow.");

        using var compressed = new MemoryStream(encoded, CompressedHeaderLength, there, writable: false);
        byte[] plain = ArrayPool<byte>.Shared.Rent(FirstBuffer);
        try
        {
            using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
            int inflated = Inflate(zlib, ref plain, out var layout);
            CheckEnd(plain.AsSpan(0, inflated), encoded.AsSpan(CompressedHeaderLength, there));
            return ReadCounts(plain.AsSpan(HdrHeader.Length, inflated - HdrHeader.Length), layout);
        }
        catch (Exception cause) when (cause is InvalidDataException or IOException)
        {
            throw new HistogramFormatException("The compressed data is no zlib stream (RFC 1950), or a damaged one.", cause);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(plain);
        }
    }

    private static int Inflate(ZLibStream zlib, ref byte[] plain, out HistogramLayout layout)
    {
        int length = zlib.ReadAtLeast(plain.AsSpan(0, HdrHeader.Length), HdrHeader.Length, throwOnEndOfStream: false);
        if (length < HdrHeader.Length)
            throw new HistogramFormatException($"The compressed data inflates to {length} bytes, but the header alone has {HdrHeader.Length}.");
        if (HdrHeader.ReadCookie(plain) != HdrHeader.CookieV2)
            throw new HistogramFormatException("The compressed data holds a compressed histogram again.");
        var header = HdrHeader.Read(plain);

        int most = HdrHeader.Length + header.PayloadLength;
        while (length < most)
        {
            if (length == plain.Length)
                Grow(ref plain, most);
            int read = zlib.Read(plain, length, Math.Min(plain.Length, most) - length);
            if (read == 0)
                throw new HistogramFormatException($"The header says {header.PayloadLength} bytes of counts, but {length - HdrHeader.Length} follow.");
            length += read;
        }

        if (zlib.ReadByte() >= 0)
            throw new HistogramFormatException($"The header says {header.PayloadLength} bytes of counts, but more follow.");
        layout = header.Layout;
        return length;
    }

    // The stream does not mind when its last bytes are missing, nor when others follow.
    private static void CheckEnd(ReadOnlySpan<byte> plain, ReadOnlySpan<byte> compressed)
    {
        if (compressed.Length < Adler32.Length || BinaryPrimitives.ReadUInt32BigEndian(compressed[^Adler32.Length..]) != Adler32.Of(plain))
            throw new HistogramFormatException("The compressed data does not end with the checksum of what it inflates to.");
    }

    private static void Grow(ref byte[] plain, int most)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(2L * plain.Length, most));
        plain.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(plain);
        plain = larger;
    }

    private static Histogram ReadCounts(ReadOnlySpan<byte> payload, HistogramLayout layout)
    {
        int filled = 0;
        long total = 0;
        for (var all = new HdrCounts(payload, layout); all.MoveNext(); filled++)
            if ((total += all.Count) < 0)
                throw new HistogramFormatException($"A histogram holds at most {long.MaxValue} values, but the counts add up to more.");

        var indexes = new int[filled];
        long[] counts = new long[filled];
        var again = new HdrCounts(payload, layout);
        for (int i = 0; again.MoveNext(); i++)
            (indexes[i], counts[i]) = (again.Index, again.Count);
        return Histogram.FromCounts(layout, indexes, counts);
    }
}
