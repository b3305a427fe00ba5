using System.Text.RegularExpressions;

namespace LoadKit.Engine;

/// <summary>
/// The shape of an error message: GUIDs, hexadecimal runs, addresses and numbers replaced by a sign, so that a million messages
/// that differ in an id are one group. HTTP's error statuses, 400 to 599, stay: 502 and 503 are not the same.
/// </summary>
internal static partial class MessageShape
{
    private const int Longest = 200;

    public static string Of(string message)
    {
        var line = message.AsSpan().Trim();
        var text = (line.Length > Longest ? line[..Longest] : line).ToString();
        return Varying().Replace(text, static match => match.Groups["status"].Success ? match.Value : match.Groups["guid"].Success ? "{id}" : match.Groups["hex"].Success ? "{hex}" : "{n}");
    }

    [GeneratedRegex(
        @"(?<guid>\b[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}\b)|(?<hex>\b(?:0x[0-9a-fA-F]+|(?=[0-9a-fA-F]*\d)(?=[0-9a-fA-F]*[a-fA-F])[0-9a-fA-F]{6,})\b)|(?<status>(?<![\w.,:])[45]\d\d(?![\w]|[.,:]\d))|(?<number>\d+(?:[.,:]\d+)*)",
        RegexOptions.CultureInvariant)]
    private static partial Regex Varying();
}
