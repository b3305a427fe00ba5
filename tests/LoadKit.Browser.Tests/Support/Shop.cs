using LoadKit.Units;

namespace LoadKit.Browser.Tests.Support;

/// <summary>A shop in virtual time, with all that a report can show: two populations, errors of several kinds, tags, checks, a slow half minute.</summary>
internal sealed class Shop
{
    private readonly VirtualTime time = new(new DateTimeOffset(2026, 3, 14, 12, 2, 11, TimeSpan.Zero));
    private readonly Func<string, string> named;

    private Shop(Func<string, string> named) => this.named = named;

    /// <param name="named">Gives every name and message its final form.</param>
    /// <param name="slow">How many times as long answers take in the slow half minute.</param>
    /// <param name="stopAfter">When somebody stops the run.</param>
    public static Task<RunResult> RunAsync(Func<string, string>? named = null, double slow = 4, TimeSpan? stopAfter = null)
    {
        var shop = new Shop(named ?? (name => name));
        return shop.time.RunAsync(async () =>
        {
            using var stop = new CancellationTokenSource(stopAfter ?? Timeout.InfiniteTimeSpan, shop.time);
            return await shop.Plan(slow).RunAsync(stop.Token);
        });
    }

    private LoadTest Plan(double slow)
    {
        var buy = Scenario.Create(named("buy"), async (user, ct) =>
        {
            await Step(user, "GET /cart", 18, 0.001, slow, ct);
            await Step(user, "POST /cart", 40, 0.002, slow, ct);
            user.Check(named("cart holds the item"), user.Random.NextDouble() > 0.0004);
            await Step(user, "POST /payments", 90, 0.004, slow, ct);
            await user.Think(200.Milliseconds, 600.Milliseconds, ct);
        });
        var browse = Scenario.Create(named("browse"), async (user, ct) =>
        {
            await Step(user, "GET /products/{id}", 12, 0, 1, ct);
            await user.Think(200.Milliseconds, 600.Milliseconds, ct);
        });
        return LoadTest.Create(named("ticket shop"))
            .WithTimeProvider(time)
            .WithSeed(20260314)
            .WithUsers(Load.Closed.RampTo(60, over: 20.Seconds).Hold(160.Seconds), UserType.Create(named("buyer"), 3, buy), UserType.Create(named("browser"), 1, browse))
            .WithUsers(Load.Open.RampTo(20.PerSecond, over: 20.Seconds).Hold(160.Seconds), UserType.Create(named("visitor"), 1, browse))
            .WithLabel(named("target"), named("shop.example"))
            .WithLabel(named("commit"), named("41ad0be"))
            .WithSlos(
                Slo.Latency(95, 250.Milliseconds),
                Slo.Latency(95, 20.Milliseconds, step: named("GET /products/{id}")),
                Slo.ErrorRate(1.Percent),
                Slo.Throughput(100.PerSecond),
                Slo.CheckRate(99.Percent, check: named("cart holds the item")));
    }

    private async Task Step(VirtualUser user, string name, double milliseconds, double failing, double slow, CancellationToken cancellationToken) =>
        await user.Step(named(name), async ct =>
        {
            user.Tag(named("server"), named($"shop-{1 + (user.Id % 2)}"));
            var isSlow = time.Elapsed >= 90.Seconds && time.Elapsed < 120.Seconds;
            var taken = Math.Exp(0.5 * Normal(user.Random)) * milliseconds * (isSlow ? slow : 1);
            await Task.Delay(TimeSpan.FromMilliseconds(taken), time, ct);
            if (user.Random.NextDouble() < failing * (isSlow ? 5 : 1))
            {
                throw user.Random.Next(3) switch
                {
                    0 => new HttpRequestException(named("Response status code does not indicate success: 503 (Service Unavailable).")),
                    1 => new TimeoutException(named($"no answer from 10.0.0.{user.Id} within 2 s")),
                    _ => new InvalidOperationException(named("the cart is empty")),
                };
            }
        });

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
