using System.Net.Sockets;

namespace LoadKit.Model;

/// <summary>What an error of a socket says to a person.</summary>
internal static class SocketFailure
{
    /// <param name="exception">The error.</param>
    /// <param name="endpoint">Host and port; empty where they are not known.</param>
    public static Failure Of(SocketException exception, string endpoint)
    {
        var at = endpoint.Length > 0 ? $" at {endpoint}" : "";
        var to = endpoint.Length > 0 ? $" to {endpoint}" : "";
        return exception.SocketErrorCode switch
        {
            SocketError.ConnectionRefused => new("connection refused", $"nobody listens{at}: the connection was refused"),
            SocketError.HostNotFound or SocketError.NoData or SocketError.NoRecovery =>
                new("name not found", $"there is no server of that name{at}: {exception.Message}"),
            SocketError.TryAgain => new("name not found", $"the name could not be looked up{at}: {exception.Message}"),
            SocketError.ConnectionReset or SocketError.ConnectionAborted or SocketError.Shutdown => new("connection reset", "the server broke the connection off"),
            SocketError.TimedOut => new("timeout", $"nobody answered{at}: the connection attempt, or the connection, timed out"),
            SocketError.HostUnreachable or SocketError.HostDown or SocketError.NetworkUnreachable or SocketError.NetworkDown =>
                new("unreachable", $"no way{to}: {exception.Message}"),
            SocketError.TooManyOpenSockets => new("too many open files", TooManyFiles()),
            SocketError.AddressNotAvailable or SocketError.AddressAlreadyInUse => new(
                "no free ports",
                $"this machine has no local port left for a connection{to}: connections that are closed keep theirs for a minute, so keep connections alive, open fewer, or widen net.ipv4.ip_local_port_range"),
            SocketError.AccessDenied => new("not permitted", $"this system does not permit a connection{to}: {exception.Message}"),
            _ => new("socket error", $"{exception.Message}{(endpoint.Length > 0 ? $" ({endpoint})" : "")}"),
        };
    }

    private static string TooManyFiles()
    {
        var all = OpenFiles.Limit() is { } limit ? $"{Quantities.Count(limit)} files" : "no more files";
        return $"this process may have {all} open, and each connection is one: raise the limit (ulimit -n), or have fewer connections";
    }
}
