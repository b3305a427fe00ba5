using FsCheck;
using FsCheck.Fluent;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Whatever the plan, the service and the stop: every iteration that started succeeded, failed or was left unfinished, and none was counted twice.</summary>
public class AccountingTests
{
    // On the pool, for the test framework's context has its one thread blocked here.
    [FsCheck.NUnit.Property(MaxTest = 300)]
    public Property Every_iteration_is_accounted_for() => Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ToArbitrary(), seed => Task.Run(() => Run(seed)).GetAwaiter().GetResult());

    private static async Task<bool> Run(int seed)
    {
        var random = new Random(seed);
        var sim = new Simulated();
        var asked = 0L;
        var scenario = Scenario.Create("s", async (user, ct) =>
        {
            Interlocked.Increment(ref asked);
            if (user.Random.Next(4) == 0)
            {
                await user.Think(user.Random.Next(2_000).Milliseconds, ct);
            }

            await Service(sim, user, ct);
        });
        var test = LoadTest.Create("test").WithTimeProvider(sim.Time).WithSeed((ulong)seed).WithGracefulStop(random.Next(3).Seconds);
        for (var i = 0; i <= random.Next(2); i++)
        {
            test = test.WithUsers(Profile(random), Type(random, $"a{i}", scenario), Type(random, $"b{i}", scenario));
        }

        test = random.Next(3) == 0 ? test.WithIterationTimeout(random.Next(1, 3_000).Milliseconds) : test;
        test = random.Next(3) == 0 ? test.WithStepTimeout(random.Next(1, 1_000).Milliseconds) : test;
        test = random.Next(3) == 0 ? test.WithWarmUp(random.Next(1, 3_000).Milliseconds) : test;
        using var source = random.Next(3) == 0 ? new CancellationTokenSource(random.Next(8_000).Milliseconds, sim.Time) : new CancellationTokenSource();
        var result = await test.RunAsync(source.Token);

        Accounting.Adds(result);
        Assert.That(result.Stages.Sum(stage => stage.Counts.Started), Is.EqualTo(asked));
        Assert.That(result.Explain(), Is.Not.Empty);
        return true;
    }

    private static Load Profile(Random random) => random.Next(4) switch
    {
        0 => Load.Closed.RampTo(random.Next(1, 20), 2.Seconds).Hold(random.Next(1, 5).Seconds).RampTo(0, 1.Seconds),
        1 => Load.Closed.IterationsPerUser(random.Next(1, 20), random.Next(1, 10)).Within(20.Seconds),
        2 => Load.Open.RampTo(new Rate(random.Next(1, 50)), 2.Seconds).Hold(random.Next(1, 4).Seconds).AtMost(random.Next(1, 30)),
        _ => Load.Open.Hold(new Rate(random.NextDouble() * 30), random.Next(1, 5).Seconds).Poisson().Pause(1.Seconds).Spike(new Rate(random.Next(1, 100)), 1.Seconds),
    };

    private static UserType Type(Random random, string name, Scenario scenario) => UserType.Create(name, random.Next(1, 10), scenario);

    // Fast, slow, failing, throwing before it waits, failing a check, cancelling itself, hanging for ever with and without a token.
    private static async Task Service(Simulated sim, VirtualUser user, CancellationToken ct)
    {
        switch (user.Random.Next(12))
        {
            case 0:
                throw new InvalidOperationException("at once");
            case 1:
                await user.Step("slow", () => sim.Answer(user.Random.Next(5_000).Milliseconds, ct));
                break;
            case 2:
                await user.Step("throws", async () =>
                {
                    await sim.Answer(10.Milliseconds, ct);
                    throw new FormatException("bad answer");
                });
                break;
            case 3:
                user.Check("never", false);
                break;
            case 4:
                throw new OperationCanceledException("by itself");
            case 5 when user.Random.Next(20) == 0:
                await sim.Answer(Simulated.Long, CancellationToken.None);
                break;
            case 6 when user.Random.Next(20) == 0:
                await user.Step("hangs", token => sim.Answer(Simulated.Long, token));
                break;
            case 7:
                await Task.Yield();
                break;
            default:
                await user.Step("get", () => sim.Answer(user.Random.Next(1, 200).Milliseconds, ct));
                await user.Step("put", () => sim.Answer(user.Random.Next(1, 200).Milliseconds, ct));
                break;
        }
    }
}
