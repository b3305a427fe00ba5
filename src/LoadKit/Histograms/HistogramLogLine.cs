using System.Globalization;

namespace LoadKit.Histograms;

/// <summary>The parts of one line of a histogram log.</summary>
internal static class HistogramLogLine
{
    // From 1938 to the year 5138, if it is a date. A time beyond is a mistake and must not overflow one.
    private const decimal LeastSeconds = -1e9m, MostSeconds = 1e11m;

    /// <summary>The time in a comment like <c>#[StartTime: 1441753532.570 (seconds since epoch), ...]</c>.</summary>
    /// <returns>Seconds since 1970; null when the comment is another.</returns>
    internal static decimal? Time(ReadOnlySpan<char> comment, string name)
    {
        name = name.TrimEnd();
        if (!comment[1..].StartsWith(name, StringComparison.Ordinal))
            return null;
        var rest = comment[(1 + name.Length)..].TrimStart();
        int end = rest.IndexOfAny(" (],");
        return Seconds(end < 0 ? rest : rest[..end], "the seconds since 1970");
    }

    /// <summary>Takes the tag off the line, if there is one.</summary>
    internal static string? TakeTag(ref ReadOnlySpan<char> line)
    {
        if (!line.StartsWith(HistogramLogFormat.Tag))
            return null;
        var tag = Take(ref line, "the tag");
        return HistogramLogFormat.DecodeTag(tag[HistogramLogFormat.Tag.Length..]);
    }

    internal static decimal TakeSeconds(ref ReadOnlySpan<char> line, string what) => Seconds(Take(ref line, what), what);

    internal static void TakeMax(ref ReadOnlySpan<char> line)
    {
        var max = Take(ref line, "the maximum");
        if (!double.TryParse(max, NumberStyles.Float, CultureInfo.InvariantCulture, out _))
            throw Expected("the maximum", max);
        if (line.Contains(','))
            throw new HistogramFormatException(
                "A line has start, length, maximum and histogram, with commas between, but this one has more; numbers have a decimal point.");
    }

    private static ReadOnlySpan<char> Take(ref ReadOnlySpan<char> line, string what)
    {
        int comma = line.IndexOf(',');
        if (comma < 0)
            throw new HistogramFormatException($"A line has start, length, maximum and histogram, with commas between, but it ends at {what}.");
        var part = line[..comma];
        line = line[(comma + 1)..];
        return part.Trim();
    }

    private static decimal Seconds(ReadOnlySpan<char> text, string what) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal seconds) && seconds is >= LeastSeconds and <= MostSeconds
            ? seconds
            : throw Expected(what, text);

    private static HistogramFormatException Expected(string what, ReadOnlySpan<char> found) =>
        new($"Expected {what} as a number like 1.234 from -10^9 to 10^11, but found '{found[..Math.Min(found.Length, 40)]}'.");
}
