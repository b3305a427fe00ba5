using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace LoadKit;

/// <summary>
/// Text from outside (names, messages, what a server answered) made harmless for a line of a log, a terminal or a test's message: a line break
/// would forge a line, an escape code paint the terminal, a change of the writing direction swap what stands beside it, and a workflow command
/// such as <c>::error::</c> or <c>##vso[</c> would be run by the CI server that reads the log. For reporters of one's own.
/// </summary>
/// <threadsafety>All members are pure.</threadsafety>
public static partial class ForeignText
{
    private const string Ellipsis = "...";
    private const int ZeroWidthNonJoiner = 0x200C;
    private const int ZeroWidthJoiner = 0x200D;

    /// <summary>
    /// The text on one line of at most <paramref name="longest"/> characters; longer ones end with <c>...</c>, never within a character. Line
    /// breaks and tabs become spaces; other control and format characters, noncharacters and halves of surrogate pairs become U+FFFD. A space parts the colons
    /// of <c>::</c> at the beginning, and the signs of <c>##</c> where a word and a bracket follow.
    /// </summary>
    public static string OneLine(string text, int longest = 200)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(longest, Ellipsis.Length);
        var line = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            // What is parted becomes longer, never shorter.
            if (line.Length > longest)
            {
                break;
            }

            line.Append(Harmless(rune));
        }

        return Cut(Command().Replace(line.ToString(), "$0 "), longest);
    }

    /// <summary>The text with <c>...</c> at its end when it is longer.</summary>
    internal static string Cut(string text, int longest)
    {
        if (text.Length <= longest)
        {
            return text;
        }

        var kept = longest - Ellipsis.Length;
        return string.Concat(text.AsSpan(0, kept > 0 && char.IsHighSurrogate(text[kept - 1]) ? kept - 1 : kept), Ellipsis);
    }

    private static Rune Harmless(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control when Rune.IsWhiteSpace(rune) => new Rune(' '),
        UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => new Rune(' '),
        UnicodeCategory.Control => Rune.ReplacementChar,

        // U+FFFE, U+FFFF and their like are no characters: XML forbids some, and terminals differ in how wide they are.
        UnicodeCategory.OtherNotAssigned when (rune.Value & 0xFFFE) == 0xFFFE || rune.Value is >= 0xFDD0 and <= 0xFDEF => Rune.ReplacementChar,

        // Several scripts and most composed emoji need the joiners; they can't move other text.
        UnicodeCategory.Format when rune.Value is not (ZeroWidthJoiner or ZeroWidthNonJoiner) => Rune.ReplacementChar,
        _ => rune,
    };

    // The runners of GitHub and Azure compare by culture, for which joiners and marks between two signs are nothing.
    [GeneratedRegex(@"^[\s\p{M}\p{Cf}]*:(?=[\p{M}\p{Cf}]*:)|#(?=[\w\p{Cf}]*#[\w\p{Cf}]*\[)")]
    private static partial Regex Command();
}
