using System.Diagnostics;
using System.Globalization;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class ReproducibilityTests
{
    [Test]
    public async Task The_same_seed_gives_the_same_result_to_the_last_bit()
    {
        var first = await EverythingAtOnce.Run(seed: 11);
        var second = await EverythingAtOnce.Run(seed: 11);

        Assert.That(second, Is.EqualTo(first));
    }

    [Test]
    public async Task Another_seed_gives_another_result() =>
        Assert.That(await EverythingAtOnce.Run(seed: 12), Is.Not.EqualTo(await EverythingAtOnce.Run(seed: 11)));

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(8)]
    [CancelAfter(60_000)]
    public async Task The_same_seed_gives_the_same_result_in_another_process_on_any_number_of_cores(int cores, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", [typeof(EverythingAtOnce).Assembly.Location, "11"])
        {
            RedirectStandardOutput = true,
            Environment = { ["DOTNET_PROCESSOR_COUNT"] = cores.ToString(CultureInfo.InvariantCulture) },
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);

            Assert.That(output.Trim(), Is.EqualTo($"{cores} cores: {EverythingAtOnce.Digest(await EverythingAtOnce.Run(seed: 11))}"));
        }
        finally
        {
            process.Kill();
        }
    }

    [Test]
    public async Task Runs_side_by_side_do_not_disturb_each_other()
    {
        var alone = await EverythingAtOnce.Run(seed: 11);

        var together = await Task.WhenAll(Enumerable.Range(0, 4).Select(i => Task.Run(() => EverythingAtOnce.Run(seed: 11 + (ulong)(i % 2)))));

        Assert.That(together[0], Is.EqualTo(alone));
        Assert.That(together[2], Is.EqualTo(alone));
        Assert.That(together[3], Is.EqualTo(together[1]).And.Not.EqualTo(alone));
    }

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
    public async Task Three_minutes_of_ten_thousand_users_are_exact()
    {
        var sim = new Simulated();
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            await user.Step("get", () => sim.Answer(20.Milliseconds, ct));
            await user.Think(980.Milliseconds, ct);
        }));

        var result = await sim.Test(Load.Closed.RampTo(10_000, over: 1.Minutes).Hold(2.Minutes), type).RunAsync();

        // One iteration a second each: 10,000 users in 120 seconds; on the ramp user k iterates from its join on.
        Assert.That(result.Stages[1].Counts.Succeeded, Is.EqualTo(1_200_000));
        Assert.That(result.Totals.Requests.PerSecond.PerSecond, Is.EqualTo(10_000));
        Assert.That(result.Totals.Requests.Latency.Min, Is.EqualTo(20.Milliseconds));
        Assert.That(result.Totals.Requests.Latency.Max, Is.EqualTo(20.Milliseconds));
        Accounting.Adds(result);
    }
}
