using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LoadKit.Tests.Histograms;

/// <summary>Histogram logs against <c>Vectors/canonical.hlog</c>, <c>quirks.hlog</c> and <c>hlog-expected.json</c>.</summary>
public sealed class HistogramLogTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.FromUnixTimeSeconds(1_763_164_509);

    private static readonly string Line = $"0.000,1.000,0.042,{Recorded.Values(42).ToBase64()}";

    [TestCase("canonical")]
    [TestCase("quirks")]
    public void The_reference_logs_are_read_as_everybody_reads_them(string name)
    {
        using var reader = new HistogramLogReader(Vector.Open($"{name}.hlog"));
        var intervals = reader.ReadAll().ToList();

        var expected = Vector.Json("hlog-expected.json").GetProperty(name).EnumerateArray().ToList();
        Assert.That(intervals, Has.Count.EqualTo(expected.Count));
        foreach (var (interval, vector) in intervals.Zip(expected))
            AssertEqual(interval, vector);
        Assert.That(reader.StartTime, Is.EqualTo(Start));
    }

    [Test]
    public void The_intervals_of_a_log_merge_to_the_reference_sum()
    {
        using var reader = new HistogramLogReader(Vector.Open("canonical.hlog"));
        Histogram[] untagged = [.. reader.ReadAll().Where(interval => interval.Tag is null).Select(interval => interval.Histogram)];

        var merged = Histogram.Merge(untagged);

        var expected = Vector.Json("hlog-expected.json").GetProperty("canonicalMergedUntagged");
        Assert.That((merged.Count, merged.Max, merged.ValueAtPercentile(50), merged.ValueAtPercentile(99)), Is.EqualTo((
            expected.Number("totalCount"), expected.Number("max"), expected.Number("p50"), expected.Number("p99"))));
        Assert.That(merged.Mean, Is.EqualTo(expected.GetProperty("mean").GetDouble()).Within(1e-9));
    }

    [TestCase("en-US")]
    [TestCase("de-DE")]
    [SetCulture("de-DE")]
    public void A_log_is_written_as_the_reference_one_byte_for_byte_but_for_the_zlib_build(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        string canonical = Vector.Text("canonical.hlog");
        using var stream = new MemoryStream();
        using (var reader = new HistogramLogReader(Vector.Open("canonical.hlog")))
        using (var writer = new HistogramLogWriter(stream, Start, leaveOpen: true))
        {
            writer.WriteComment("[LoadKit 0.0 latency log; values in microseconds; Interval_Max in milliseconds]");
            foreach (var interval in reader.ReadAll())
                writer.WriteInterval(interval.Start - Start, interval.Length, interval.Histogram, interval.Tag);
        }

        string written = Encoding.UTF8.GetString(stream.ToArray());
        Assert.That(Inflated(written), Is.EqualTo(Inflated(canonical)));
        Assert.That(stream.ToArray()[0], Is.EqualTo((byte)'#'));
    }

    [Test]
    public void A_log_without_intervals_still_has_its_head()
    {
        using var stream = new MemoryStream();
        using (new HistogramLogWriter(stream, Start.AddMilliseconds(7.9), leaveOpen: true))
        {
        }

        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Is.EqualTo(
            "#[Histogram log format version 1.3]\n"
            + "#[BaseTime: 1763164509.007 (seconds since epoch)]\n"
            + "#[StartTime: 1763164509.007 (seconds since epoch), 2025-11-14T23:55:09.007Z]\n"
            + "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"\n"));
    }

    [TestCase("GET/events", "GET/events")]
    [TestCase("add to cart", "add%20to%20cart")]
    [TestCase("a,b", "a%2Cb")]
    [TestCase("a\r\nTag=x,1,1,1,HIST", "a%0D%0ATag=x%2C1%2C1%2C1%2CHIST")]
    [TestCase("100%", "100%25")]
    [TestCase("%2C", "%252C")]
    [TestCase("\u2028\u0085\u0000\t", "%E2%80%A8%C2%85%00%09")]
    [TestCase("Überprüfung 🙂", "Überprüfung%20🙂")]
    [TestCase("#[StartTime: 5]", "#[StartTime:%205]")]
    public void A_tag_that_would_break_its_line_is_encoded_and_comes_back(string tag, string written)
    {
        using var stream = new MemoryStream();
        using (var writer = new HistogramLogWriter(stream, Start, leaveOpen: true))
            writer.WriteInterval(TimeSpan.Zero, TimeSpan.FromSeconds(1), Recorded.Values(42), tag);

        Assert.That(Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[4], Is.EqualTo($"Tag={written},{Line}"));
        Assert.That(Read(stream).Single().Tag, Is.EqualTo(tag));
    }

    [TestCase(1000, "1000.447")]
    [TestCase(1, "1000447.000")]
    [TestCase(1_000_000, "1.000")]
    public void The_maximum_is_that_of_the_encoded_histogram_in_the_unit_of_the_log(int ratio, string written)
    {
        using var stream = new MemoryStream();
        using (var writer = new HistogramLogWriter(stream, Start, ratio, leaveOpen: true))
            writer.WriteInterval(TimeSpan.Zero, TimeSpan.FromSeconds(1), Recorded.Values(1_000_000));

        Assert.That(Encoding.UTF8.GetString(stream.ToArray()).Split('\n')[4], Does.StartWith($"0.000,1.000,{written},HIST"));
    }

    [Test]
    public void What_a_log_cannot_hold_is_not_written()
    {
        using var stream = new MemoryStream();
        using var writer = new HistogramLogWriter(stream, Start);
        var second = TimeSpan.FromSeconds(1);

        Assert.That(() => writer.WriteInterval(second, second, Histogram.Empty, ""), Throws.ArgumentException);
        Assert.That(() => writer.WriteInterval(-second, second, Histogram.Empty), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => writer.WriteInterval(second, -second, Histogram.Empty), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => writer.WriteComment("fine\n[StartTime: 5"), Throws.ArgumentException);
        Assert.That(() => writer.WriteComment("[BaseTime: 5"), Throws.ArgumentException);
        Assert.That(() => new HistogramLogWriter(stream, Start, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        writer.Flush();
        Assert.That(stream.Length, Is.Zero);
    }

    [Test]
    public void Comments_stand_where_they_were_written_one_for_each_line()
    {
        using var stream = new MemoryStream();
        using (var writer = new HistogramLogWriter(stream, Start, leaveOpen: true))
        {
            writer.WriteComment("first\r\nsecond\u2028third");
            writer.WriteInterval(TimeSpan.Zero, TimeSpan.Zero, Histogram.Empty);
            writer.WriteComment("");
            writer.Flush();
        }

        var comments = new List<string>();
        stream.Position = 0;
        using var reader = new HistogramLogReader(stream) { OnComment = comments.Add };
        Assert.That(reader.ReadAll().Count(), Is.EqualTo(1));
        Assert.That(comments, Is.EqualTo(["first", "second", "third", "[Histogram log format version 1.3]", ""]));
        Assert.That(Encoding.UTF8.GetString(stream.ToArray()), Does.StartWith("#first\n#second\n#third\n#[Hist").And.EndsWith("\n#\n"));
    }

    [Test]
    public void A_log_is_read_as_it_grows()
    {
        using var stream = new MemoryStream();
        using var writer = new HistogramLogWriter(stream, Start);
        writer.WriteInterval(TimeSpan.Zero, TimeSpan.Zero, Recorded.Values(1));
        writer.Flush();
        stream.Position = 0;
        using var reader = new HistogramLogReader(stream);

        var first = reader.Read();
        long position = stream.Position;
        writer.WriteInterval(TimeSpan.Zero, TimeSpan.Zero, Recorded.Values(2));
        writer.Flush();
        stream.Position = position;

        Assert.That((first!.Histogram.Max, reader.Read()!.Histogram.Max, reader.Read()), Is.EqualTo((1L, 2L, (HistogramLogInterval?)null)));
    }

    [Test]
    public void A_file_is_written_and_read()
    {
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        using (var writer = HistogramLogWriter.Create(path, Start))
            writer.WriteInterval(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1), Recorded.Values(42), "x");

        using (var reader = HistogramLogReader.Open(path))
            Assert.That(reader.Read(), Is.EqualTo(new HistogramLogInterval(
                "x", Start.AddSeconds(2), TimeSpan.FromSeconds(1), Recorded.Values(42))));
        File.Delete(path);
    }

    private static List<HistogramLogInterval> Read(MemoryStream stream)
    {
        using var reader = new HistogramLogReader(new MemoryStream(stream.ToArray()));
        return [.. reader.ReadAll()];
    }

    private static void AssertEqual(HistogramLogInterval interval, JsonElement expected)
    {
        var histogram = interval.Histogram;
        Assert.That((interval.Tag, interval.Start, interval.Length), Is.EqualTo((
            expected.Text("tag"),
            DateTimeOffset.UnixEpoch.AddSeconds(expected.GetProperty("absoluteStartSec").GetDouble()),
            TimeSpan.FromSeconds(expected.GetProperty("length").GetDouble()))));
        Assert.That((histogram.Count, histogram.Max, histogram.ValueAtPercentile(50), histogram.ValueAtPercentile(99)), Is.EqualTo((
            expected.Number("totalCount"), expected.Number("max"), expected.Number("p50"), expected.Number("p99"))));
        Assert.That(histogram.Mean, Is.EqualTo(expected.GetProperty("mean").GetDouble()).Within(1e-9));
        if (histogram.Count > 0)
            Assert.That(histogram.Min, Is.EqualTo(expected.Number("minNonZero")));
    }

    /// <summary>The log with its histograms not compressed: two builds of zlib compress differently.</summary>
    private static string Inflated(string log) => string.Join('\n', log.Split('\n').Select(line =>
        line.LastIndexOf(",HIST", StringComparison.Ordinal) is >= 0 and var at
            ? $"{line[..at]},{Convert.ToHexString(Histogram.FromBase64(line.AsSpan(at + 1)).Encode())}"
            : line));
}
