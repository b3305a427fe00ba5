using LoadKit.Model;

namespace LoadKit.Http;

/// <summary>Where the time of an exchange went, as far as the handler can tell.</summary>
internal static class Phases
{
    /// <param name="exchange">The exchange.</param>
    /// <param name="request">Its request, with what was noted of its connection and its body.</param>
    /// <param name="started">When it was handed over, in ticks of the clock.</param>
    /// <param name="answered">When its headers were there.</param>
    /// <param name="ended">When its body was read.</param>
    public static void Note(WireExchange exchange, HttpRequestMessage request, long started, long answered, long ended)
    {
        var waiting = HttpClock.Between(started, answered);
        var connected = started;

        // A connection that was opened for this request may have come too late for it: another one was free sooner.
        if (ConnectionTimes.Of(request) is { } connection && connection.Ready <= answered)
        {
            connected = Math.Max(started, connection.Ready);
            waiting -= connection.NameLookup + connection.Connecting + connection.Handshake;
            exchange.Spent(ExchangePhase.NameLookup, connection.NameLookup);
            exchange.Spent(ExchangePhase.Connecting, connection.Connecting);
            exchange.Spent(ExchangePhase.Tls, connection.Handshake);
        }

        if (request.Content is SentContent { Ended: var sent } && sent <= answered)
        {
            var sending = HttpClock.Between(connected, sent);
            waiting -= sending;
            exchange.Spent(ExchangePhase.Sending, sending);
        }

        exchange.Spent(ExchangePhase.Waiting, waiting);
        exchange.Spent(ExchangePhase.Receiving, HttpClock.Between(answered, ended));
    }
}
