using System.Diagnostics;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>Generators that are the bottleneck themselves, and know it; and one that is not, and raises no doubt.</summary>
public class ChokedGeneratorTests
{
    [Test]
    public async Task Users_who_block_their_threads_prove_nothing_although_each_was_fast()
    {
        var result = await Run(200, 3.Seconds, static (_, _) =>
        {
            Thread.Sleep(20);
            return ValueTask.CompletedTask;
        });

        Assert.That(result.Slos.Single().Verdict, Is.EqualTo(Verdict.Pass), "20 ms of at most a second");
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(result.Findings, Has.Some.Matches<Finding>(finding => IsWaiting(finding!)));
    }

    [Test]
    public async Task Users_who_block_after_an_await_are_no_target_that_fails()
    {
        var result = await Run(200, 3.Seconds, static async (_, ct) =>
        {
            await Task.Delay(5, ct);
            Thread.Sleep(20);
        });

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(result.Generator!.PoolDelay.Percentile(50), Is.GreaterThan(50.Milliseconds), "some hundred users, a few threads, 20 ms each");
    }

    [Test]
    public async Task Users_who_keep_the_processors_busy_wait_for_each_other()
    {
        var result = await Run(50, 2.Seconds, static (_, _) =>
        {
            Compute(5.Milliseconds);
            return ValueTask.CompletedTask;
        });

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(result.Findings, Has.Some.Matches<Finding>(finding => IsWaiting(finding!)));
    }

    [Test]
    public async Task Latencies_that_are_the_generators_own_miss_no_objective()
    {
        var result = await Run(50, 2.Seconds, static async (_, ct) =>
        {
            await Task.Delay(5, ct);
            Compute(5.Milliseconds);
        }, Slo.Latency(95, 50.Milliseconds));

        Assert.That(result.Slos.Single().Verdict, Is.EqualTo(Verdict.Inconclusive), "50 users, 5 ms each, a few cores");
        Assert.That(result.Slos.Single().Reason, Does.Contain("the generator's own delay may be the cause"));
    }

    [Test]
    public async Task A_collector_that_holds_everybody_is_named()
    {
        var result = await Run(10, 2.Seconds, static async (_, ct) =>
        {
            await Task.Delay(5, ct);
            GC.Collect();
        });

        Assert.That(result.Generator!.GarbagePauses.Value, Is.GreaterThan(0.05));
        Assert.That(result.Findings, Has.Some.Matches<Finding>(finding => finding!.Text.StartsWith("the garbage collector", StringComparison.Ordinal)));
    }

    [Test]
    public async Task A_generator_with_little_to_do_raises_no_doubt()
    {
        // What else the machine does can add doubts and take none away.
        var results = new List<RunResult>();
        for (var i = 0; i < 3; i++)
            results.Add(await Run(10, 1.2.Seconds, static async (_, ct) => await Task.Delay(20, ct)));

        Assert.That(results, Has.Some.Matches<RunResult>(result => result!.Verdict == Verdict.Pass && result.Findings.All(finding => finding.Kind != FindingKind.Doubt)));
        Assert.That(results.Select(result => result.Generator!.Seconds), Has.All.InRange(1, 2));
        Assert.That(results.Select(result => result.Generator!.PoolDelay.Count), Has.Some.GreaterThan(50), "a value for each 10 ms");
        Assert.That(results.Select(result => result.Generator!.Cores), Has.All.GreaterThan(0).And.All.LessThan(Environment.ProcessorCount));
    }

    [Test]
    public async Task Users_who_think_are_not_users_who_wait()
    {
        var result = await LoadTest.Create("thinkers")
            .WithUsers(Load.Closed.Hold(10, 2.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Think(50.Milliseconds, ct))).WithThinkTime(ThinkTime.Constant(50.Milliseconds)))
            .RunAsync();

        Assert.That(result.Findings, Has.None.Matches<Finding>(finding => IsWaiting(finding!)));
    }

    private static bool IsWaiting(Finding finding) => finding.Kind == FindingKind.Doubt && finding.Text.Contains("users were ready and waited", StringComparison.Ordinal);

    private static void Compute(TimeSpan length)
    {
        var start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < length)
        {
        }
    }

    private static Task<RunResult> Run(int users, TimeSpan length, Func<VirtualUser, CancellationToken, ValueTask> body, Slo? slo = null) => LoadTest.Create("generator")
        .WithUsers(Load.Closed.Hold(users, length), UserType.Create("user", 1, Scenario.Create("s", body)))
        .WithSlos(slo ?? Slo.Latency(95, 1.Seconds))
        .RunAsync();
}
