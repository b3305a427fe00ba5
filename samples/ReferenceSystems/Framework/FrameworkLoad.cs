using System.Net.Http.Json;
using LoadKit;
using LoadKit.Units;

namespace ReferenceSystems.Framework;

/// <summary>What was planned for a web framework and never run: load up to 10,000 users, a burst of 5,000, and a staircase to 20,000 that finds where it breaks.</summary>
internal static class FrameworkLoad
{
    /// <summary>A user asks every ten seconds, at random: the requests of many such users are a Poisson process.</summary>
    public static ThinkTime Pause { get; } = ThinkTime.Exponential(10.Seconds);

    public static LoadTest ManyUsers(HttpClient client) => Plan("web framework, load", client,
        Load.Closed.From(1000)
            .RampTo(5000, over: 2.5.Minutes)
            .RampTo(10_000, over: 2.5.Minutes)
            .Hold(3.Minutes, name: "10,000 users"));

    public static LoadTest Spike(HttpClient client) => Plan("web framework, spike", client,
        Load.Closed.Hold(100, 1.Minutes, name: "before").Spike(to: 5000, during: 30.Seconds, name: "burst").Hold(1.Minutes, name: "after"));

    public static LoadTest Stress(HttpClient client) => Plan("web framework, stress", client,
        Load.Closed.Step(by: 2500, times: 8, every: 1.Minutes));

    private static LoadTest Plan(string name, HttpClient client, ClosedLoad load)
    {
        var api = new HttpTarget(client, HttpRules.Default.TaggedBy("server", "X-Server"));

        var asking = Scenario.OneOf("client",
            (30, Asking("health", user => user.Get(api, "/health"))),
            (20, Asking("ready", user => user.Get(api, "/ready"))),
            (20, Asking("users", user => user.Get(api, "/api/users"))),
            (20, Asking("echo", user => user.Post(api, "/api/echo", JsonContent.Create(new { text = "hello" })))),
            (10, Asking("metrics", user => user.Get(api, "/api/metrics"))));

        // What is turned away is neither slow nor an error, and has a limit of its own.
        return LoadTest.Create(name)
            .WithUsers(load, UserType.Create("client", weight: 1, asking).WithThinkTime(Pause))
            .WithSlos(
                Slo.Latency(percentile: 95, atMost: 200.Milliseconds).WithoutRejections(),
                Slo.ErrorRate(below: 0.1.Percent).WithoutRejections(),
                Slo.RejectionRate(below: 1.Percent));
    }

    // Users who join at the same moment don't ask at the same moment.
    private static Scenario Asking(string name, Func<VirtualUser, ValueTask<HttpAnswer>> ask) => Scenario.Create(name, async (user, ct) =>
    {
        if (user.Iteration == 1)
        {
            await user.Think(Pause, ct);
        }

        await ask(user);
    });
}
