using System.Net.Http.Headers;

namespace LoadKit.Http;

/// <summary>
/// What it takes to send a request once more, for one can be sent only once. Noted before it is sent: where redirects are followed, the request is
/// another one afterwards, without its body and its credentials.
/// </summary>
internal sealed class Repetition(HttpRequestMessage request)
{
    private readonly HttpMethod method = request.Method;
    private readonly Uri? address = request.RequestUri;
    private readonly HttpContent? content = request.Content;
    private readonly KeyValuePair<string, HeaderStringValues>[] headers = [.. request.Headers.NonValidated];

    public HttpRequestMessage Next()
    {
        var again = new LoadRequest(method, address) { Version = request.Version, VersionPolicy = request.VersionPolicy, Content = content };
        foreach (var (name, values) in headers)
        {
            again.Headers.TryAddWithoutValidation(name, values);
        }

        foreach (var option in request.Options)
        {
            ((IDictionary<string, object?>)again.Options)[option.Key] = option.Value;
        }

        return again;
    }
}
