using System.Buffers;

namespace LoadKit.Http;

/// <summary>Whether a part of a path names one thing of many: a number, a GUID, a date, a token. Words are what routes are made of.</summary>
internal static class PathSegment
{
    // A hash or a key has more letters than a word does, and changes between cases and digits more often.
    private const int LongestWord = 64;
    private const int ShortestHex = 7;
    private const int ShortestToken = 12;
    private const double ChangesOfToken = 0.28;
    private const double ShortestWords = 2.5;
    private const int LongestNumber = 2;

    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789-+.,:_TZ");
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Crockford = SearchValues.Create("0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz");
    private static readonly SearchValues<char> Separators = SearchValues.Create(".-_~:,=+{}");

    public static bool IsId(ReadOnlySpan<char> segment)
    {
        if (segment.Length > LongestWord || segment.Contains('@'))
        {
            return true;
        }

        if (segment.Contains('%'))
        {
            Span<char> unescaped = stackalloc char[LongestWord];
            return !Uri.TryUnescapeDataString(segment, unescaped, out var length) || length == 0 || (!unescaped[..length].Contains('%') && IsId(unescaped[..length]));
        }

        if (IsVersion(segment))
        {
            return false;
        }

        return segment.ContainsAnyInRange('0', '9') ? IsNumberLike(segment) || HasIdAmongParts(segment) : IsToken(segment);
    }

    // 2.0; v2.0 is none of the numbers.
    private static bool IsVersion(ReadOnlySpan<char> segment) =>
        segment.IndexOf('.') is >= 1 and <= 2 and var dot && segment.Length - dot is 2 or 3 && IsDigits(segment[..dot]) && IsDigits(segment[(dot + 1)..]);

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    // Numbers, dates, times, ranges.
    private static bool IsNumberLike(ReadOnlySpan<char> segment) =>
        (char.IsAsciiDigit(segment[0]) || (segment.Length > 1 && segment[0] is '-' or '+' && char.IsAsciiDigit(segment[1]))) && !segment.ContainsAnyExcept(Numeric);

    // A GUID is hexadecimal parts; cus_9s6XKzkNRiz8i3 and INV-2024-00017 are a word and an id.
    private static bool HasIdAmongParts(ReadOnlySpan<char> segment)
    {
        foreach (var range in segment.SplitAny(Separators))
        {
            var part = segment[range];
            if (part.Length > 3 && IsDigits(part))
            {
                return true;
            }

            if (IsHexadecimal(part) || IsUlid(part) || IsToken(part))
            {
                return true;
            }
        }

        return false;
    }

    // deadbeef is a word, as far as anybody can tell, and decade80 the eightieth.
    private static bool IsHexadecimal(ReadOnlySpan<char> part) =>
        part.Length >= ShortestHex && Numberless(part).ContainsAnyInRange('0', '9') && !part.ContainsAnyExcept(Hexadecimal);

    // A word that is numbered is the word.
    private static ReadOnlySpan<char> Numberless(ReadOnlySpan<char> part)
    {
        var word = part.TrimEnd("0123456789");
        return part.Length - word.Length <= LongestNumber ? word : part;
    }

    private static bool IsUlid(ReadOnlySpan<char> part) => part.Length == 26 && part[0] is >= '0' and <= '7' && !part.ContainsAnyExcept(Crockford);

    private static bool IsToken(ReadOnlySpan<char> part)
    {
        if (part.Length < ShortestToken || AreWords(Numberless(part)))
        {
            return false;
        }

        var changes = 0;
        for (var i = 1; i < part.Length; i++)
        {
            var (before, now) = (Class(part[i - 1]), Class(part[i]));

            // A capital before small letters begins a word.
            if (before != now && !(before == 'A' && now == 'a'))
            {
                changes++;
            }
        }

        return changes >= ChangesOfToken * part.Length;
    }

    // getItemByIdOrSku changes as often as a token does, but its capitals begin words.
    private static bool AreWords(ReadOnlySpan<char> part)
    {
        var words = 1;
        for (var i = 0; i < part.Length; i++)
        {
            if (!char.IsAsciiLetter(part[i]) || (char.IsAsciiLetterUpper(part[i]) && (i + 1 == part.Length || !char.IsAsciiLetterLower(part[i + 1]))))
            {
                return false;
            }

            words += i > 0 && char.IsAsciiLetterUpper(part[i]) ? 1 : 0;
        }

        return part.Length >= ShortestWords * words;
    }

    private static char Class(char letter) => letter switch
    {
        >= '0' and <= '9' => '0',
        >= 'A' and <= 'Z' => 'A',
        _ => 'a',
    };
}
