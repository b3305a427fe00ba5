using System.Text;

namespace LoadKit.Tests.Histograms;

/// <summary>Logs as others write them, and what is no log.</summary>
public sealed class HistogramLogReadingTests
{
    private static readonly string Encoded = Recorded.Values(42).ToBase64();

    [TestCase("")]
    [TestCase("\n\r\n  \n#\n#comment\n\"StartTimestamp\",\"EndTimestamp\",\"Interval_Max\",\"Interval_Compressed_Histogram\"")]
    [TestCase("#[StartTime: 5.000 (seconds since epoch), whenever]")]
    public void A_log_may_have_no_intervals(string log) => Assert.That(Read(log), Is.Empty);

    [TestCase("", 7.25, 7.25)]
    [TestCase("#[StartTime: 1441753532.570 (seconds since epoch), Tue Sep 08 16:05:32 PDT 2015]\n", 7.25, 1441753539.82)]
    [TestCase("#[StartTime:1441753532.57]\n", 7.25, 1441753539.82)]
    [TestCase("#[StartTime: 1441753532.570 (seconds since epoch)]\n", 1441753533, 1441753533)]
    [TestCase("#[StartTime: 1441753532.570 (seconds since epoch)]\n", 1410217532, 2851971064.57)]
    [TestCase("#[StartTime: 1441753532.570 (seconds since epoch)]\n", 1410217533, 1410217533)]
    [TestCase("#[BaseTime: 1000.000 (seconds since epoch)]\n", 7.25, 1007.25)]
    [TestCase("#[BaseTime: 1000 (seconds since epoch)]\n#[StartTime: 1441753532.570 (seconds since epoch)]\n", 7.25, 1007.25)]
    public void Starts_count_from_the_base_time_or_are_dates_or_count_from_the_start_time(string head, double start, double absolute)
    {
        var interval = Read(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{head}{start},1,0.042,{Encoded}")).Single();

        Assert.That(interval.Start, Is.EqualTo(DateTimeOffset.UnixEpoch + TimeSpan.FromTicks((long)Math.Round(absolute * 100) * 100_000)));
    }

    [Test]
    public void The_first_start_decides_for_all_whether_they_are_dates()
    {
        var intervals = Read($"#[StartTime: 40000000]\n100,1,1,{Encoded}\n39999999,1,1,{Encoded}");

        Assert.That(intervals.Select(interval => interval.Start.ToUnixTimeSeconds()), Is.EqualTo([40_000_100L, 79_999_999L]));
    }

    [Test]
    public void The_start_time_is_the_one_stated_or_that_of_the_first_interval()
    {
        using var stated = ReaderOf($"#[StartTime: 5]\n7,1,1,{Encoded}");
        using var deduced = ReaderOf($"7,1,1,{Encoded}");

        Assert.That((stated.StartTime, deduced.StartTime), Is.EqualTo(((DateTimeOffset?)null, (DateTimeOffset?)null)));
        stated.Read();
        deduced.Read();
        Assert.That((stated.StartTime, deduced.StartTime),
            Is.EqualTo((DateTimeOffset.FromUnixTimeSeconds(5), DateTimeOffset.FromUnixTimeSeconds(7))));
    }

    [Test]
    public void Blanks_exponents_and_a_missing_last_line_end_do_no_harm()
    {
        var interval = Read($"  Tag=a%20b , 1e0 , .5, 1E-3 , {Encoded}  ").Single();

        Assert.That((interval.Tag, interval.Start.ToUnixTimeSeconds(), interval.Length), Is.EqualTo(("a b", 1L, TimeSpan.FromSeconds(0.5))));
    }

    [Test]
    public void A_log_in_UTF_16_with_a_byte_order_mark_is_read()
    {
        foreach (var encoding in new[] { Encoding.Unicode, Encoding.BigEndianUnicode, Encoding.UTF8 })
        {
            byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes($"Tag=ü,1,1,1,{Encoded}\r\n")];
            using var reader = new HistogramLogReader(new MemoryStream(bytes));

            Assert.That(reader.ReadAll().Single().Tag, Is.EqualTo("ü"));
        }
    }

