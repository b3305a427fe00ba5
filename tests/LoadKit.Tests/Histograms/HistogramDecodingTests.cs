using System.Buffers.Binary;
using System.IO.Compression;

namespace LoadKit.Tests.Histograms;

/// <summary>Bytes that are no histogram.</summary>
public sealed class HistogramDecodingTests
{
    private static readonly byte[] Plain = Recorded.Values(42, 5000, 5000, 1_000_000).Encode();

    [TestCase("", "4 bytes")]
    [TestCase("1c8493", "4 bytes that name its kind, but there are 3")]
    [TestCase("00000000", "begins with 0x1c849313, or 0x1c849314 when compressed, but this begins with 0x00000000")]
    [TestCase("1c849301", "V1")]
    [TestCase("1c849311", "V1")]
    [TestCase("1c849302", "V1")]
    [TestCase("1c849308", "V0")]
    [TestCase("1c849329", "V0")]
    [TestCase("0c72124e", "DoubleHistogram")]
    [TestCase("0c72124f", "DoubleHistogram")]
    [TestCase("1c84931300000000", "header has 40 bytes, but 8 are left")]
    [TestCase("1c849314", "header of a compressed histogram has 8 bytes, but there are 4")]
    [TestCase("1c849314ffffffff", "says -1 compressed bytes, but 0 follow")]
    [TestCase("1c8493147fffffff00", "says 2147483647 compressed bytes, but 1 follow")]
    [TestCase("1c8493140000000100", "inflates to 0 bytes, but the header alone has 40")]
    [TestCase("1c84931400000004ffffffff", "no zlib stream")]
    public void What_is_no_V2_encoding_is_called_what_it_is(string hex, string message) => AssertRefused(Convert.FromHexString(hex), message);

    [TestCase(12, 0, "1 to 5 significant digits")]
    [TestCase(12, 6, "1 to 5 significant digits, a lowest value of at least 1 and a highest of at least twice that, but the header says 6, 1 and")]
    [TestCase(12, -1, "1 to 5 significant digits")]
    [TestCase(20, 0, "but the header says 3, 0 and 3600000000")]
    [TestCase(16, -1, "1 to 5 significant digits")]
    [TestCase(16, 1, "but the header says 3, 4294967297 and 3600000000")]
    [TestCase(24, -1, "1 to 5 significant digits")]
    [TestCase(4, -1, "take 0 to 211968 bytes, but the header says -1")]
    [TestCase(4, int.MaxValue, "take 0 to 211968 bytes, but the header says 2147483647")]
    [TestCase(4, 9, "says 9 bytes of counts, but 8 follow")]
    [TestCase(4, 7, "says 7 bytes of counts, but 8 follow")]
    public void An_impossible_header_is_refused(int offset, int value, string message)
    {
        byte[] encoded = [.. Plain];
        BinaryPrimitives.WriteInt32BigEndian(encoded.AsSpan(offset), value);

        AssertRefused(encoded, message);
        if (offset != 4)
            AssertRefused(Compressed(encoded), message);
    }

    [TestCase("02ff", "end in the middle of the one that begins at byte 1 of 2")]
    [TestCase("ff8080", "end in the middle of the one that begins at byte 0 of 3")]
    [TestCase("ffef0202", "has 23552 buckets, but at byte 3 the counts go beyond: 1 after 23552")]
    [TestCase("81f002", "the counts go beyond: -23553 after 0")]
    [TestCase("ffffffffffffffffff", "the counts go beyond: -9223372036854775808 after 0")]
    [TestCase("feffffffffffffffff02", "at most 9223372036854775807 values, but the counts add up to more")]
    public void Impossible_counts_are_refused(string payload, string message)
    {
        AssertRefused(WithCounts(payload), message);
        AssertRefused(Compressed(WithCounts(payload)), message);
    }

    [TestCase("01", 0)]
    [TestCase("", 0)]
    [TestCase("ffef02", 0)]
    [TestCase("fdef0202", 1)]
    [TestCase("8080808080808080005302", 1)]
    public void Odd_but_clear_counts_are_read(string payload, long count) =>
        Assert.That(Histogram.Decode(WithCounts(payload)).Count, Is.EqualTo(count));

    [Test]
    public void Every_truncation_and_every_byte_too_many_is_refused()
    {
        foreach (byte[] encoded in new[] { Plain, Compressed(Plain) })
        {
            for (int length = 0; length < encoded.Length; length++)
                AssertRefused(encoded[..length], "");
            AssertRefused([.. encoded, 0], "follow");
        }
    }

