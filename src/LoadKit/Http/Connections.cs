namespace LoadKit.Http;

/// <summary>Whether a request that failed had a connection.</summary>
internal static class Connections
{
    public static bool WasThere(HttpRequestMessage request, Exception exception) =>
        exception is not HttpRequestException
        {
            HttpRequestError: HttpRequestError.ConnectionError or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError,
        }
        && ConnectionTimes.Of(request) is not { Ready: long.MaxValue };
}
