using System.Net;
using System.Net.Sockets;
using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>Opens connections as the handler would, and notes how long each stage took at the request for which it was done.</summary>
internal static class ConnectionWatch
{
    private const long ForOthers = 64;

    public static async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken cancellationToken)
    {
        var times = ConnectionTimes.Start(context.InitialRequestMessage);
        var (host, port) = (context.DnsEndPoint.Host, context.DnsEndPoint.Port);
        IPAddress[] addresses;
        if (IPAddress.TryParse(host, out var address))
        {
            addresses = [address];
        }
        else
        {
            addresses = await Dns.GetHostAddressesAsync(host, cancellationToken);
            times.Found();
        }

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            EnsureOthersHaveFiles(socket);
            await socket.ConnectAsync(addresses, port, cancellationToken);
            times.Connected();
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    // The system numbers files from zero and gives the lowest free number. A process without any left can't load code, write a report, or say what is
    // wrong; the runtime ends it.
    private static void EnsureOthersHaveFiles(Socket socket)
    {
        if (OpenFiles.Limit() is { } limit && socket.SafeHandle.DangerousGetHandle() >= limit - Math.Min(ForOthers, limit / 4))
        {
            throw new SocketException((int)SocketError.TooManyOpenSockets);
        }
    }

    /// <summary>The handler asks for a filter when TLS is over; it gets the stream as it is.</summary>
    public static ValueTask<Stream> EndOfHandshake(SocketsHttpPlaintextStreamFilterContext context, CancellationToken cancellationToken)
    {
        var request = context.InitialRequestMessage;
        ConnectionTimes.Of(request)?.Secured(request.RequestUri?.Scheme == Uri.UriSchemeHttps);
        return new ValueTask<Stream>(context.PlaintextStream);
    }
}
