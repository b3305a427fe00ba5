using LoadKit.Reporting;
using LoadKit.Units;

namespace LoadKit.Tests.Documentation;

/// <summary>The code of README.md, compiled. A convention test compares the two line for line.</summary>
[Explicit("needs a service on port 5000")]
public class ReadmeLoadTests
{
    [Test, Category("Load"), CancelAfter(120_000)]
    public async Task Orders_meet_their_objectives(CancellationToken cancellationToken)
    {
        using var api = LoadHttp.CreateClient(new Uri("http://localhost:5000"));

        var shop = Scenario.Create("shop", async (user, ct) =>
        {
            var orders = await user.GetJson<Order[]>(api, "/orders");
            user.Check("there are orders", orders.Length > 0);
            await user.Think(1.Seconds, 3.Seconds, ct);
            await user.Get(api, $"/orders/{orders[0].Id}");
            await user.PostJson(api, "/orders", new Order(Id: 0, "tea", Count: 2));
        });

        var result = await LoadTest.Create("orders")
            .WithUsers(Load.Closed.RampTo(50, over: 10.Seconds).Hold(1.Minutes), UserType.Create("shopper", weight: 1, shop))
            .WithSlos(
                Slo.Latency(percentile: 95, atMost: 200.Milliseconds),
                Slo.Latency(percentile: 99, atMost: 500.Milliseconds, step: "POST /orders"),
                Slo.ErrorRate(below: 1.Percent))
            .ReportTo(new TextReporter(TestContext.Progress))
            .RunAsync(cancellationToken);

        result.EnsurePassed();
    }

    private sealed record Order(int Id, string Item, int Count);

    private static async Task<int> ATool(LoadTest test)
    {
        var result = await test.ReportTo(new ConsoleReporter()).StopOnSignals().RunAsync();
        return result.ExitCode;
    }
}

public class ReadmeSamples
{
    [Test]
    public async Task A_plan_is_tested_in_virtual_time()
    {
        var time = new VirtualTime();
        var slow = Scenario.Create("slow service", async (user, ct) =>
            await user.Step("GET /", () => Task.Delay(user.Random.Next(20, 400).Milliseconds, time, ct)));

        var result = await LoadTest.Create("an hour in a moment")
            .WithTimeProvider(time)
            .WithSeed(1)
            .WithUsers(Load.Open.Hold(10.PerSecond, 1.Hours), UserType.Create("visitor", weight: 1, slow))
            .WithSlos(Slo.Latency(percentile: 95, atMost: 200.Milliseconds))
            .RunAsync();

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(36_000));
    }

    [Test]
    public async Task Arrivals_and_users_side_by_side()
    {
        var time = new VirtualTime();
        var page = Scenario.Create("page", async (user, ct) => await user.Step("GET /", () => Task.Delay(20.Milliseconds, time, ct)));
        var search = Scenario.Create("search", async (user, ct) => await user.Step("GET /search", () => Task.Delay(30.Milliseconds, time, ct)));
        var admin = Scenario.Create("admin", async (user, ct) => await user.Step("GET /admin", () => Task.Delay(50.Milliseconds, time, ct)));

        var test = LoadTest.Create("peak")
            .WithUsers(
                Load.Open.RampTo(200.PerSecond, over: 30.Seconds).Hold(5.Minutes).Spike(to: 400.PerSecond, during: 30.Seconds).AtMost(500),
                UserType.Create("visitor", weight: 9, Scenario.OneOf("visit", (3, page), (1, search))))
            .WithUsers(
                Load.Closed.Hold(5, 6.Minutes),
                UserType.Create("admin", weight: 1, admin).Paced(10.Seconds))
            .WithWarmUp(15.Seconds)
            .WithStepTimeout(5.Seconds);
        var smoke = test.Scale(time: 0.1, load: 0.05);

        var result = await smoke.WithTimeProvider(time).WithSeed(1).RunAsync();

        Assert.That(result.Whole.Counts.Failed, Is.Zero);
    }
}
