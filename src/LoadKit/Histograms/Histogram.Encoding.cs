using System.Buffers;
using LoadKit.Histograms;

namespace LoadKit;

/// <content>HdrHistogram's V2 encoding, plain and compressed, both ways.</content>
/// <remarks>
/// It carries the layout and the buckets and nothing else: what comes back has the same counts and percentiles, but its minimum, maximum
/// and sum are only exact to the bucket, and it no longer knows how many values were clamped or negative.
/// </remarks>
public sealed partial class Histogram
{
    /// <summary>HdrHistogram's V2 encoding: 40 bytes and one to nine for each bucket and each gap between buckets.</summary>
    public byte[] Encode() => HdrEncoder.ToArray(this);

    /// <summary>Appends HdrHistogram's V2 encoding.</summary>
    public void Encode(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        HdrEncoder.Write(this, writer);
    }

    /// <summary>HdrHistogram's compressed V2 encoding: the plain one as a zlib stream. Two builds of zlib may compress it to different
    /// bytes.</summary>
    public byte[] EncodeCompressed()
    {
        var writer = new ArrayBufferWriter<byte>(256);
        EncodeCompressed(writer);
        return writer.WrittenSpan.ToArray();
    }

    /// <summary>Appends HdrHistogram's compressed V2 encoding.</summary>
    public void EncodeCompressed(IBufferWriter<byte> writer)
    {
        ArgumentNullException.ThrowIfNull(writer);
        HdrEncoder.WriteCompressed(this, writer);
    }

    /// <summary>The compressed V2 encoding in base64, as it stands in histogram logs; begins with <c>HISTFAAA</c>.</summary>
    public string ToBase64()
    {
        var writer = new ArrayBufferWriter<byte>(256);
        HdrEncoder.WriteCompressed(this, writer);
        return Convert.ToBase64String(writer.WrittenSpan);
    }

    /// <summary>
    /// Reads HdrHistogram's V2 encoding, plain or compressed. Whatever the bytes are, it allocates at most 40 bytes for each bucket of the
    /// layout that they name, twice their own length, and 256 KB: about 1 MB for the default layout, 235 MB for the widest there is.
    /// </summary>
    /// <exception cref="HistogramFormatException">The bytes are something else, or not all of it, or more than it.</exception>
    public static Histogram Decode(ReadOnlySpan<byte> encoded) => HdrDecoder.Read(encoded);

    /// <summary>Reads a histogram in base64, compressed as histogram logs have it or plain. White space in it is ignored. Allocates no
    /// more than <see cref="Decode"/> does for as many bytes as there are characters.</summary>
    /// <exception cref="HistogramFormatException">The text is something else, or not all of it, or more than it.</exception>
    public static Histogram FromBase64(ReadOnlySpan<char> text) => HdrDecoder.ReadBase64(text);

    /// <summary>The same buckets with what an encoding leaves out; null where that contradicts them.</summary>
    internal Histogram? With(in HistogramTotals exact) =>
        exact is { Min: >= 0, Sum: >= 0, Clamped: >= 0, Negative: >= 0 } && exact.Min <= exact.Max && exact.Max <= Layout.HighestTrackableValue && Count > 0
        && Layout.IndexOf(exact.Min) == indexes[0] && Layout.IndexOf(exact.Max) == indexes[^1] && exact.Clamped <= Count && exact.Negative <= Count
            ? new Histogram(Layout, indexes, counts, exact)
            : null;
}
