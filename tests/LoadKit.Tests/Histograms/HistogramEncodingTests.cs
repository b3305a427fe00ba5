using System.Buffers;
using System.IO.Compression;
using System.Text.Json;
using LoadKit.Histograms;

namespace LoadKit.Tests.Histograms;

/// <summary>The V2 encoding against <c>Vectors/hdr-v2.json</c>.</summary>
public sealed class HistogramEncodingTests
{
    private static IEnumerable<TestCaseData> Cases => Vector.Cases(Vector.Hdr.GetProperty("cases"));

    private static IEnumerable<TestCaseData> ForeignCases => Vector.Cases(Vector.Hdr.GetProperty("foreignJs").GetProperty("cases"));

    [TestCaseSource(nameof(Cases))]
    public void The_encoding_is_the_reference_one_byte_for_byte(JsonElement vector)
    {
        byte[] encoded = Vector.Histogram(vector).Encode();

        Assert.That(encoded, Has.Length.EqualTo(vector.Number("uncompressedLength")));
        if (vector.GetProperty("uncompressedHex").ValueKind == JsonValueKind.String)
            Assert.That(Convert.ToHexStringLower(encoded), Is.EqualTo(vector.Text("uncompressedHex")));
        Assert.That($"{Crc32(encoded):x8}", Is.EqualTo(vector.Text("uncompressedCrc32")));
    }

    [TestCaseSource(nameof(Cases))]
    public void What_was_encoded_decodes_to_the_same(JsonElement vector)
    {
        var histogram = Vector.Histogram(vector);

        Assert.That(Histogram.Decode(histogram.Encode()), Is.EqualTo(histogram));
        Assert.That(Histogram.Decode(histogram.EncodeCompressed()), Is.EqualTo(histogram));
        Assert.That(Histogram.FromBase64(histogram.ToBase64()), Is.EqualTo(histogram));
        Assert.That(Histogram.FromBase64(Convert.ToBase64String(histogram.Encode())), Is.EqualTo(histogram));
    }

    [TestCaseSource(nameof(Cases))]
    public void What_other_libraries_encoded_decodes_to_the_same(JsonElement vector)
    {
        var histogram = Vector.Histogram(vector);

        Assert.That(Histogram.FromBase64(vector.Text("compressedBase64_python_zlib9")), Is.EqualTo(histogram));
        if (vector.TryGetProperty("compressedBase64_libhdr_c", out var text) && text.ValueKind == JsonValueKind.String)
            Assert.That(Histogram.FromBase64(text.GetString()), Is.EqualTo(histogram));
        if (vector.TryGetProperty("libhdrUncompressedHex", out var hex) && hex.ValueKind == JsonValueKind.String)
            Assert.That(Histogram.Decode(Convert.FromHexString(hex.GetString()!)), Is.EqualTo(histogram));
    }

    [TestCaseSource(nameof(ForeignCases))]
    public void A_wrong_offset_and_a_wrong_ratio_in_the_header_are_ignored(JsonElement vector)
    {
        var histogram = Histogram.FromBase64(vector.Text("b64"));

        Assert.That(histogram.Indexes.ToArray().Zip(histogram.Counts.ToArray()).Select(pair => ((long)pair.First, pair.Second)),
            Is.EqualTo(vector.GetProperty("countsByIndex").EnumerateArray().Select(Vector.Pair)));
        Assert.That(histogram.Layout.HighestTrackableValue, Is.EqualTo(vector.Number("highestTrackableValue")));
        Assert.That((histogram.Count, histogram.ValueAtPercentile(50), histogram.ValueAtPercentile(99)),
            Is.EqualTo((vector.Number("total"), vector.Number("p50"), vector.Number("p99"))));
        Assert.That(histogram.Encode().AsSpan(8, 4).ToArray(), Is.All.Zero);
    }

    [Test]
    public void Numbers_are_the_reference_ones_both_ways()
    {
        foreach (var vector in Vector.Hdr.GetProperty("zigzagLeb128_64b9B").EnumerateArray())
        {
            long number = long.Parse(vector.Text("value")!, System.Globalization.CultureInfo.InvariantCulture);
            byte[] bytes = new byte[ZigZagLeb128.MaxLength];
            bytes = bytes[..ZigZagLeb128.Write(bytes, number)];
            int position = 0;

            Assert.That(Convert.ToHexStringLower(bytes), Is.EqualTo(vector.Text("hex")));
            Assert.That((ZigZagLeb128.TryRead(bytes, ref position, out long read), read, position), Is.EqualTo((true, number, bytes.Length)));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void Every_histogram_survives_encoding_to_the_bucket(long[] randoms)
    {
        foreach (var layout in Layouts.All)
        {
            var recorded = Recorded.In(layout, randoms.Select(layout.Spread));

            var decoded = Histogram.FromBase64(recorded.ToBase64());

            Assert.That(decoded.Layout, Is.EqualTo(layout));
            Assert.That(decoded.Buckets, Is.EqualTo(recorded.Buckets));
            Assert.That(Histogram.Decode(decoded.Encode()), Is.EqualTo(decoded));
        }
    }

    [Test]
    public void A_compressed_encoding_has_its_cookie_its_length_and_a_zlib_stream()
    {
        var histogram = Recorded.Values(42);
        byte[] encoded = histogram.EncodeCompressed();

        Assert.That(Convert.ToHexStringLower(encoded.AsSpan(0, 8)), Is.EqualTo($"1c849314{encoded.Length - 8:x8}"));
        using var zlib = new ZLibStream(new MemoryStream(encoded, 8, encoded.Length - 8), CompressionMode.Decompress);
        using var plain = new MemoryStream();
        zlib.CopyTo(plain);
        Assert.That(plain.ToArray(), Is.EqualTo(histogram.Encode()));
        Assert.That(histogram.ToBase64(), Does.StartWith("HISTFAAA"));
    }

    [Test]
    public void Encodings_can_be_appended_to_a_buffer()
    {
        var histogram = Recorded.Values(1, 5, 700_000);
        var buffer = new ArrayBufferWriter<byte>();
        buffer.Write((ReadOnlySpan<byte>)[1, 2, 3]);

        histogram.Encode(buffer);
        histogram.EncodeCompressed(buffer);

        Assert.That(buffer.WrittenSpan.ToArray(),
            Is.EqualTo((byte[])[1, 2, 3, .. histogram.Encode(), .. histogram.EncodeCompressed()]));
    }

    [TestCase("1c849303")]
    [TestCase("1c849313")]
    [TestCase("1c8493f3")]
    public void Four_bits_of_the_cookie_do_not_matter(string cookie)
    {
        var histogram = Recorded.Values(42);
        byte[] encoded = histogram.Encode();
        Convert.FromHexString(cookie).CopyTo(encoded, 0);

        Assert.That(Histogram.Decode(encoded).Count, Is.EqualTo(1));
    }

    [Test]
    public void White_space_around_base64_is_ignored() =>
        Assert.That(Histogram.FromBase64($" {Recorded.Values(42).ToBase64()}\r\n").Count, Is.EqualTo(1));

    private static uint Crc32(ReadOnlySpan<byte> bytes)
    {
        uint crc = uint.MaxValue;
        foreach (byte one in bytes)
        {
            crc ^= one;
            for (int bit = 0; bit < 8; bit++)
                crc = (crc >> 1) ^ ((crc & 1) * 0xEDB88320);
        }

        return ~crc;
    }
}
