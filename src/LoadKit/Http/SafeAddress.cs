using System.Text;

namespace LoadKit.Http;

/// <summary>An address as reports may show it: without a user's name and password, and without the values of its query, which may be secrets.</summary>
internal static class SafeAddress
{
    private const int Longest = 300;

    public static string Of(Uri? address) => address is null ? "" : Of(address.OriginalString);

    public static string Of(string address)
    {
        var whole = address.AsSpan();
        var end = whole.IndexOf('#');
        whole = end < 0 ? whole : whole[..end];
        var mark = whole.IndexOf('?');
        var path = mark < 0 ? whole : whole[..mark];
        var text = new StringBuilder();
        var scheme = path.IndexOf("://");
        if (scheme >= 0)
        {
            var rest = path[(scheme + 3)..];
            var slash = rest.IndexOf('/');
            var authority = slash < 0 ? rest : rest[..slash];
            text.Append(path[..(scheme + 3)]).Append(authority[(authority.LastIndexOf('@') + 1)..]).Append(slash < 0 ? [] : rest[slash..]);
        }
        else
        {
            text.Append(path);
        }

        AppendQuery(text, mark < 0 ? [] : whole[(mark + 1)..]);
        return text.Length <= Longest ? text.ToString() : text.ToString(0, Longest) + "...";
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