    [TestCase("hello", "ends at the start")]
    [TestCase("Tag=x", "ends at the tag")]
    [TestCase("Tag=x,1,2", "ends at the length")]
    [TestCase("1,1,1", "ends at the maximum")]
    [TestCase("x,1,1,{0}", "Expected the start as a number like 1.234 from -10^9 to 10^11, but found 'x'")]
    [TestCase("1,nan,1,{0}", "Expected the length")]
    [TestCase("1,1e30,1,{0}", "Expected the length")]
    [TestCase("99999999999999999999,1,1,{0}", "Expected the start")]
    [TestCase("-1e10,1,1,{0}", "Expected the start")]
    [TestCase("1,-0.001,1,{0}", "length of an interval is -0.001 s but can't be negative")]
    [TestCase("1,1,big,{0}", "Expected the maximum")]
    [TestCase("1,1,1,", "4 bytes that name its kind, but there are 0")]
    [TestCase("1,1,1,HISTF", "base64")]
    [TestCase("0,127,1,007,2,769,{0}", "numbers have a decimal point")]
    [TestCase("1,1,1,HISTEwAA", "V1")]
    [TestCase("#[StartTime: nan (seconds since epoch)]", "Expected the seconds since 1970")]
    [TestCase("#[BaseTime: 1e300]", "Expected the seconds since 1970")]
    [TestCase("#[StartTime: ]", "but found ''")]
    public void What_is_no_line_of_a_log_is_refused_with_its_number(string line, string message)
    {
        if (line == "1,1,1,HISTEwAA")
            line = "1,1,1," + Convert.ToBase64String([0x1c, 0x84, 0x93, 0x11]);
        using var reader = ReaderOf(string.Concat("#one\r\n\r\n", line.Replace("{0}", Encoded), $"\n8,1,1,{Encoded}"));

        var refusal = Assert.Throws<HistogramFormatException>(() => reader.Read());

        Assert.That(refusal!.Message, Does.StartWith("Line 3: ").And.Contains(message));
        Assert.That(refusal.Line, Is.EqualTo(3));
        Assert.That(reader.Read()!.Histogram.Count, Is.EqualTo(1), "the line after");
        Assert.That(reader.Read(), Is.Null);
    }

    [Test]
    public void A_line_of_a_gigabyte_is_refused_when_it_is_too_long_and_costs_no_more_than_that()
    {
        using var endless = new EndlessStream(1_000_000_000, $"\n1,1,1,{Encoded}\n");
        using var reader = new HistogramLogReader(endless);

        long before = GC.GetAllocatedBytesForCurrentThread();
        var refusal = Assert.Throws<HistogramFormatException>(() => reader.Read());
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        Assert.That(refusal!.Message, Does.Contain("at most 16777215 characters"));
        Assert.That(refusal.Line, Is.EqualTo(1));
        Assert.That(endless.Position, Is.LessThan(20_000_000));
        Assert.That(allocated, Is.LessThan(100_000_000));
        Assert.That(reader.Read()!.Histogram.Count, Is.EqualTo(1), "the line after");
        Assert.That(reader.Read(), Is.Null);
    }

    [Test]
    public void A_line_longer_than_the_buffer_is_read()
    {
        string tag = new('x', 100_000);

        var intervals = Read($"Tag={tag},1,1,1,{Encoded}\nTag={tag},2,1,1,{Encoded}\r\n3,1,1,{Encoded}");

        Assert.That(intervals.Select(interval => interval.Tag), Is.EqualTo([tag, tag, null]));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public void A_damaged_log_is_read_or_refused_with_the_one_exception(ushort[] places, byte[] replacements, byte kind)
    {
        foreach (string name in new[] { "canonical.hlog", "quirks.hlog" })
        {
            using var reader = ReaderOf(Damage.To(Vector.Text(name), places, replacements, kind));
            int refused = 0;
            while (refused < 100)
            {
                HistogramLogInterval? interval = null;
                refused++;
                Damage.AssertReadOrRefused(() =>
                {
                    interval = reader.Read();
                    refused = interval is null ? 100 : 0;
                });
            }
        }
    }

    private static HistogramLogReader ReaderOf(string log) => new(new MemoryStream(Encoding.UTF8.GetBytes(log)));

    private static List<HistogramLogInterval> Read(string log)
    {
        using var reader = ReaderOf(log);
        return [.. reader.ReadAll()];
    }

    /// <summary>So many letters and an end, without holding them.</summary>
    private sealed class EndlessStream(long letters, string end) : Stream
    {
        private readonly byte[] tail = Encoding.UTF8.GetBytes(end);

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => letters + tail.Length;

        public override long Position { get; set; }

        public override int Read(byte[] buffer, int offset, int count)
        {
            int read = (int)Math.Min(count, Position < letters ? letters - Position : Length - Position);
            if (Position < letters)
                buffer.AsSpan(offset, read).Fill((byte)'A');
            else
                tail.AsSpan((int)(Position - letters), read).CopyTo(buffer.AsSpan(offset));
            Position += read;
            return read;
        }

        public override void Flush() => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
