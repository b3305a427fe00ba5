using System.Runtime.CompilerServices;

namespace LoadKit.Http;

/// <summary>When the stages of opening a connection ended, in ticks of the system's clock; zero for what has not.</summary>
internal sealed class ConnectionTimes
{
    private static readonly ConditionalWeakTable<HttpRequestMessage, ConnectionTimes> OfOthers = [];

    private long started;
    private long found;
    private long connected;
    private long secured;

    /// <summary>From here on the connection can be used; <see cref="long.MaxValue"/> while it can't.</summary>
    public long Ready => Volatile.Read(ref secured) is var end and not 0 ? end : long.MaxValue;

    public TimeSpan NameLookup => HttpClock.Between(started, found);

    public TimeSpan Connecting => HttpClock.Between(found, connected);

    public TimeSpan Handshake => HttpClock.Between(connected, secured);

    /// <summary>What was opened for a request; null for nothing.</summary>
    public static ConnectionTimes? Of(HttpRequestMessage request) =>
        request is LoadRequest own ? own.Connection : OfOthers.TryGetValue(request, out var times) ? times : null;

    /// <summary>A connection is about to be opened for a request.</summary>
    public static ConnectionTimes Start(HttpRequestMessage request)
    {
        var now = HttpClock.Now;
        var times = new ConnectionTimes { started = now, found = now };
        if (request is LoadRequest own)
        {
            own.Connection = times;
        }
        else
        {
            OfOthers.AddOrUpdate(request, times);
        }

        return times;
    }

    /// <summary>The name is an address now; not called for one that was.</summary>
    public void Found() => found = HttpClock.Now;

    public void Connected() => connected = HttpClock.Now;

    /// <summary>TLS is over, or there is none.</summary>
    public void Secured(bool hasHandshake) => Volatile.Write(ref secured, hasHandshake ? HttpClock.Now : connected);
}
