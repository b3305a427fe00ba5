using System.Text;
using LoadKit.Histograms;

namespace LoadKit;

/// <summary>
/// Reads an interval log of histograms, HdrHistogram's <c>.hlog</c>, one interval at a time. Takes what other implementations write: CR LF, blank
/// lines, comments anywhere, no legend, no start or base time, UTF-16 with a byte order mark. In tags, %XX stands for a byte of UTF-8, as
/// <see cref="HistogramLogWriter"/> writes them.
/// </summary>
/// <remarks>
/// A line may have 16,777,215 characters. The reader holds one line and one histogram: at most 100 MB and what
/// <see cref="Histogram.Decode"/> allocates, and a few KB for an ordinary log.
/// </remarks>
/// <threadsafety>One thread at a time.</threadsafety>
public sealed class HistogramLogReader : IDisposable
{
    private const int MaxLineLength = (1 << 24) - 1;
    private const decimal SecondsOfAYear = 365 * 24 * 3600;

    private readonly StreamReader text;
    private readonly BoundedLineReader lines;
    private decimal? startTime;
    private decimal? baseTime;

    /// <summary>Reads from a stream.</summary>
    /// <param name="stream">UTF-8, or what its byte order mark says.</param>
    /// <param name="leaveOpen">Whether <see cref="Dispose"/> leaves the stream open; false by default.</param>
    public HistogramLogReader(Stream stream, bool leaveOpen = false)
    {
        ArgumentNullException.ThrowIfNull(stream);
        text = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: true, leaveOpen: leaveOpen);
        lines = new BoundedLineReader(text, MaxLineLength);
    }

    /// <summary>The start time that the log states, or that of its first interval; null before either was read.</summary>
    public DateTimeOffset? StartTime => startTime is { } seconds ? Date(seconds) : null;

    /// <summary>What is told of each comment, without its <c>#</c>: nothing by default. Those that state a time of the log are not
    /// among them.</summary>
    public Action<string>? OnComment { get; init; }

    /// <summary>Opens a file.</summary>
    /// <exception cref="IOException">The file can't be read; other exceptions as <see cref="File.OpenRead"/>.</exception>
    public static HistogramLogReader Open(string path) => new(File.OpenRead(path));

    /// <summary>The next interval; null at the end of the log.</summary>
    /// <exception cref="HistogramFormatException">A line is none of a histogram log; the message has its number, what was expected and what was
    /// found. The next call goes on with the next line.</exception>
    public HistogramLogInterval? Read()
    {
        while (lines.TryRead(out var line))
        {
            try
            {
                if (ReadLine(line.Trim()) is { } interval)
                    return interval;
            }
            catch (HistogramFormatException cause) when (cause.Line is null)
            {
                throw new HistogramFormatException(lines.Number, cause.Message, cause.InnerException);
            }
        }

        return null;
    }

    /// <summary>The intervals that are left, each read when it is asked for.</summary>
    /// <exception cref="HistogramFormatException">A line is none of a histogram log.</exception>
    public IEnumerable<HistogramLogInterval> ReadAll()
    {
        while (Read() is { } interval)
            yield return interval;
    }

    /// <summary>Closes the stream, unless it is to be left open.</summary>
    public void Dispose() => text.Dispose();

    private HistogramLogInterval? ReadLine(ReadOnlySpan<char> line)
    {
        if (line.IsEmpty || line.StartsWith("\"StartTimestamp\""))
            return null;
        if (line[0] != '#')
            return ReadInterval(line);

        if (HistogramLogLine.Time(line, HistogramLogFormat.StartTime) is { } start)
            startTime = start;
        else if (HistogramLogLine.Time(line, HistogramLogFormat.BaseTime) is { } zero)
            baseTime = zero;
        else
            OnComment?.Invoke(line[1..].ToString());
        return null;
    }

    private HistogramLogInterval ReadInterval(ReadOnlySpan<char> line)
    {
        string? tag = HistogramLogLine.TakeTag(ref line);
        decimal start = HistogramLogLine.TakeSeconds(ref line, "the start");
        decimal length = HistogramLogLine.TakeSeconds(ref line, "the length");
        if (length < 0)
            throw new HistogramFormatException($"The length of an interval is {length} s but can't be negative.");
        HistogramLogLine.TakeMax(ref line);
        var histogram = Histogram.FromBase64(line);

        startTime ??= start;
        // Nobody said what the starts count from. HdrHistogram's rule: one that lies more than a year before the log's own start can't
        // be a date, so it counts from there.
        baseTime ??= start < startTime - SecondsOfAYear ? startTime : 0;
        return new HistogramLogInterval(tag, Date(start + baseTime.Value), Span(length), histogram);
    }

    private static DateTimeOffset Date(decimal seconds) => DateTimeOffset.UnixEpoch + Span(seconds);

    private static TimeSpan Span(decimal seconds) => new((long)decimal.Round(seconds * TimeSpan.TicksPerSecond));
}
