using LoadKit.Units;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>A ticket shop: a happy path of 1 to 10 users in two minutes, and a stress test of up to 100 users in seven.</summary>
public class TicketShopTests
{
    private static readonly TimeSpan HappyThink = 3.45.Seconds;
    private static readonly TimeSpan StressThink = 0.522.Seconds;

    private readonly ModelledService shop = new();
    private readonly Endpoint list = new("GET /api/events", Median: 49, P95: 120);
    private readonly Endpoint detail = new("GET /api/events/{id}", Median: 49, P95: 120);
    private readonly Endpoint basket = new("POST /api/basket", Median: 49, P95: 120, FailureRate: 0.0006, "Service Unavailable");
    private readonly Endpoint checkout = new("POST /api/checkout", Median: 49, P95: 120, FailureRate: 0.0009, "Service Unavailable");

    private Endpoint[] All => [list, detail, basket, checkout];

    private LoadTest HappyPath => LoadTest.Create("ticket shop, happy path")
        .WithTimeProvider(shop.Time)
        .WithSeed(1)
        .WithUsers(
            Load.Closed.From(1).RampTo(10, over: 2.Minutes),
            UserType.Create("visitor", weight: 1, Scenario.Create("journey", async (user, ct) =>
            {
                foreach (var endpoint in All)
                {
                    await user.Step(endpoint.Name, async step =>
                    {
                        await shop.Answer(user, endpoint, step);
                        user.Check($"{endpoint.Name} answers 200", true);
                    });
                    await user.Think(HappyThink / 8, HappyThink * 3 / 8, ct);
                }
            })))
        .WithSlos(
            Slo.Availability(atLeast: 99.9.Percent, per: 30.Days),
            Slo.Latency(percentile: 95, atMost: 800.Milliseconds),
            Slo.ErrorRate(below: 1.Percent),
            Slo.CheckRate(atLeast: 99.Percent),
            Slo.Availability(atLeast: 99.Percent, step: "POST /api/basket"),
            Slo.Availability(atLeast: 99.Percent, step: "POST /api/checkout"));

    private LoadTest Stress => LoadTest.Create("ticket shop, stress")
        .WithTimeProvider(shop.Time)
        .WithSeed(2)
        .WithUsers(
            Load.Closed.From(1)
                .RampTo(50, over: 2.Minutes, name: "ramp-up")
                .Hold(2.Minutes, name: "sustain")
                .Hold(100, 1.Minutes, name: "peak")
                .RampTo(1, over: 2.Minutes, name: "ramp-down"),
            UserType.Create("visitor", weight: 1, Scenario.OneOf("any request", [.. All.Select(endpoint => (1d, Requesting(endpoint)))])))
        .WithSlos(
            Slo.Availability(atLeast: 99.9.Percent, per: 30.Days),
            Slo.Latency(percentile: 95, atMost: 1200.Milliseconds),
            Slo.ErrorRate(below: 1.Percent),
            Slo.Latency(percentile: 95, atMost: 1200.Milliseconds, stage: "peak"));

    private Scenario Requesting(Endpoint endpoint) => Scenario.Create(endpoint.Name, async (user, ct) =>
    {
        await shop.Request(user, endpoint, ct);
        await user.Think(StressThink / 2, StressThink * 1.5, ct);
    });

    [Test]
    public async Task The_happy_path_makes_the_requests_of_the_report()
    {
        var result = await HappyPath.RunAsync();

        // 5.5 users on average for 120 s, at 3.7 s for an iteration of four requests, and the rest of the iterations that the end met:
        // about half of one for each of ten users. The report has 712.
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(712 + (10 * 0.5 * 4)).Within(3).Percent);
        Assert.That(result.Steps.Select(step => step.Name), Is.EquivalentTo(All.Select(endpoint => endpoint.Name)));
        Assert.That(result.Checks.Sum(check => check.Count), Is.EqualTo(result.Totals.Requests.Succeeded), "a check is made of each answer");
        Assert.That(result.Slos[1].Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(result.Slos[0].Verdict, Is.Not.EqualTo(Verdict.Pass), "some 700 requests can't show 99.9 %");
        Theory.Holds(result, HappyPath);
    }

    [Test]
    public async Task The_stress_test_obeys_littles_law_at_both_levels()
    {
        var result = await Stress.RunAsync();

        Theory.LittlesLaw(result.Stage("sustain")!.Iterations, users: 50, StressThink);
        Theory.LittlesLaw(result.Stage("peak")!.Iterations, users: 100, StressThink);

        // The report's 36,279 requests in 420 s are a mean over ramps; its hold at 100 users carries about twice that rate.
        Assert.That(result.Whole.Requests.Count, Is.EqualTo(36_279).Within(2).Percent);
        Assert.That(result.Stage("peak")!.Requests.PerSecond.PerSecond, Is.EqualTo(2 * 86).Within(2).Percent);
        Assert.That(result.Stages.Select(stage => stage.IsJudged), Is.EqualTo([false, true, true, false]));
        Theory.Holds(result, Stress);
    }
}
