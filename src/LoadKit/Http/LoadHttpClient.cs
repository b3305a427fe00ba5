using System.Net;

namespace LoadKit.Http;

/// <summary>
/// A client whose handler is known. LoadKit's verbs may then send through an invoker, which a plain <see cref="HttpClient"/> only wraps: a linked
/// token source and an asynchronous method less for each request. To everybody else it is an ordinary client.
/// </summary>
internal sealed class LoadHttpClient(SocketsHttpHandler handler) : HttpClient(handler, disposeHandler: true)
{
    private readonly HttpMessageInvoker invoker = new(handler, disposeHandler: false);

    public ClientRoutes Routes => field ??= new ClientRoutes(this);

    /// <summary>Null where it keeps none.</summary>
    public CookieContainer? Cookies { get; } = handler.UseCookies ? handler.CookieContainer : null;

    public bool FollowsRedirects { get; } = handler.AllowAutoRedirect;

    /// <summary>
    /// Sends it the short way, or the usual way where the client has more to do: it adds its own headers, watches its own time, or sees that a request of somebody else's is
    /// sent once.
    /// </summary>
    public Task<HttpResponseMessage> SendPlain(HttpRequestMessage request, CancellationToken cancellationToken) =>
        DefaultRequestHeaders.NonValidated.Count == 0 && Timeout == System.Threading.Timeout.InfiniteTimeSpan && request is LoadRequest
            ? invoker.SendAsync(request, cancellationToken)
            : SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
}
