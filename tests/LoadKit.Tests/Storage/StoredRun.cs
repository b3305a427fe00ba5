using LoadKit.Model;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Storage;

/// <summary>A run with all that a result can have: every objective, two populations and models, errors, rejections, checks, tags, phases, traces, a warm-up, labels.</summary>
internal static class StoredRun
{
    public static LoadTest Test(Simulated simulated)
    {
        var buy = Scenario.Create("buy", async (user, ct) =>
        {
            await user.Step("GET /cart", () => simulated.Answer(user.Random.Next(10, 300).Milliseconds, ct));
            user.Tag("server", user.Random.Next(2) == 0 ? "a" : "b");
            user.Check("has items", user.Random.Next(20) > 0);
            await user.Think(0.1.Seconds, 0.5.Seconds, ct);
            await user.Step("POST /pay", async () =>
            {
                await simulated.Answer(user.Random.Next(20, 600).Milliseconds, ct);
                if (user.Random.Next(25) == 0)
                {
                    throw new InvalidOperationException($"order {user.Random.Next(1_000)} was refused by \"10.0.0.7:8443\"");
                }
            });
        });
        var browse = Scenario.OneOf("browse", (3, Scenario.Create("list", (_, ct) => simulated.Answer(0.05.Seconds, ct))), (1, buy));
        return simulated.Test(
                Load.Closed.RampTo(6, over: 5.Seconds).Hold(20.Seconds).Spike(9, 5.Seconds),
                UserType.Create("buyer", 3, buy).WithThinkTime(ThinkTime.Exponential(0.3.Seconds).AtMost(2.Seconds)),
                UserType.Create("regular", 1, browse).Paced(1.5.Seconds))
            .WithUsers(Load.Open.From(2.PerSecond).Hold(30.Seconds).Poisson().AtMost(1), UserType.Create("visitor", 1, Scenario.Create("visit", (user, _) => Visit(user, simulated))))
            .WithGauge(
                Gauge.Create("queue", "requests", () => Math.Round(40 * Math.Sin(simulated.Time.Elapsed.TotalSeconds), 3)),
                Gauge.Create("replicas", "", async ct =>
                {
                    await simulated.Answer(1.3.Seconds, ct);
                    return simulated.Time.Elapsed > 20.Seconds ? 3 : double.NaN;
                }))
            .WithWarmUp(3.Seconds)
            .WithConfidence(99.Percent)
            .WithGracefulStop(2.Seconds)
            .WithLabel("target", "https://shop.test <b>")
            .WithSlos(
                Slo.Latency(95, 550.Milliseconds),
                Slo.Latency(50, 100.Milliseconds, step: "POST /pay", stage: "hold 6 users"),
                Slo.MeanLatency(1.Seconds, scenario: "buy"),
                Slo.MaxLatency(590.Milliseconds, userType: "buyer"),
                Slo.ErrorRate(1.Percent),
                Slo.Availability(99.9.Percent, tag: new Tag("server", "a")),
                Slo.CheckRate(90.Percent, check: "has items"),
                Slo.Throughput(5.PerSecond),
                Slo.Throughput(5.PerSecond, sustainedFor: 15.Seconds, Sustained.Strict),
                Slo.Apdex(0.9, 0.25.Seconds),
                Slo.DroppedIterations(1.Percent),
                Slo.RejectionRate(1.Percent),
                Slo.ErrorRate(2.Percent).WithoutRejections(),
                Slo.Latency(90, 1.Seconds).OfIterations(),
                Slo.Custom("share of a", "<= 60 %", result => SloAnswer.When(result.Tags.Count > 1, "50 %")));
    }

    // As an HTTP step does.
    private static async ValueTask Visit(VirtualUser user, Simulated simulated)
    {
        user.Note("visit", FormattableString.Invariant($"{user.Iteration}"));
        var exchange = user.BeginExchange("GET /", 30.Seconds);
        await simulated.Answer(user.Random.Next(600, 800).Milliseconds, exchange.Token);
        exchange.Spent(ExchangePhase.Waiting, 0.5.Seconds);
        exchange.Spent(ExchangePhase.Receiving, 0.1.Seconds);
        (exchange.Sent, exchange.Received, exchange.IsRetry) = (0, 700, user.Iteration % 7 == 0);
        exchange.TraceId = FormattableString.Invariant($"{user.Random.NextInt64():x32}");
        if (user.Iteration % 5 == 0)
        {
            exchange.Failure = Failure.Rejected("429 Too Many Requests");
        }

        user.EndExchange(exchange);
    }
}
