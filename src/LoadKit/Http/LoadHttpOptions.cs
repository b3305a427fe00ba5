using System.Net;

namespace LoadKit;

/// <summary>How the clients of <see cref="LoadHttp"/> differ from a plain one. What is not set is as a load test needs it.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record LoadHttpOptions
{
    /// <summary>Nothing but defaults.</summary>
    public static LoadHttpOptions Default { get; } = new();

    /// <summary>The protocol's version. Default: 1.1. Version 3 needs QUIC, which the system has or has not.</summary>
    public Version HttpVersion { get; init; } = System.Net.HttpVersion.Version11;

    /// <summary>
    /// Whether another version will do. Default: exactly <see cref="HttpVersion"/>, so that nobody measures HTTP/1.1 who asked for 2; a server
    /// that does not speak it is an error. Without TLS, HTTP/2 needs this default.
    /// </summary>
    public HttpVersionPolicy VersionPolicy { get; init; } = HttpVersionPolicy.RequestVersionExact;

    /// <summary>The most connections to one server at once. Requests beyond wait for one, which is part of their latency. Default: no limit.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is less than one.</exception>
    public int MaxConnections
    {
        get;
        init => field = value > 0 ? value : throw OutOfRange(nameof(MaxConnections), value, "is at least 1");
    } = int.MaxValue;

    /// <summary>How long a connection is used before another one takes its place, so that a change of DNS is seen. Default: as long as it lasts.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
    public TimeSpan ConnectionLifetime { get; init => field = Positive(nameof(ConnectionLifetime), value); } = Timeout.InfiniteTimeSpan;

    /// <summary>How long a connection that nobody uses is kept. Default: two minutes, longer than most people think.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
    public TimeSpan IdleTimeout { get; init => field = Positive(nameof(IdleTimeout), value); } = TimeSpan.FromMinutes(2);

    /// <summary>The longest that opening a connection may take: name lookup, TCP and TLS. Default: ten seconds.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It is zero or negative.</exception>
    public TimeSpan ConnectTimeout { get; init => field = Positive(nameof(ConnectTimeout), value); } = TimeSpan.FromSeconds(10);

    /// <summary>
    /// Whether 301 to 308 are followed; the answer's time is then that of all. Default: no, for a redirect is an answer with a time of its own,
    /// and its status counts as a success.
    /// </summary>
    public bool FollowsRedirects { get; init; }

    /// <summary>Whether cookies are kept and sent. All users of one client share them: for cookies of a user's own see <c>user.OwnClient</c>. Default: no.</summary>
    public bool KeepsCookies { get; init; }

    /// <summary>
    /// What the client asks for and decompresses, which costs the generator processor time, and bytes are then counted after it. Default: nothing,
    /// so the server is not asked to compress.
    /// </summary>
    public DecompressionMethods Decompression { get; init; } = DecompressionMethods.None;

    /// <summary>The proxy. Default: none, whatever the environment says.</summary>
    public IWebProxy? Proxy { get; init; }

    /// <summary>Whether any certificate of a server is good: expired, for another name, issued by nobody. For tests against test certificates. Default: no.</summary>
    public bool AcceptsAnyCertificate { get; init; }

    private static TimeSpan Positive(string name, TimeSpan value) =>
        value > TimeSpan.Zero || value == Timeout.InfiniteTimeSpan ? value : throw OutOfRange(name, value, "is longer than nothing");

    private static ArgumentOutOfRangeException OutOfRange(string name, object value, string limit) => new(name, value, $"{name} {limit}.");
}
