using System.Globalization;
using System.Text;
using LoadKit.Histograms;

namespace LoadKit;

/// <summary>
/// Writes an interval log of histograms, HdrHistogram's <c>.hlog</c> in its version 1.3: UTF-8 without a byte order mark, lines that end in LF,
/// numbers with a decimal point in every culture. HdrHistogram's own tools and plotters read it.
/// </summary>
/// <threadsafety>One thread at a time.</threadsafety>
public sealed class HistogramLogWriter : IDisposable
{
    private readonly StreamWriter writer;
    private readonly DateTimeOffset startTime;
    private readonly decimal maxValueUnitRatio;
    private bool begun;

    /// <summary>Prepares a log. Its head is written with the first interval, so that comments can stand above it, or at the end.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="startTime">The time that interval starts count from; to the millisecond, the rest is cut off.</param>
    /// <param name="maxValueUnitRatio">By how much the maxima in the third column are divided: 1000 by default, so that microseconds are printed as
    /// milliseconds. It does not change the histograms.</param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open; false by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above zero.</exception>
    public HistogramLogWriter(Stream stream, DateTimeOffset startTime, decimal maxValueUnitRatio = 1000, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maxValueUnitRatio);
        writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: leaveOpen) { NewLine = "\n" };
        this.startTime = DateTimeOffset.FromUnixTimeMilliseconds(startTime.ToUnixTimeMilliseconds());
        this.maxValueUnitRatio = maxValueUnitRatio;
    }

    /// <summary>Creates or replaces a file.</summary>
    /// <param name="path">The file, by custom with the extension <c>.hlog</c>.</param>
    /// <param name="startTime">The time that interval starts count from.</param>
    /// <exception cref="IOException">The file can't be written; other exceptions as <see cref="File.Create(string)"/>.</exception>
    public static HistogramLogWriter Create(string path, DateTimeOffset startTime) => new(File.Create(path), startTime);

    /// <summary>Writes a comment line, or one for each line of the text.</summary>
    /// <exception cref="ArgumentException">A line begins like the base time or the start time of a log and would be read as such.</exception>
    public void WriteComment(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        foreach (var line in text.AsSpan().EnumerateLines())
            if (line.StartsWith(HistogramLogFormat.BaseTime.TrimEnd()) || line.StartsWith(HistogramLogFormat.StartTime.TrimEnd()))
                throw new ArgumentException($"A comment would be read as a time of the log: {line}", nameof(text));

        foreach (var line in text.AsSpan().EnumerateLines())
        {
            writer.Write('#');
            writer.WriteLine(line);
        }
    }

    /// <summary>Writes one interval.</summary>
    /// <param name="start">When it began, from the log's start time; not negative. Written to the millisecond.</param>
    /// <param name="length">How long it took; not negative. Written to the millisecond.</param>
    /// <param name="histogram">What was recorded in it.</param>
    /// <param name="tag">What was measured; null for none. Blanks, commas, control characters and percent signs are written as %XX.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is negative.</exception>
    /// <exception cref="ArgumentException">The tag is empty.</exception>
    public void WriteInterval(TimeSpan start, TimeSpan length, Histogram histogram, string? tag = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(start, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThan(length, TimeSpan.Zero);
        ArgumentNullException.ThrowIfNull(histogram);
        if (tag is "")
            throw new ArgumentException("A tag is empty; pass null for none.", nameof(tag));

        Begin();
        if (tag is not null)
            writer.Write($"{HistogramLogFormat.Tag}{HistogramLogFormat.EncodeTag(tag)},");
        // The highest value of the bucket, as everybody who decodes the line will find it.
        decimal max = (histogram.Count == 0 ? 0 : histogram.Layout.HighestEquivalent(histogram.Max)) / maxValueUnitRatio;
        writer.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{HistogramLogFormat.Seconds(start)},{HistogramLogFormat.Seconds(length)},{max:F3},{histogram.ToBase64()}"));
    }

    /// <summary>Hands everything written so far to the stream.</summary>
    public void Flush() => writer.Flush();

    /// <summary>Writes what is left, and the head if there was no interval.</summary>
    public void Dispose()
    {
        Begin();
        writer.Dispose();
    }

    private void Begin()
    {
        if (begun)
            return;
        begun = true;
        string seconds = HistogramLogFormat.Seconds(startTime - DateTimeOffset.UnixEpoch);
        string utc = startTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        writer.WriteLine($"#{HistogramLogFormat.Version}");
        writer.WriteLine($"#{HistogramLogFormat.BaseTime}{seconds} (seconds since epoch)]");
        writer.WriteLine($"#{HistogramLogFormat.StartTime}{seconds} (seconds since epoch), {utc}]");
        writer.WriteLine(HistogramLogFormat.Legend);
    }
}
