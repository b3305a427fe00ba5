using System.Globalization;
using System.Text;

namespace LoadKit.Histograms;

/// <summary>The words of a histogram log, HdrHistogram's <c>.hlog</c>.</summary>
internal static class HistogramLogFormat
{
    internal const string Version = "[Histogram log format version 1.3]";
    internal const string BaseTime = "[BaseTime: ";
    internal const string StartTime = "[StartTime: ";
    internal const string Legend = "\"StartTimestamp\",\"Interval_Length\",\"Interval_Max\",\"Interval_Compressed_Histogram\"";
    internal const string Tag = "Tag=";

    internal static string Seconds(TimeSpan time) => ((decimal)time.Ticks / TimeSpan.TicksPerSecond).ToString("F3", CultureInfo.InvariantCulture);

    /// <summary>
    /// A tag ends at a comma and a line at its end, and readers differ in what they take for white space: such characters, control characters and
    /// the percent sign stand as %XX of their UTF-8 bytes.
    /// </summary>
    internal static string EncodeTag(string tag)
    {
        var encoded = new StringBuilder(tag.Length);
        Span<byte> bytes = stackalloc byte[4];
        foreach (var rune in tag.EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && !Rune.IsControl(rune) && rune.Value is not (',' or '%'))
            {
                encoded.Append(rune);
                continue;
            }

            foreach (byte one in bytes[..rune.EncodeToUtf8(bytes)])
                encoded.Append(CultureInfo.InvariantCulture, $"%{one:X2}");
        }

        return encoded.ToString();
    }

    internal static string DecodeTag(ReadOnlySpan<char> tag) => Uri.UnescapeDataString(tag);
}
