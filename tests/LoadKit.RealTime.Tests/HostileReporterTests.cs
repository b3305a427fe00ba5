using System.Collections.Immutable;
using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

public class HostileReporterTests
{
    [Test]
    public async Task A_reporter_that_throws_everywhere_is_a_finding_and_the_others_report()
    {
        var good = new Noting();

        var result = await Run(new Throwing(), good);

        Assert.That(result.Findings.Select(finding => finding.Text), Is.EqualTo(["the reporter Throwing failed: NotSupportedException: not today"]));
        Assert.That(result.Findings.Single().Kind, Is.EqualTo(FindingKind.Notice));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(good.Calls, Is.EqualTo(["start", "interval", "finish"]));
    }

    [Test]
    public async Task A_reporter_that_hangs_is_left_behind()
    {
        var result = await Run(new Hanging());

        Assert.That(result.Findings.Select(finding => finding.Text), Is.EqualTo(["the reporter Hanging did not end within 300 ms after the run and was left behind"]));
        Assert.That(result.Totals.Counts.Succeeded, Is.GreaterThan(0));
    }

    [Test]
    public async Task A_reporter_that_blocks_its_thread_is_left_behind()
    {
        using var release = new ManualResetEventSlim();

        var result = await Run(new Blocking(release));
        release.Set();

        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.Contains("Blocking"));
    }

    [Test]
    public async Task Reporters_see_the_async_locals_of_whoever_runs_the_test()
    {
        var local = new AsyncLocal<string> { Value = "mine" };
        var seen = new List<string?>();

        await Run(new Noting(() => seen.Add(local.Value)));

        Assert.That(seen, Has.All.EqualTo("mine"));
        Assert.That(seen, Is.Not.Empty);
    }

    private static Task<RunResult> Run(params IReporter[] reporters)
    {
        var scenario = Scenario.Create("s", async (user, ct) => await user.Think(50.Milliseconds, ct));
        var plan = new TestPlan("reporters")
        {
            Populations = [new Population(Load.Closed.Hold(2, 1.2.Seconds), [UserType.Create("user", 1, scenario)])],
            ReporterPatience = 300.Milliseconds,
        };
        return LoadEngine.RunAsync(plan, [.. reporters], [], CancellationToken.None).WaitAsync(30.Seconds);
    }

    private sealed class Noting(Action? note = null) : IReporter
    {
        private readonly List<string> calls = [];

        public ImmutableArray<string> Calls => [.. calls.Distinct()];

        public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken) => Note("start");

        public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken) => Note("interval");

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => Note("finish");

        private ValueTask Note(string call)
        {
            calls.Add(call);
            note?.Invoke();
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Throwing : IReporter
    {
        public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken) => throw new NotSupportedException("not today");

        public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken) => throw new NotSupportedException("nor now");

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => throw new NotSupportedException("never");
    }

    private sealed class Hanging : IReporter
    {
        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => new(new TaskCompletionSource().Task);
    }

    private sealed class Blocking(ManualResetEventSlim release) : IReporter
    {
        public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken)
        {
            release.Wait(CancellationToken.None);
            return ValueTask.CompletedTask;
        }

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
