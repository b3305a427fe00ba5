using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class ReproducibilityTests
{
    [Test]
    public async Task The_same_seed_gives_the_same_result_to_the_last_bit()
    {
        var first = await Run(seed: 11);
        var second = await Run(seed: 11);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Another_seed_gives_another_result() =>
        Assert.That(await Run(seed: 12), Is.Not.EqualTo(await Run(seed: 11)));

    [Test]
    public async Task Without_a_seed_one_is_drawn_and_printed()
    {
        var sim = new Simulated();
        var test = LoadTest.Create("test").WithTimeProvider(sim.Time).WithUsers(Load.Closed.Hold(1, 1.Seconds), sim.Stepping(1.Seconds));

        var first = await test.RunAsync();
        var second = await test.RunAsync();

        Assert.That(second.Seed, Is.Not.EqualTo(first.Seed));
    }

    [Test]
    public async Task Ten_minutes_of_ten_thousand_users_are_exact()
    {
        var sim = new Simulated();
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            await user.Step("get", () => sim.Answer(20.Milliseconds, ct));
            await user.Think(980.Milliseconds, ct);
        }));

        var result = await sim.Test(Load.Closed.RampTo(10_000, over: 2.Minutes).Hold(8.Minutes), type).RunAsync();

        // One iteration a second each: 10,000 users in 480 seconds; on the ramp user k iterates from its join on.
        Assert.That(result.Stages[1].Counts.Succeeded, Is.EqualTo(4_800_000));
        Assert.That(result.Totals.Requests.PerSecond.PerSecond, Is.EqualTo(10_000));
        Assert.That(result.Totals.Requests.Latency.Min, Is.EqualTo(20.Milliseconds));
        Assert.That(result.Totals.Requests.Latency.Max, Is.EqualTo(20.Milliseconds));
        Accounting.Adds(result);
    }

    // Everything that is random at once: think times, choices, Poisson arrivals, failures, the users' own streams.
    private static async Task<string> Run(ulong seed)
    {
        var sim = new Simulated();
        var browse = Scenario.Create("browse", async (user, ct) =>
        {
            await user.Step("list", () => sim.Answer(user.Random.Next(5, 50).Milliseconds, ct));
            await user.Think(100.Milliseconds, 900.Milliseconds, ct);
        });
        var buy = Scenario.Create("buy", async (user, ct) =>
        {
            await user.Step("pay", async () =>
            {
                await sim.Answer(user.Random.NextDouble().Seconds / 10, ct);
                if (user.Random.Next(20) == 0)
                {
                    throw new InvalidOperationException($"order {user.Random.Next()} refused");
                }
            });
            user.Check("lucky", user.Random.NextDouble() < 0.9);
        });
        var result = await LoadTest.Create("test")
            .WithTimeProvider(sim.Time)
            .WithSeed(seed)
            .WithUsers(Load.Closed.RampTo(20, over: 5.Seconds).Hold(20.Seconds), UserType.Create("mixed", 1, Scenario.OneOf("mix", (3, browse), (1, buy))))
            .WithUsers(Load.Open.Hold(30.PerSecond, 20.Seconds).Poisson(), UserType.Create("visitor", 2, browse), UserType.Create("buyer", 1, buy))
            .RunAsync();
        Accounting.Adds(result);
        return Fingerprint.Of(result);
    }
}
