using System.Globalization;
using System.Text;

namespace LoadKit.Reporting.Tables;

/// <summary>
/// Text from outside LoadKit (names, error messages, server text) made harmless for one line: a line break would forge a line, an escape
/// code paint the terminal, a bidirectional override turn the rest of the line around.
/// </summary>
internal static class Foreign
{
    /// <summary>The longest text in a cell where nothing else is said.</summary>
    public const int Longest = 200;

    private const string Ellipsis = "...";
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// The text on one line of at most <paramref name="longest"/> characters. Line breaks and tabs become spaces, other control and
    /// format characters and halves of surrogate pairs become the replacement character.
    /// </summary>
    public static string OneLine(string text, int longest = Longest)
    {
        var line = new StringBuilder();
        var kept = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            line.Append(Harmless(rune));
            if (line.Length > longest)
            {
                line.Length = kept;
                return line.Append(Ellipsis).ToString();
            }

            kept = line.Length <= longest - Ellipsis.Length ? line.Length : kept;
        }

        return line.ToString();
    }

    private static Rune Harmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control when Rune.IsWhiteSpace(rune) => new Rune(' '),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => new Rune(' '),
        UnicodeCategory.Control => Rune.ReplacementChar,

        // Several scripts and most composed emoji need the joiners; they can't move other text.
        UnicodeCategory.Format when rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner) => Rune.ReplacementChar,
        _ => rune,
    };
}
