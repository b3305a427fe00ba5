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

    private static readonly SearchValues<char> Numeric = SearchValues.Create("0123456789-+.,:_TZ");
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> Crockford = SearchValues.Create("0123456789ABCDEFGHJKMNPQRSTVWXYZabcdefghjkmnpqrstvwxyz");
    private static readonly SearchValues<char> Separators = SearchValues.Create(".-_~:,=+{}");

    public static bool IsId(ReadOnlySpan<char> segment)
    {
        if (segment.Length > LongestWord || segment.ContainsAny('%', '@'))
        {
            return true;
        }

        return segment.ContainsAnyInRange('0', '9') ? IsNumberLike(segment) || HasIdAmongParts(segment) : IsToken(segment);
    }

    // Numbers, dates, times, ranges.
    private static bool IsNumberLike(ReadOnlySpan<char> segment) =>
        (char.IsAsciiDigit(segment[0]) || (segment.Length > 1 && segment[0] is '-' or '+' && char.IsAsciiDigit(segment[1]))) && !segment.ContainsAnyExcept(Numeric);

    // A GUID is hexadecimal parts; cus_9s6XKzkNRiz8i3 and INV-2024-00017 are a word and an id.
    private static bool HasIdAmongParts(ReadOnlySpan<char> segment)
    {
        foreach (var range in segment.SplitAny(Separators))
        {
            var part = segment[range];
            if (part.Length > 3 && !part.ContainsAnyExceptInRange('0', '9'))
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

    // deadbeef is a word, as far as anybody can tell.
    private static bool IsHexadecimal(ReadOnlySpan<char> part) =>
        part.Length >= ShortestHex && part.ContainsAnyInRange('0', '9') && !part.ContainsAnyExcept(Hexadecimal);

    private static bool IsUlid(ReadOnlySpan<char> part) => part.Length == 26 && part[0] is >= '0' and <= '7' && !part.ContainsAnyExcept(Crockford);

    private static bool IsToken(ReadOnlySpan<char> part)
    {
        if (part.Length < ShortestToken)
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

    private static char Class(char letter) => letter switch
    {
        >= '0' and <= '9' => '0',
        >= 'A' and <= 'Z' => 'A',
        _ => 'a',
    };
}
