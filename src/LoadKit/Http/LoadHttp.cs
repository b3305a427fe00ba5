using System.Net.Quic;
using System.Runtime.Versioning;
using LoadKit.Http;
using LoadKit.Model;

namespace LoadKit;

/// <summary>
/// HTTP clients that are fit for load: as many connections as there are requests at once, and nothing that a plain client does on the side: no
/// cookies, no proxy, no redirects, no decompression, no trace headers but LoadKit's own. They measure what it takes to connect. Any other
/// <see cref="HttpClient"/> works with LoadKit's verbs too, without the times of connecting.
/// </summary>
/// <threadsafety>All members are pure; a client serves all users at once.</threadsafety>
public static class LoadHttp
{
    /// <summary>
    /// A client for all users of a load test. It has no time limit of its own: <see cref="HttpRules.TimeLimit"/> covers the whole exchange, the body
    /// included. Headers that every request is to have go to <see cref="HttpClient.DefaultRequestHeaders"/>.
    /// </summary>
    /// <param name="baseAddress">What relative addresses start from, such as <c>https://shop.test/api/</c>.</param>
    /// <param name="options">What is to be different; null for nothing.</param>
    /// <exception cref="ArgumentException">The address is not absolute, or not HTTP.</exception>
    /// <exception cref="PlatformNotSupportedException">HTTP/3 was asked for, and this system has no QUIC.</exception>
    public static HttpClient CreateClient(Uri baseAddress, LoadHttpOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(baseAddress);
        if (!baseAddress.IsAbsoluteUri || (baseAddress.Scheme != Uri.UriSchemeHttp && baseAddress.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"A base address is absolute and begins with http:// or https://, and \"{SafeAddress.Of(baseAddress)}\" does not.", nameof(baseAddress));
        }

        options ??= LoadHttpOptions.Default;
        return new LoadHttpClient(CreateHandler(options))
        {
            BaseAddress = baseAddress,
            DefaultRequestVersion = options.HttpVersion,
            DefaultVersionPolicy = options.VersionPolicy,
            Timeout = Timeout.InfiniteTimeSpan,
        };
    }

    /// <summary>
    /// The handler of such a client, as the primary handler of an <c>IHttpClientFactory</c> or below handlers of one's own. Give the client an
    /// infinite <see cref="HttpClient.Timeout"/> and the version that it is to ask for.
    /// </summary>
    /// <param name="options">What is to be different; null for nothing.</param>
    /// <exception cref="PlatformNotSupportedException">HTTP/3 was asked for, and this system has no QUIC.</exception>
    public static SocketsHttpHandler CreateHandler(LoadHttpOptions? options = null)
    {
        options ??= LoadHttpOptions.Default;
        EnsureSupported(options.HttpVersion);
        NetworkFailure.Rehearse();
        var handler = new SocketsHttpHandler
        {
            UseCookies = options.KeepsCookies,
            UseProxy = options.Proxy is not null,
            Proxy = options.Proxy,
            AllowAutoRedirect = options.FollowsRedirects,
            AutomaticDecompression = options.Decompression,
            ActivityHeadersPropagator = null,
            MaxConnectionsPerServer = options.MaxConnections,
            PooledConnectionLifetime = options.ConnectionLifetime,
            PooledConnectionIdleTimeout = options.IdleTimeout,
            ConnectTimeout = options.ConnectTimeout,
            EnableMultipleHttp2Connections = true,
            ConnectCallback = ConnectionWatch.Connect,
            PlaintextStreamFilter = ConnectionWatch.EndOfHandshake,
        };
        if (options.AcceptsAnyCertificate)
        {
            handler.SslOptions.RemoteCertificateValidationCallback = static (_, _, _, _) => true;
        }

        return handler;
    }

    private static void EnsureSupported(Version version)
    {
        if (version.Major >= 3 && !HasQuic)
        {
            throw new PlatformNotSupportedException(
                "HTTP/3 needs QUIC, which this system does not have: on Linux install libmsquic, on Windows it takes Windows 11 or Server 2022. HTTP/1.1 and 2 work everywhere.");
        }
    }

    [SupportedOSPlatformGuard("linux")]
    [SupportedOSPlatformGuard("macos")]
    [SupportedOSPlatformGuard("windows")]
    private static bool HasQuic => (OperatingSystem.IsLinux() || OperatingSystem.IsMacOS() || OperatingSystem.IsWindows()) && QuicConnection.IsSupported;
}
