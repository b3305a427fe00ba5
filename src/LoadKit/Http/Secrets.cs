using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace LoadKit.Http;

/// <summary>
/// The values of a request's headers that nobody else may see, taken out of what a server says: servers like to repeat what they did not accept.
/// </summary>
internal static class Secrets
{
    // Shorter ones are words and numbers that stand everywhere.
    private const int Shortest = 4;
    private const string Instead = "***";

    private static readonly string[] Marks = ["auth", "cookie", "key", "token", "secret", "session", "password", "credential", "signature", "jwt"];

    /// <param name="text">What the server said, as long as it is known.</param>
    /// <param name="request">What it was asked.</param>
    /// <param name="client">By whom.</param>
    public static string Remove(string text, HttpRequestMessage request, HttpClient client)
    {
        if (text.Length < Shortest)
        {
            return text;
        }

        foreach (var secret in Of(request, client).SelectMany(Spellings).Distinct(StringComparer.Ordinal).OrderByDescending(secret => secret.Length))
        {
            text = Endless(text.Replace(secret, Instead, StringComparison.Ordinal), secret);
        }

        return text;
    }

    private static IEnumerable<string> Of(HttpRequestMessage request, HttpClient client)
    {
        var cookies = client is LoadHttpClient { Cookies: { } jar } && request.RequestUri is { IsAbsoluteUri: true } address ? jar.GetCookies(address).Select(cookie => cookie.Value) : [];
        return request.Headers.NonValidated.Concat(client.DefaultRequestHeaders.NonValidated)
            .Where(header => Marks.Any(mark => header.Key.Contains(mark, StringComparison.OrdinalIgnoreCase)))
            .SelectMany(header => header.Value.SelectMany(value => Parts(header.Key, value)))
            .Concat(cookies);
    }

    // "Bearer abc" is also "abc", "Basic dTpw" also what it stands for, and a cookie its value.
    private static IEnumerable<string> Parts(string name, string value)
    {
        yield return value;
        if (name.Contains("cookie", StringComparison.OrdinalIgnoreCase))
        {
            foreach (var pair in value.Split(';'))
            {
                yield return pair[(pair.IndexOf('=') + 1)..].Trim();
            }
        }
        else if (value.Split(' ', 2) is [var scheme, var rest])
        {
            yield return rest.Trim();
            if (scheme.Equals("Basic", StringComparison.OrdinalIgnoreCase) && TryDecode(rest.Trim()) is { } pair)
            {
                yield return pair;
                yield return pair[(pair.IndexOf(':') + 1)..];
            }
        }
    }

    // As it is, and as it stands in JSON, in HTML and in an address.
    private static IEnumerable<string> Spellings(string secret) => secret.Length < Shortest
        ? []
        : [secret, JavaScriptEncoder.Default.Encode(secret), secret.Replace("/", "\\/", StringComparison.Ordinal), WebUtility.HtmlEncode(secret), Uri.EscapeDataString(secret)];

    // The end of what was kept may be in the middle of one.
    private static string Endless(string text, string secret)
    {
        for (var length = Math.Min(secret.Length - 1, text.Length); length >= Shortest; length--)
        {
            if (text.AsSpan().EndsWith(secret.AsSpan(0, length)))
            {
                return text[..^length] + Instead;
            }
        }

        return text;
    }

    private static string? TryDecode(string text)
    {
        var bytes = new byte[text.Length];
        return Convert.TryFromBase64String(text, bytes, out var length) ? Encoding.UTF8.GetString(bytes, 0, length) : null;
    }
}
