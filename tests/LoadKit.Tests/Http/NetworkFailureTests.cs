using System.Net;
using System.Net.Sockets;
using System.Security.Authentication;
using LoadKit.Model;

namespace LoadKit.Tests.Http;

public class NetworkFailureTests
{
    private static readonly TestCaseData[] Known =
    [
        Case("connection refused", "nobody listens at shop.test:443", Http(HttpRequestError.ConnectionError, "Connection refused (shop.test:443)", Socket(SocketError.ConnectionRefused))),
        Case("name not found", "there is no server of that name at shop.test:443", Http(HttpRequestError.NameResolutionError, "Name or service not known (shop.test:443)", Socket(SocketError.HostNotFound))),
        Case("connection reset", "the server broke the connection off", Http(HttpRequestError.Unknown, "An error occurred while sending the request.", new IOException("Unable to read", Socket(SocketError.ConnectionReset)))),
        Case("connection reset", "the server broke the connection off", new InvalidOperationException("a library", Socket(SocketError.ConnectionReset))),
        Case("connection closed", "before its answer was complete", Http(HttpRequestError.ResponseEnded, "An error occurred", new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely."))),
        Case("connection closed", "before its answer was complete", new HttpIOException(HttpRequestError.ResponseEnded, "The response ended prematurely.")),
        Case("malformed answer", "invalid status line", Http(HttpRequestError.InvalidResponse, "Received an invalid status line: 'hello'.")),
        Case("answer too large", "65536 bytes", Http(HttpRequestError.ConfigurationLimitExceeded, "The HTTP response headers length exceeded the set limit of 65536 bytes.")),
        Case("certificate", "it was issued for another name", Tls("The remote certificate is invalid according to the validation procedure: RemoteCertificateNameMismatch")),
        Case("certificate", "nobody whom this machine trusts issued it", Tls("The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot")),
        Case("certificate", "it has expired or is not valid yet; nobody whom this machine trusts", Tls("The remote certificate is invalid because of errors in the certificate chain: UntrustedRoot, NotTimeValid")),
        Case("certificate", "no good: The remote certificate was rejected", Tls("The remote certificate was rejected by the provided RemoteCertificateValidationCallback.")),
        Case("TLS", "does not speak TLS there", Http(HttpRequestError.SecureConnectionError, "The SSL connection could not be established", new IOException("Cannot determine the frame size or a corrupted frame was received."))),
        Case("TLS", "no TLS with the server: Authentication failed", Tls("Authentication failed, see inner exception.")),
        Case("HTTP/2", "ENHANCE_YOUR_CALM", Http(HttpRequestError.HttpProtocolError, "x", new HttpProtocolException(0xb, "The HTTP/2 server closed the connection. HTTP/2 error code 'ENHANCE_YOUR_CALM' (0xb).", null))),
        Case("HTTP/3", "H3_INTERNAL_ERROR", new HttpProtocolException(0x102, "The HTTP/3 server sent H3_INTERNAL_ERROR (0x102).", null)),
        Case("HTTP version", "does not speak the version", Http(HttpRequestError.VersionNegotiationError, "Requesting HTTP version 2.0")),
        Case("no free ports", "no local port left for a connection to shop.test:443", Http(HttpRequestError.ConnectionError, "Cannot assign requested address (shop.test:443)", Socket(SocketError.AddressNotAvailable))),
        Case("unreachable", "no way to 10.0.0.1:80", Http(HttpRequestError.ConnectionError, "No route to host (10.0.0.1:80)", Socket(SocketError.HostUnreachable))),
        Case("timeout", "within the client's ConnectTimeout", new TaskCanceledException("cancelled", new TimeoutException("A connection could not be established within the configured ConnectTimeout."))),
        Case("timeout", "HttpClient.Timeout of 100 seconds", new TaskCanceledException("cancelled", new TimeoutException("The request was canceled due to the configured HttpClient.Timeout of 100 seconds elapsing."))),
        Case("timeout", "HttpClient.Timeout of 7 seconds", new TaskCanceledException("The request was canceled due to the configured HttpClient.Timeout of 7 seconds elapsing.", new TimeoutException("The operation was canceled."))),
        Case("timeout", "TLS handshake", new TaskCanceledException("cancelled", new TimeoutException("A connection could not be established within the configured ConnectTimeout."))),
        Case("HttpRequestException", "sending the request. the disk is full", Http(HttpRequestError.Unknown, "An error occurred while sending the request.", new IOException("wrapped", new IOException("the disk is full")))),
        Case("HTTP version", "HTTP/1.1 only, perhaps", Http(HttpRequestError.Unknown, "An HTTP/2 connection could not be established because the server did not complete the HTTP/2 handshake.")),
        Case("HTTP version", "HTTP/1.1 only, perhaps", Http(HttpRequestError.HttpProtocolError, "An HTTP/2 connection could not be established because the server did not complete the HTTP/2 handshake.")),
        Case("HTTP 404", "404 (Not Found)", new HttpRequestException("Response status code does not indicate success: 404 (Not Found).", null, HttpStatusCode.NotFound)),
    ];

    [TestCaseSource(nameof(Known))]
    public void An_error_of_the_network_is_told_in_words(Exception exception, string kind, string part)
    {
        var failure = NetworkFailure.Of(exception);

        Assert.That(failure.Kind, Is.EqualTo(kind));
        Assert.That(failure.Message, Does.Contain(part));
    }

    [Test]
    public void Too_many_open_files_names_the_limit_and_how_to_raise_it()
    {
        var failure = NetworkFailure.Of(Http(HttpRequestError.ConnectionError, "Too many open files (127.0.0.1:80)", Socket(SocketError.TooManyOpenSockets)));

        Assert.That(failure.Kind, Is.EqualTo("too many open files"));
        Assert.That(failure.Message, Does.Contain("ulimit -n"));
        if (OperatingSystem.IsLinux())
        {
            Assert.That(OpenFiles.Limit(), Is.GreaterThan(0));
            Assert.That(failure.Message, Does.Contain(Quantities.Count(OpenFiles.Limit()!.Value)));
        }
    }

    [Test]
    public void Anything_else_is_none()
    {
        Assert.That(NetworkFailure.Of(new InvalidOperationException("something")).IsNone);
        Assert.That(NetworkFailure.Of(new OperationCanceledException()).IsNone);
        Assert.That(NetworkFailure.Of(new TimeoutException("a lock")).IsNone);
        Assert.That(NetworkFailure.Of(new IOException("disk")).IsNone);
    }

    private static SocketException Socket(SocketError error) => new((int)error);

    private static HttpRequestException Http(HttpRequestError error, string message, Exception? inner = null) => new(error, message, inner);

    private static HttpRequestException Tls(string message) =>
        Http(HttpRequestError.SecureConnectionError, "The SSL connection could not be established, see inner exception.", new AuthenticationException(message));

    private static TestCaseData Case(string kind, string part, Exception exception) => new TestCaseData(exception, kind, part).SetArgDisplayNames(kind, part);
}