    [Test]
    public void Every_truncation_of_the_compressed_data_and_every_byte_too_many_is_refused()
    {
        byte[] zlib = Compressed(Plain)[8..];

        for (int length = 0; length < zlib.Length; length++)
            AssertRefused(Framed(zlib[..length]), "");
        AssertRefused(Framed([.. zlib, 0]), "checksum");
        AssertRefused(Compressed([.. Plain, 0]), "more follow");
        AssertRefused(Compressed(Compressed(Plain)), "compressed histogram again");
    }

    [Test]
    public void A_checksum_that_is_wrong_is_refused()
    {
        byte[] encoded = Compressed(Plain);
        encoded[^1] ^= 1;

        AssertRefused(encoded, "no zlib stream");
    }

    [TestCase("HIST*")]
    [TestCase("HISTFAA")]
    [TestCase("héllo")]
    public void What_is_no_base64_is_refused(string text) =>
        Assert.That(() => Histogram.FromBase64(text), Throws.InstanceOf<HistogramFormatException>().With.Message.Contains($"'{text}'"));

    [Test]
    public void A_zip_bomb_costs_no_memory()
    {
        byte[] gigabyte = Compressed([.. Plain[..40], .. new byte[100_000_000]]);
        BinaryPrimitives.WriteInt32BigEndian(gigabyte.AsSpan(4), gigabyte.Length - 8);
        byte[] header = [.. Plain[..40]];
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), 211_968);
        byte[] promised = Compressed([.. header, .. new byte[100_000_000]]);

        Assert.That(Allocated(() => AssertRefused(gigabyte, "follow")), Is.LessThan(1_500_000));
        Assert.That(Allocated(() => AssertRefused(promised, "more follow")), Is.LessThan(1_500_000));
    }

    [Test]
    public void A_header_that_promises_the_widest_layout_costs_only_what_follows()
    {
        byte[] widest = new byte[48];
        Plain.AsSpan(0, 40).CopyTo(widest);
        BinaryPrimitives.WriteInt32BigEndian(widest.AsSpan(4), 55_000_000);
        BinaryPrimitives.WriteInt32BigEndian(widest.AsSpan(12), 5);
        BinaryPrimitives.WriteInt64BigEndian(widest.AsSpan(24), long.MaxValue);

        Assert.That(Allocated(() => AssertRefused(widest, "follow")), Is.LessThan(100_000));
        Assert.That(Allocated(() => AssertRefused(Compressed(widest), "follow")), Is.LessThan(400_000));
    }

    [Test]
    public void The_most_that_a_layout_can_need_is_within_the_stated_bound()
    {
        var layout = HistogramLayout.Default;
        byte[] header = [.. Plain[..40]];
        string overlong = "828080808080808000";
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), layout.IndexCount * 9);
        byte[] full = Compressed([.. header, .. Convert.FromHexString(string.Concat(Enumerable.Repeat(overlong, layout.IndexCount)))]);

        Histogram? decoded = null;
        long allocated = Allocated(() => decoded = Histogram.Decode(full));

        Assert.That(decoded!.Count, Is.EqualTo(layout.IndexCount));
        Assert.That(allocated, Is.LessThan((layout.IndexCount * 40) + (2 * full.Length) + (256 << 10)));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void Damaged_bytes_are_read_or_refused_with_the_one_exception(long[] values, ushort[] places, byte[] replacements, byte kind)
    {
        byte[] plain = Recorded.Values(values).Encode();
        foreach (byte[] damaged in new[]
        {
            Damage.To(plain, places, replacements, kind),
            Damage.To(Compressed(plain), places, replacements, kind),
            Compressed(Damage.To(plain, places, replacements, kind)),
        })
            Damage.AssertReadOrRefused(() => Histogram.Decode(damaged));
        string text = Recorded.Values(values).ToBase64();
        Damage.AssertReadOrRefused(() => Histogram.FromBase64(Damage.To(text, places, replacements, kind)));
    }

    private static byte[] WithCounts(string payload)
    {
        byte[] encoded = [.. Plain[..40], .. Convert.FromHexString(payload)];
        BinaryPrimitives.WriteInt32BigEndian(encoded.AsSpan(4), encoded.Length - 40);
        return encoded;
    }

    private static byte[] Compressed(byte[] plain)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
            zlib.Write(plain);
        return Framed(compressed.ToArray());
    }

    private static byte[] Framed(byte[] zlib)
    {
        byte[] framed = [0x1c, 0x84, 0x93, 0x14, 0, 0, 0, 0, .. zlib];
        BinaryPrimitives.WriteInt32BigEndian(framed.AsSpan(4), zlib.Length);
        return framed;
    }

    private static long Allocated(Action action)
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        action();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void AssertRefused(byte[] encoded, string message)
    {
        var refusal = Assert.Throws<HistogramFormatException>(() => Histogram.Decode(encoded));
        Assert.That(refusal!.Message, Does.Contain(message));
        Assert.That(refusal.Line, Is.Null);
    }
}
