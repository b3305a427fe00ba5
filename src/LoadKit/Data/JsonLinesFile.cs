using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace LoadKit.Data;

/// <summary>Makes items of a file's lines, each of which is a JSON value.</summary>
internal static class JsonLinesFile
{
    public static List<T> Read<T>(string path, JsonTypeInfo<T> type, FeedMistakes mistakes)
    {
        List<T> items = [];
        using var file = mistakes.Open();
        var number = 1;
        try
        {
            for (; !mistakes.AreEnough && file.ReadLine() is { } line; number++)
            {
                if (!string.IsNullOrWhiteSpace(line))
                {
                    Add(items, line, number, type, mistakes);
                }
            }
        }
        catch (DecoderFallbackException)
        {
            mistakes.Add(number, 1, "here or soon after it there are bytes that are no UTF-8");
        }

        return items;
    }

    private static void Add<T>(List<T> items, string line, int number, JsonTypeInfo<T> type, FeedMistakes mistakes)
    {
        try
        {
            if (JsonSerializer.Deserialize(line, type) is { } item)
            {
                items.Add(item);
            }
            else
            {
                mistakes.Add(number, 1, "it is null");
            }
        }
        catch (JsonException exception)
        {
            mistakes.Add(number, Column(line, exception.BytePositionInLine ?? 0), Reason(exception));
        }
        catch (Exception exception)
        {
            // From a constructor or a converter.
            mistakes.Add(number, 1, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private static int Column(string line, long bytes)
    {
        var utf8 = Encoding.UTF8.GetBytes(line);
        return 1 + Encoding.UTF8.GetCharCount(utf8, 0, (int)Math.Min(bytes, utf8.Length));
    }

    // The reader's own place is that of one line only.
    private static string Reason(JsonException exception)
    {
        var reason = exception.Message.Split(" LineNumber:", 2)[0].Split(" Path: $ |", 2)[0].TrimEnd(' ', '|');
        return reason.Length > 0 ? reason : "it is no JSON";
    }
}
