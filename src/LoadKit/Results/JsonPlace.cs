using System.Globalization;
using System.Text;
using System.Text.Json;

namespace LoadKit.Results;

/// <summary>Where and why a file could not be read as JSON, in words.</summary>
internal static class JsonPlace
{
    private const int LongestValue = 40;

    /// <summary>The place with its line, and what stands before it.</summary>
    public static (string Place, string Message) Of(JsonException error, ReadOnlySpan<byte> bytes)
    {
        var (line, column) = ((error.LineNumber ?? 0) + 1, (int)(error.BytePositionInLine ?? 0));
        return (
            string.Create(CultureInfo.InvariantCulture, $"{Cut(error.Path ?? "$", 200)} (line {line})"),
            $"{Before(bytes, line, column)}: {Sentence(error.Message)}");
    }

    /// <summary>A value of the file, short and on one line.</summary>
    public static string Cut(string text, int longest = LongestValue) => ForeignText.OneLine(text, longest);

    // What stands before the place where the reader gave up.
    private static string Before(ReadOnlySpan<byte> bytes, long line, int column)
    {
        for (; line > 1 && bytes.IndexOf((byte)'\n') is >= 0 and var end; line--)
        {
            bytes = bytes[(end + 1)..];
        }

        var text = bytes[..Math.Min(column + 1, bytes.Length)];
        text = text[Math.Max(0, text.Length - (4 * LongestValue))..];
        var value = Encoding.UTF8.GetString(text).Trim().TrimEnd(',');
        return value.Length == 0 ? "nothing" : ForeignText.OneLine(value.Length <= LongestValue ? value : "..." + value[^LongestValue..], 2 * LongestValue);
    }

    // It repeats the place in its own words.
    /// <summary>The message of the framework in one sentence.</summary>
    public static string Sentence(string message) => Cut(message.Split(" Path: ")[0].Split(" LineNumber: ")[0], 300);
}
