using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace LoadKit.Http;

/// <summary>
/// The addresses that were written as plain text, each with its absolute form and its template, by client. The first thousand of a client are
/// kept; where ids stand in the text instead of in holes there are more, and those are looked at each time.
/// </summary>
internal sealed class ClientRoutes(HttpClient client)
{
    private const int Most = 1_000;

    private static readonly ConditionalWeakTable<HttpClient, ClientRoutes> OfClients = [];

    private readonly ConcurrentDictionary<string, Route> known = new(StringComparer.Ordinal);
    private int count;

    /// <summary>Host and port of the client, empty without a base address.</summary>
    public string Host => field ??= Base?.Authority ?? "";

    /// <summary>The template of the base address, up to its last slash: what an address starts from that does not begin with one.</summary>
    public string Start => field ??= StartOf(Base);

    private string Root => field ??= Base?.GetLeftPart(UriPartial.Authority) ?? "";

    private Uri? Base => client.BaseAddress is { IsAbsoluteUri: true } address ? address : null;

    public static ClientRoutes Of(HttpClient client) => client is LoadHttpClient own ? own.Routes : OfClients.GetValue(client, static client => new ClientRoutes(client));

    public Route Find(string address)
    {
        if (known.TryGetValue(address, out var route))
        {
            return route;
        }

        Span<char> template = stackalloc char[RouteTemplate.Longest];
        route = new Route(Absolute(address), template[..RouteTemplate.Write(address, Host, Start, template)].ToString());
        if (Volatile.Read(ref count) < Most)
        {
            Interlocked.Increment(ref count);
            known.TryAdd(address, route);
        }

        return route;
    }

    /// <summary>The address as the client would send it; null where it is none.</summary>
    public Uri? Absolute(ReadOnlySpan<char> address)
    {
        // As most addresses are written; joining strings costs less than joining addresses.
        if (address is ['/', not ('/' or '\\'), ..] or ['/'] && Root.Length > 0)
        {
            return Uri.TryCreate(string.Concat(Root, address), UriKind.Absolute, out var rooted) ? rooted : null;
        }

        var text = address.ToString();
        return Base is { } start
            ? Uri.TryCreate(start, text, out var joined) ? Http(joined) : null
            : Uri.TryCreate(text, UriKind.Absolute, out var whole) ? Http(whole) : null;
    }

    public Uri? Absolute(Uri address) => address.IsAbsoluteUri ? Http(address) : Absolute(address.OriginalString);

    public string Name(HttpMethod method, ReadOnlySpan<char> address)
    {
        Span<char> template = stackalloc char[RouteTemplate.Longest];
        return StepNames.Of(method, template[..RouteTemplate.Write(address, Host, Start, template)]);
    }

    private static string StartOf(Uri? address)
    {
        var path = address?.AbsolutePath ?? "/";
        Span<char> template = stackalloc char[RouteTemplate.Longest];
        return template[..RouteTemplate.Write(path.AsSpan(0, path.LastIndexOf('/') + 1), "", "/", template)].ToString();
    }

    private static Uri? Http(Uri address) => address.Scheme is "http" or "https" ? address : null;
}
