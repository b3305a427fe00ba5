using LoadKit.Units;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>An API gateway under two loads: 1,200 users with a weighted mix for 20 minutes, and 50 to 600 users with spikes on cached routes.</summary>
public class ApiGatewayTests
{
    private static readonly TimeSpan MixThink = 1.015.Seconds;
    private static readonly TimeSpan CachedThink = 0.497.Seconds;

    private readonly ModelledService gateway = new();
    private readonly Endpoint session = new("POST /api/auth/session", Median: 118, P95: 301, FailureRate: 0.0021);
    private readonly Endpoint users = new("GET /api/users", Median: 118, P95: 301, FailureRate: 0.0021);
    private readonly Endpoint profile = new("PUT /api/profile", Median: 118, P95: 301, FailureRate: 0.0021);
    private readonly Endpoint cached = new("GET /api/cached", Median: 94, P95: 276, FailureRate: 0.0012);

    private static Slo[] Agreed =>
    [
        Slo.Latency(percentile: 95, atMost: 350.Milliseconds),
        Slo.Latency(percentile: 99, atMost: 650.Milliseconds),
        Slo.ErrorRate(below: 0.5.Percent),
        Slo.Throughput(atLeast: 900.PerSecond, sustainedFor: 10.Minutes),
    ];

    // Three minutes of warm-up and 17 at full load make the report's 20.
    private LoadTest Mix => LoadTest.Create("gateway, mixed traffic")
        .WithTimeProvider(gateway.Time)
        .WithSeed(3)
        .WithWarmUp(3.Minutes)
        .WithUsers(
            Load.Closed.Hold(1200, 17.Minutes, name: "soak"),
            UserType.Create("browser", weight: 1, Scenario.OneOf("mix", (1, Once("authenticate", session)), (3, Once("read", users)), (1, Once("write", profile)))))
        .WithSlos(Agreed);

    private LoadTest Spikes => LoadTest.Create("gateway, cached routes with spikes")
        .WithTimeProvider(gateway.Time)
        .WithSeed(4)
        .WithUsers(
            Load.Closed.From(50).RampTo(600, over: 5.Minutes)
                .Hold(3.Minutes, name: "hold").Spike(1200, during: 30.Seconds)
                .Hold(3.Minutes, name: "hold").Spike(1200, during: 30.Seconds)
                .Hold(3.Minutes, name: "hold"),
            UserType.Create("client", weight: 1, Scenario.Create("cached read", ReadWithOneRetry)))
        .WithSlos(Agreed);

    private Scenario Once(string name, Endpoint endpoint) => Scenario.Create(name, async (user, ct) =>
    {
        await gateway.Request(user, endpoint, ct);
        await user.Think(MixThink / 2, MixThink * 1.5, ct);
    });

    // The request is what the caller waits for, retries and all; a tag tells what needed one, and only what failed twice is an error.
    private async Task ReadWithOneRetry(VirtualUser user, CancellationToken ct)
    {
        await user.Step(cached.Name, async step =>
        {
            user.Tag("cache", user.Random.NextDouble() < 0.72 ? "hit" : "miss");
            try
            {
                await gateway.Answer(user, cached, step);
                user.Tag("attempts", "1");
            }
            catch (HttpRequestException)
            {
                user.Tag("attempts", "2");
                await gateway.Answer(user, cached, step);
            }
        });
        await user.Think(CachedThink / 2, CachedThink * 1.5, ct);
    }

    [Test]
    public void The_full_plan_is_the_report_s()
    {
        Assert.That(Mix.Populations.Single().Load.Peak, Is.EqualTo(1200));
        Assert.That(Spikes.Populations.Single().Load.Duration, Is.EqualTo(15.Minutes));
        Assert.That(Spikes.Populations.Single().Load.Stages.Select(stage => stage.Name), Is.EqualTo(
            ["ramp to 600 users", "hold", "spike to 1200 users", "hold (2)", "spike to 1200 users (2)", "hold (3)"]));
        Assert.That(Mix.Slos.Select(slo => $"{slo.Quantity} {slo.Limit}"), Is.EqualTo(
            ["p95 <= 350 ms", "p99 <= 650 ms", "error rate < 0.5 %", "throughput for 10 min >= 900 /s"]));
    }

    [Test]
    public async Task The_mixed_traffic_reaches_the_rate_of_the_report()
    {
        var test = Mix.Scale(time: 0.1, load: 0.1);

        var result = await test.RunAsync();

        Theory.LittlesLaw(result.Totals.Iterations, users: 120, MixThink);
        Assert.That(result.Totals.Requests.PerSecond.PerSecond, Is.EqualTo(104).Within(2).Percent, "a tenth of 1,040/s");
        Assert.That(result.Step(users.Name)!.Requests.Count, Is.EqualTo(0.6 * result.Totals.Requests.Count).Within(3).Percent);
        Assert.That(result.Slos[3].Verdict, Is.EqualTo(Verdict.Pass), "a tenth of 900/s for a tenth of ten minutes");
        Theory.Holds(result, test);
    }

    [Test]
    public async Task A_spike_of_twice_the_users_is_twice_the_rate_and_retries_are_no_errors()
    {
        var test = Spikes.Scale(time: 0.2, load: 0.1);

        var result = await test.RunAsync();

        foreach (var hold in new[] { "hold", "hold (2)", "hold (3)" })
        {
            Theory.LittlesLaw(result.Stage(hold)!.Iterations, users: 60, CachedThink, tolerancePercent: 2);
        }

        var spike = result.Stage("spike to 1200 users")!.Iterations.Measured.PerSecond.PerSecond;
        Assert.That(spike, Is.EqualTo(2 * 98).Within(5).Percent, "twice a tenth of 980/s");
        var attempts = result.Tags.Where(tag => tag.Key == "attempts").ToDictionary(tag => tag.Value, tag => tag.Measured);
        Assert.That(attempts["2"].Count, Is.GreaterThan(0));
        Assert.That(attempts["2"].Failed, Is.EqualTo(result.Totals.Requests.Failed));
        Assert.That(attempts["1"].Count + attempts["2"].Count, Is.EqualTo(result.Totals.Requests.Count));
        Assert.That(Share(result, "cache", "hit"), Is.EqualTo(0.72).Within(0.01));
        Theory.Holds(result, test);
    }

    private static double Share(RunResult result, string key, string value) =>
        (double)result.Tags.Single(tag => tag.Key == key && tag.Value == value).Measured.Count / result.Totals.Requests.Count;
}
