using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>
/// Systems that lie exactly on their limit: a verdict on one of them, pass or fail, is false. How often that happens, over many runs in virtual
/// time. The environment variable LOADKIT_SIMULATIONS multiplies their number.
/// </summary>
public sealed class FalseVerdictTests
{
    private static readonly int Times = int.TryParse(Environment.GetEnvironmentVariable("LOADKIT_SIMULATIONS"), out var times) ? times : 1;

    [Test]
    public async Task Independent_requests_on_the_limit_pass_and_fail_in_two_percent_of_the_runs_at_most()
    {
        // p95 of an exponential latency with a mean of 100 ms is 299.57 ms.
        var verdicts = await Verdicts(100 * Times, seed => Test(seed, 2.Minutes, 50, (user, _) => (Exponential(user, 0.1), false)), Slo.Latency(95, TimeSpan.FromSeconds(-0.1 * Math.Log(0.05))));

        Assert.That(verdicts[Verdict.Pass], Is.LessThanOrEqualTo(0.03), "false passes");
        Assert.That(verdicts[Verdict.Fail], Is.LessThanOrEqualTo(0.03), "false fails");
    }

    [TestCase(1)]
    [TestCase(10)]
    public async Task Spells_of_failures_on_the_limit_pass_and_fail_seldom(int length)
    {
        // In half of the spells of so many seconds a tenth of the requests fails: 5 % of all.
        var verdicts = await Verdicts(100 * Times, seed => Test(seed, 4.Minutes, 50, (user, time) =>
            (0.01, new Random((int)((seed * 1_000) + (ulong)(time.Elapsed.TotalSeconds / length))).NextDouble() < 0.5 && user.Random.NextDouble() < 0.1)), Slo.ErrorRate(5.Percent));

        Assert.That(verdicts[Verdict.Pass], Is.LessThanOrEqualTo(0.07), "false passes");
        Assert.That(verdicts[Verdict.Fail], Is.LessThanOrEqualTo(0.07), "false fails");
    }

    [Test]
    public async Task A_queue_on_the_limit_passes_and_fails_seldom_although_its_neighbours_wait_together()
    {
        // M/M/8 with 20 ms at 360.93 arrivals a second: its p95 is exactly 100 ms, and a naive interval passes it in half of the runs.
        var verdicts = await Verdicts(30 * Times, seed => Queue(seed, servers: 8, mean: 0.02, rate: 360.92697780633137), Slo.Latency(95, 100.Milliseconds, stage: "measured"));

        Assert.That(verdicts[Verdict.Pass], Is.LessThanOrEqualTo(0.25), "false passes");
        Assert.That(verdicts[Verdict.Fail], Is.LessThanOrEqualTo(0.1), "false fails");
    }

    [TestCase(0.5, Verdict.Pass)]
    [TestCase(2, Verdict.Fail)]
    public async Task Systems_well_off_their_limit_get_their_verdict(double times, Verdict verdict)
    {
        var verdicts = await Verdicts(20, seed => Test(seed, 2.Minutes, 50, (user, _) => (0.01, user.Random.NextDouble() < 0.02 * times)), Slo.ErrorRate(2.Percent));

        Assert.That(verdicts[verdict], Is.GreaterThanOrEqualTo(0.9));
    }

    private static async Task<Dictionary<Verdict, double>> Verdicts(int runs, Func<ulong, LoadTest> test, Slo slo)
    {
        var verdicts = Enum.GetValues<Verdict>().ToDictionary(verdict => verdict, _ => 0.0);
        for (var seed = 1; seed <= runs; seed++)
            verdicts[(await test((ulong)seed).WithSlos(slo).RunAsync()).Slos.Single().Verdict] += 1.0 / runs;
        TestContext.Out.WriteLine(string.Join(", ", verdicts.Select(verdict => FormattableString.Invariant($"{verdict.Key} {verdict.Value:P1}"))));
        return verdicts;
    }

    private static LoadTest Test(ulong seed, TimeSpan length, double rate, Func<VirtualUser, VirtualTime, (double Seconds, bool Fails)> answer)
    {
        var simulated = new Simulated();
        return simulated.Test(Load.Open.Hold(rate.PerSecond, length).Poisson(), UserType.Create("user", 1, Scenario.Create("get", async (user, ct) =>
        {
            var (seconds, fails) = answer(user, simulated.Time);
            await simulated.Answer(seconds.Seconds, ct);
            if (fails)
                user.Fail("bad luck");
        }))).WithSeed(seed);
    }

    private static LoadTest Queue(ulong seed, int servers, double mean, double rate)
    {
        var simulated = new Simulated();
        var free = new TimeSpan[servers];
        return simulated.Test(Load.Open.Hold(rate.PerSecond, 20.Seconds, "settling").Hold(rate.PerSecond, 1.Minutes, "measured").Poisson().AtMost(10_000), UserType.Create("user", 1, Scenario.Create("get", async (user, ct) =>
        {
            var server = Array.IndexOf(free, free.Min());
            var start = free[server] > simulated.Time.Elapsed ? free[server] : simulated.Time.Elapsed;
            free[server] = start + Exponential(user, mean).Seconds;
            await simulated.Answer(free[server] - simulated.Time.Elapsed, ct);
        }))).WithSeed(seed);
    }

    private static double Exponential(VirtualUser user, double mean) => -mean * Math.Log(1 - user.Random.NextDouble());
}
