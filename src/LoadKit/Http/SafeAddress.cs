using System.Text;

namespace LoadKit.Http;

/// <summary>An address as reports may show it: without a user's name and password, and without the values of its query, which may be secrets.</summary>
internal static class SafeAddress
{
    private const int Longest = 300;

    public static string Of(Uri? address) => address is null ? "" : Of(address.OriginalString);

    public static string Of(string address)
    {
        var parts = new AddressParts(address);
        var whole = parts.Rest;
        var end = whole.IndexOf('#');
        whole = end < 0 ? whole : whole[..end];
        var mark = whole.IndexOf('?');
        var path = mark < 0 ? whole : whole[..mark];
        var text = new StringBuilder();
        text.Append(parts.Scheme);
        AppendPath(text, path);

        AppendQuery(text, mark < 0 ? [] : whole[(mark + 1)..]);
        return text.Length <= Longest ? text.ToString() : text.ToString(0, Longest) + "...";
    }

    // Parameters of a segment (;jsessionid=...) are left out; what stands before an @ is a name at best.
    private static void AppendPath(StringBuilder text, ReadOnlySpan<char> path)
    {
        while (path.Length > 0)
        {
            var end = path.IndexOfAny('/', '\\');
            var segment = end < 0 ? path : path[..end];
            segment = segment.IndexOf(';') is >= 0 and var parameters ? segment[..parameters] : segment;
            var at = segment.LastIndexOf('@');
            text.Append(at < 0 ? "" : "...").Append(at < 0 ? segment : segment[at..]).Append(end < 0 ? [] : path.Slice(end, 1));
            path = end < 0 ? [] : path[(end + 1)..];
        }
    }

    private static void AppendQuery(StringBuilder text, ReadOnlySpan<char> query)
    {
        var sign = '?';
        foreach (var range in query.Split('&'))
        {
            var pair = query[range];
            if (pair.Length == 0)
            {
                continue;
            }

            // A query without names is a value.
            var equals = pair.IndexOf('=');
            text.Append(sign).Append(equals < 0 ? "..." : pair[..(equals + 1)]).Append(equals < 0 ? "" : "...");
            sign = '&';
        }
    }
}
