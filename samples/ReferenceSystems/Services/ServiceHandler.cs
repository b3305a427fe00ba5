using System.Net.Http.Headers;

namespace ReferenceSystems.Services;

/// <summary>A service at the other end of an <see cref="HttpClient"/>, without a socket in between: for a load test in virtual time.</summary>
internal sealed class ServiceHandler(Service service) : HttpMessageHandler
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    /// <summary>A client whose requests the service answers.</summary>
    public static HttpClient CreateClient(Service service) =>
        new(new ServiceHandler(service)) { BaseAddress = new Uri("http://service.test"), Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        // HttpClient goes on wherever the answer comes; with the simulation's context, that would be a thread of the pool, and back again for every request.
        SynchronizationContext.SetSynchronizationContext(null);
        var address = request.RequestUri!;
        var body = request.Content is { } content ? await content.ReadAsByteArrayAsync(cancellationToken) : [];
        var call = Call.Of(request.Method.Method, address.AbsolutePath, address.Query, request.Headers.Authorization?.ToString(), body);
        var reply = await service.AnswerAsync(call, cancellationToken);
        var response = new HttpResponseMessage(reply.Status) { Content = new ReadOnlyMemoryContent(reply.Body) { Headers = { ContentType = Json } } };
        foreach (var (name, value) in reply.Headers)
        {
            response.Headers.TryAddWithoutValidation(name, value);
        }

        return response;
    }
}
