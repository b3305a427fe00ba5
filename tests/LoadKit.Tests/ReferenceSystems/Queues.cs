namespace LoadKit.Tests.ReferenceSystems;

/// <summary>Queues of which theory knows everything: requests come at random (Poisson), each takes an exponential time.</summary>
internal static class Queues
{
    /// <summary>The chance to be turned away by so many servers without a queue (Erlang B); the distribution of the time plays no part.</summary>
    public static double Refused(int servers, double load)
    {
        var refused = 1.0;
        for (var i = 1; i <= servers; i++)
        {
            refused = load * refused / (i + (load * refused));
        }

        return refused;
    }

    /// <summary>The chance to wait for one of so many servers (Erlang C).</summary>
    public static double Waits(int servers, double load)
    {
        var refused = Refused(servers, load);
        return refused / (1 - (load / servers * (1 - refused)));
    }

    /// <summary>The chance to be turned away by one server with room for so many, the one that is served included (M/M/1/K).</summary>
    public static double TurnedAway(int room, double load) =>
        Math.Abs(load - 1) < 1e-9 ? 1.0 / (room + 1) : (1 - load) * Math.Pow(load, room) / (1 - Math.Pow(load, room + 1));

    /// <summary>The quantile of the response time of one server (M/M/1), whose response time is exponential.</summary>
    public static TimeSpan ResponseTime(double quantile, double perSecond, double rate) => TimeSpan.FromSeconds(-Math.Log(1 - quantile) / (perSecond - rate));
}
