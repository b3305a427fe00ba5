using System.Buffers;

namespace LoadKit.Http;

/// <summary>
/// An address taken apart by somebody who does not trust it: of one that was mistyped, a password may stand where others have a path. What comes before an @ is left
/// out wherever it may be a user's.
/// </summary>
internal readonly ref struct AddressParts
{
    private const string PathMarks = "/\\";
    private const string AuthorityEnds = "/\\?#";

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+.-0123456789");

    public AddressParts(ReadOnlySpan<char> address)
    {
        address = address.Trim();
        var start = Start(address);
        Scheme = address[..start];
        var rest = address[start..];
        if (start > 0 || (rest.Length > 0 && !PathMarks.Contains(rest[0])))
        {
            rest = WithoutUser(rest, hasScheme: start > 0);
        }

        Rest = rest;
    }

    /// <summary>With its slashes, as it was written; empty without one.</summary>
    public ReadOnlySpan<char> Scheme { get; }

    /// <summary>What follows, without a user.</summary>
    public ReadOnlySpan<char> Rest { get; }

    /// <summary>Host and port of an address with a scheme.</summary>
    public ReadOnlySpan<char> Authority => UpToPath(Rest);

    private static ReadOnlySpan<char> WithoutUser(ReadOnlySpan<char> rest, bool hasScheme)
    {
        var authority = UpToPath(rest);
        var user = authority.LastIndexOf('@');
        if (user >= 0)
        {
            rest = rest[(user + 1)..];
            authority = authority[(user + 1)..];
        }

        var isSuspect = hasScheme ? !IsHost(authority) : authority.Contains(':');
        return isSuspect ? rest[(rest.LastIndexOf('@') + 1)..] : rest;
    }

    private static ReadOnlySpan<char> UpToPath(ReadOnlySpan<char> rest) => rest.IndexOfAny(AuthorityEnds) is >= 0 and var end ? rest[..end] : rest;

    // A port is digits or a hole; an IPv6 address ends in a bracket.
    private static bool IsHost(ReadOnlySpan<char> authority)
    {
        var port = authority[(authority.LastIndexOf(':') + 1)..];
        return port.Length == authority.Length || authority is [.., ']'] || port is ['{', .., '}'] || (port.Length <= 5 && !port.ContainsAnyExceptInRange('0', '9'));
    }

    // Letters, a colon and slashes of either kind, or two slashes.
    private static int Start(ReadOnlySpan<char> address)
    {
        var letters = address.IndexOfAnyExcept(Letters);
        var slashes = letters > 0 && address[letters] == ':' ? letters + 1 : 0;
        var end = slashes;
        while (end < address.Length && PathMarks.Contains(address[end]))
        {
            end++;
        }

        return end - slashes >= (slashes > 0 ? 1 : 2) ? end : 0;
    }
}
