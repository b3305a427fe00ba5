using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Text.RegularExpressions;

namespace LoadKit.Model;

/// <summary>
/// What an exception of the network says to a person: whether nobody listened, the name was wrong, the certificate, or this machine ran out of
/// something. It comes wrapped two or three times, and which wrapper it has depends on when it happened.
/// </summary>
internal static class NetworkFailure
{
    public const string Malformed = "malformed answer";
    public const string NoHttp = "what the server sent is no HTTP";

    // HTTP_1_1_REQUIRED of RFC 9113.
    private const long OlderRequired = 0xd;

    private const int Deepest = 10;

    private static int rehearsed;

    /// <summary>
    /// Does once what it takes to tell of an error. In a process that has run out of files nothing can be loaded any more, and that is when it is needed.
    /// </summary>
    public static void Rehearse()
    {
        if (Interlocked.Exchange(ref rehearsed, 1) == 0)
        {
            _ = Of(new HttpRequestException(Regex.Escape("rehearsal"), new SocketException((int)SocketError.TooManyOpenSockets)));
        }
    }

    /// <summary>The failure; none where the exception is about something else.</summary>
    public static Failure Of(Exception exception)
    {
        if (exception is { InnerException: null } and not (SocketException or HttpRequestException or HttpIOException or AuthenticationException))
        {
            return Failure.None;
        }

        var chain = Chain(exception);
        if (First<OperationCanceledException>(chain) is not null)
        {
            return First<TimeoutException>(chain) is { } timeout ? Timeout(chain, timeout) : Failure.None;
        }

        var http = First<HttpRequestException>(chain);
        if (First<SocketException>(chain) is { } socket)
        {
            return SocketFailure.Of(socket, Endpoint(http));
        }

        if (First<AuthenticationException>(chain) is { } tls)
        {
            return TlsFailure.Of(tls);
        }

        if (First<HttpProtocolException>(chain) is { } protocol)
        {
            return new Failure(protocol.Message.Contains("HTTP/3", StringComparison.Ordinal) ? "HTTP/3" : "HTTP/2", protocol.ErrorCode == OlderRequired ? $"the server speaks HTTP/1.1 only, perhaps: {protocol.Message}" : protocol.Message);
        }

        return First<HttpIOException>(chain) is { } io ? OfHttp(io.HttpRequestError, io) : http is not null ? OfHttp(http) : Failure.None;
    }

    private static Failure OfHttp(HttpRequestException http) => http.StatusCode is { } status
        ? new Failure(Status(status), http.Message) { IsRejection = status is HttpStatusCode.TooManyRequests or HttpStatusCode.ServiceUnavailable }
        : OfHttp(http.HttpRequestError, http.InnerException is IOException { InnerException: null } io && http.HttpRequestError == HttpRequestError.SecureConnectionError ? io : http);

    /// <summary>The kind of a status: <c>HTTP 500</c>.</summary>
    public static string Status(HttpStatusCode status) => FormattableString.Invariant($"HTTP {(int)status}");

    private static Failure OfHttp(HttpRequestError error, Exception exception) => error switch
    {
        HttpRequestError.NameResolutionError => new("name not found", $"the server's name can't be found: {exception.Message}"),
        HttpRequestError.ConnectionError => new("connection failed", exception.Message),
        HttpRequestError.SecureConnectionError => TlsFailure.Of(exception),
        HttpRequestError.VersionNegotiationError => new("HTTP version", $"the server does not speak the version of HTTP that was asked for: {exception.Message}"),
        HttpRequestError.ResponseEnded => new("connection closed", "the server closed the connection before its answer was complete"),
        HttpRequestError.InvalidResponse => new(Malformed, $"{NoHttp}: {exception.Message}"),
        HttpRequestError.ConfigurationLimitExceeded => new("answer too large", $"the server sent more than the client takes: {exception.Message}"),
        HttpRequestError.ProxyTunnelError => new("proxy", exception.Message),
        HttpRequestError.UserAuthenticationError => new("authentication", exception.Message),

        // Which error it is depends on whether the server answered or closed the connection first.
        _ when error == HttpRequestError.HttpProtocolError || exception.Message.Contains("HTTP/2 handshake", StringComparison.Ordinal) => new("HTTP version", $"the server and the client don't agree on the protocol (it speaks HTTP/1.1 only, perhaps): {exception.Message}"),
        _ => new(exception.GetType().Name, WithReason(exception)),
    };

    // What the outermost exception says is that something went wrong; the innermost knows what.
    private static string WithReason(Exception exception)
    {
        var reason = exception.GetBaseException().Message;
        return exception.Message.Contains(reason, StringComparison.Ordinal) ? exception.Message : $"{exception.Message} {reason}";
    }

    // Which limit it was the outer exception says: the inner one only that an operation was cancelled.
    private static Failure Timeout(List<Exception> chain, TimeoutException timeout) => new("timeout", timeout.Message.Contains("ConnectTimeout", StringComparison.Ordinal)
        ? "the server did not accept the connection, or not finish its TLS handshake, within the client's ConnectTimeout"
        : (chain.Find(one => one.Message.Contains("HttpClient.Timeout", StringComparison.Ordinal)) ?? timeout).Message);

    // Where it was going stands in brackets at the end of the message.
    private static string Endpoint(HttpRequestException? http)
    {
        var message = (http?.Message ?? "").AsSpan();
        var start = message.LastIndexOf('(');
        return start >= 0 && message is [.., ')'] && message[start..].Contains(':') ? message[(start + 1)..^1].ToString() : "";
    }

    private static List<Exception> Chain(Exception exception)
    {
        var chain = new List<Exception>();
        for (var one = exception; one is not null && chain.Count < Deepest; one = one.InnerException)
        {
            chain.Add(one);
        }

        return chain;
    }

    private static T? First<T>(List<Exception> chain)
        where T : Exception => chain.OfType<T>().FirstOrDefault();
}
