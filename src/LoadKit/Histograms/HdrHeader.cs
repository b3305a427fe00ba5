using System.Buffers.Binary;

namespace LoadKit.Histograms;

/// <summary>
/// The 40 bytes before the counts of HdrHistogram's V2 encoding, big-endian: cookie, payload length, normalizing index offset, digits, lowest,
/// highest, conversion ratio.
/// </summary>
/// <remarks>
/// The offset and the ratio belong to histograms of doubles. hdr-histogram-js writes 1 and 5e-324 there for histograms of whole numbers, with
/// counts that are not shifted: whoever applies them reads every bucket one off.
/// </remarks>
internal readonly record struct HdrHeader(HistogramLayout Layout, int PayloadLength)
{
    internal const int Length = 40;
    internal const int CookieV2 = 0x1c849303;
    internal const int CookieV2Compressed = 0x1c849304;

    // What implementations write in these four bits, the size of a counter once, means nothing in V2.
    private const int IgnoredBits = 0xf0;
    private const int WrittenBits = 0x10;

    internal static void WriteCookie(Span<byte> target, int cookie) => BinaryPrimitives.WriteInt32BigEndian(target, cookie | WrittenBits);

    internal void Write(Span<byte> target)
    {
        WriteCookie(target, CookieV2);
        BinaryPrimitives.WriteInt32BigEndian(target[4..], PayloadLength);
        BinaryPrimitives.WriteInt32BigEndian(target[8..], 0);
        BinaryPrimitives.WriteInt32BigEndian(target[12..], Layout.SignificantDigits);
        BinaryPrimitives.WriteInt64BigEndian(target[16..], Layout.LowestDiscernibleValue);
        BinaryPrimitives.WriteInt64BigEndian(target[24..], Layout.HighestTrackableValue);
        BinaryPrimitives.WriteDoubleBigEndian(target[32..], 1);
    }

    /// <returns>Which of the two V2 encodings begins here.</returns>
    internal static int ReadCookie(ReadOnlySpan<byte> source)
    {
        if (source.Length < 4)
            throw new HistogramFormatException($"An encoded histogram begins with 4 bytes that name its kind, but there are {source.Length}.");

        int cookie = BinaryPrimitives.ReadInt32BigEndian(source);
        return (cookie & ~IgnoredBits) switch
        {
            CookieV2 => CookieV2,
            CookieV2Compressed => CookieV2Compressed,
            0x1c849301 or 0x1c849302 => throw Unread("HdrHistogram's encoding V1"),
            0x1c849308 or 0x1c849309 => throw Unread("HdrHistogram's encoding V0"),
            0x0c72124e & ~IgnoredBits or 0x0c72124f & ~IgnoredBits => throw Unread("HdrHistogram's DoubleHistogram"),
            _ => throw new HistogramFormatException(
                $"HdrHistogram's V2 encoding begins with 0x1c849313, or 0x1c849314 when compressed, but this begins with 0x{cookie:x8}."),
        };
    }

    internal static HdrHeader Read(ReadOnlySpan<byte> source)
    {
        if (source.Length < Length)
            throw new HistogramFormatException($"The header has {Length} bytes, but {source.Length} are left.");

        int length = BinaryPrimitives.ReadInt32BigEndian(source[4..]);
        var layout = ReadLayout(
            BinaryPrimitives.ReadInt32BigEndian(source[12..]),
            BinaryPrimitives.ReadInt64BigEndian(source[16..]),
            BinaryPrimitives.ReadInt64BigEndian(source[24..]));
        long most = (long)layout.IndexCount * ZigZagLeb128.MaxLength;
        if (length < 0 || length > most)
            throw new HistogramFormatException($"The counts of {layout} take 0 to {most} bytes, but the header says {length}.");
        return new HdrHeader(layout, length);
    }

    private static HistogramLayout ReadLayout(int digits, long lowest, long highest)
    {
        if (HistogramLayout.MistakeIn(digits, lowest, highest) is { } mistake)
            throw new HistogramFormatException(
                "A layout has 1 to 5 significant digits, a lowest value of at least 1 and a highest of at least twice that, "
                + $"but the header says {digits}, {lowest} and {highest}.", mistake);
        return new HistogramLayout(digits, lowest, highest);
    }

    private static HistogramFormatException Unread(string kind) => new($"This is {kind}; only V2 histograms of whole numbers are read.");
}
