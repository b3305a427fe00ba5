using System.Net.Http.Headers;

namespace LoadKit.Http;

/// <summary>The beginning of an error's body, for the error's example; of text only.</summary>
internal static class BodyExample
{
    // A character has at most so many bytes.
    private const int LongestCharacter = 4;

    /// <summary>How many bytes of the body are worth keeping.</summary>
    public static int Bytes(HttpContentHeaders headers, int longest) => IsText(headers) ? LongestCharacter * longest : 0;

    /// <summary>What stands in the bytes.</summary>
    public static string Text(ReadOnlySpan<byte> bytes, HttpContentHeaders headers) => BodyEncoding.Of(headers).GetString(bytes).Trim('\uFEFF', '\uFFFD', ' ', '\r', '\n', '\t');

    public static string Cut(string text, int longest) => text.Length <= longest ? text : $"{text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)}...";

    private static bool IsText(HttpContentHeaders headers)
    {
        if (headers.NonValidated.Contains("Content-Encoding") || headers.ContentType?.MediaType is not { } type)
        {
            return false;
        }

        return type.StartsWith("text/", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("json", StringComparison.OrdinalIgnoreCase)
            || type.EndsWith("xml", StringComparison.OrdinalIgnoreCase);
    }
}
