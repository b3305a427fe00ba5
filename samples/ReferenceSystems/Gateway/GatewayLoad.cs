using System.Net.Http.Json;
using LoadKit;
using LoadKit.Units;

namespace ReferenceSystems.Gateway;

internal sealed record Session(string Token);

/// <summary>What is asked of the gateway: 1,200 users who log in, read and write for twenty minutes, and up to 600 with two bursts of 1,200 on the cached routes.</summary>
internal static class GatewayLoad
{
    private const int Pages = 2000;

    public static ThinkTime MixedPause { get; } = ThinkTime.Uniform(0.5.Seconds, 1.53.Seconds);

    public static ThinkTime CachedPause { get; } = ThinkTime.Uniform(0.25.Seconds, 0.75.Seconds);

    // Three minutes in which the users join and the cache fills, and 17 of full load.
    public static LoadTest Mixed(HttpClient client)
    {
        var api = Target(client);

        // A user logs in once and keeps the token; now and then it logs in anew.
        var browser = Scenario.Create("browser",
            start: async (user, _) => await LogIn(user),
            run: async (user, session, ct) =>
            {
                switch (user.Random.Next(5))
                {
                    case 0:
                        await LogIn(user);
                        break;
                    case 1:
                        await user.Send(api, Authorized(HttpMethod.Put, "/api/profile", session, JsonContent.Create(new { city = "Bern" })), cancellationToken: ct);
                        break;
                    default:
                        await user.Send(api, Authorized(HttpMethod.Get, $"/api/users?page={user.Random.Next(Pages)}", session), cancellationToken: ct);
                        break;
                }
            });

        return LoadTest.Create("gateway, mixed traffic")
            .WithWarmUp(3.Minutes)
            .WithUsers(Load.Closed.Hold(1200, 17.Minutes, name: "1,200 users"), UserType.Create("browser", weight: 1, browser).WithThinkTime(MixedPause))
            .WithSlos(Agreed);

        ValueTask<Session> LogIn(VirtualUser user) => user.PostJson<object, Session>(api, "/api/auth/session", new { name = $"user{user.Id}" });
    }

    public static LoadTest Cached(HttpClient client)
    {
        var api = Target(client);

        var reading = Scenario.OneOf("read",
            (9, Scenario.Create("get", async (user, _) => await user.Get(api, $"/api/users?page={user.Random.Next(Pages)}"))),
            (1, Scenario.Create("head", async (user, _) => await user.Head(api, $"/api/users?page={user.Random.Next(Pages)}"))));

        return LoadTest.Create("gateway, cached routes with bursts")
            .WithUsers(
                Load.Closed.From(50).RampTo(600, over: 5.Minutes)
                    .Hold(3.Minutes, name: "600 users").Spike(to: 1200, during: 30.Seconds, name: "burst")
                    .Hold(3.Minutes, name: "600 users").Spike(to: 1200, during: 30.Seconds, name: "burst")
                    .Hold(3.Minutes, name: "600 users"),
                UserType.Create("client", weight: 1, reading).WithThinkTime(CachedPause))
            .WithSlos(Agreed);
    }

    private static Slo[] Agreed =>
    [
        Slo.Latency(percentile: 95, atMost: 350.Milliseconds),
        Slo.Latency(percentile: 99, atMost: 650.Milliseconds),
        Slo.ErrorRate(below: 0.5.Percent),
        Slo.Throughput(atLeast: 900.PerSecond, sustainedFor: 10.Minutes),
    ];

    // A request that the gateway repeated upstream is one request here, told apart by its number of attempts.
    private static HttpTarget Target(HttpClient client) => new(client, HttpRules.Default.TaggedBy("cache", "X-Cache").TaggedBy("attempts", "X-Attempts"));

    private static HttpRequestMessage Authorized(HttpMethod method, string path, Session session, HttpContent? content = null) =>
        new(method, path) { Headers = { Authorization = new("Bearer", session.Token) }, Content = content };
}
