using System.Text;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Markdown;

/// <summary>Text from outside as Markdown that shows it and does nothing else: no markup, no HTML, no cell border, no link, no mention.</summary>
internal static class MarkdownText
{
    // The mention, issue and formula filters of a forge read the rendered text, where an escaped sign is the sign again.
    private const string ZeroWidthSpace = "&#8203;";

    /// <summary>For the middle of a line or a table's cell.</summary>
    public static string Inline(string text, int longest = Foreign.Longest)
    {
        var line = Foreign.OneLine(text, longest).Trim();
        var escaped = new StringBuilder(line.Length);
        for (var i = 0; i < line.Length; i++)
        {
            escaped.Append(Escape(line, i));
        }

        return escaped.ToString();
    }

    /// <summary>For the beginning of a line, where a number, a sign or a hyphen begins a list or a rule.</summary>
    public static string Block(string text, int longest = Foreign.Longest)
    {
        var escaped = Inline(text, longest);
        var digits = escaped.TakeWhile(char.IsAsciiDigit).Count();
        return escaped.Length > digits && escaped[digits] is '-' or '+' or '=' or '>' or '.' or ')'
            ? $"{escaped[..digits]}\\{escaped[digits..]}"
            : escaped;
    }

    private static string Escape(string line, int i) => line[i] switch
    {
        '&' => "&amp;",

        // Before a space or = neither begins or ends a tag, and limits read better as they are.
        '<' or '>' when i + 1 < line.Length && line[i + 1] is ' ' or '=' => line[i].ToString(),
        '<' => "&lt;",
        '>' => "&gt;",
        '|' => "&#124;",
        '\\' => "&#92;",
        '`' or '*' or '_' or '[' or ']' or '~' or '$' => "\\" + line[i],
        '#' when i + 1 < line.Length && char.IsAsciiDigit(line[i + 1]) => "\\#" + ZeroWidthSpace,
        '#' => "\\#",
        '@' => "@" + ZeroWidthSpace,

        // What begins with a scheme or with www. becomes a link by itself.
        ':' when line.AsSpan(i).StartsWith("://") => "&#58;",
        '.' when i >= 3 && line.AsSpan(i - 3, 3).Equals("www", StringComparison.OrdinalIgnoreCase) => "&#46;",
        var letter => letter.ToString(),
    };
}
