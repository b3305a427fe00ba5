using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>A run that ends early because there is no point in going on.</summary>
public class AbortTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task A_rule_ends_the_run_gracefully_and_the_result_says_why()
    {
        var result = await sim.Test(Load.Closed.Hold(2, 1.Hours), Failing(after: 5.Seconds))
            .AbortWhen("half of the requests fail", static second => second.Failed * 2 > second.Requests)
            .RunAsync();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
        Assert.That(result.Duration, Is.InRange(6.Seconds, 7.Seconds));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.Match("the run was aborted after 6.* s: half of the requests fail; the result covers the part that ran"));
        Assert.That(result.Totals.Counts.Unfinished, Is.Zero, "iterations that ran got their graceful stop");
        Accounting.Adds(result);
    }

    [Test]
    public async Task An_aborted_run_is_no_pass_even_when_its_objectives_are_met()
    {
        var result = await sim.Test(Load.Closed.Hold(2, 1.Hours), sim.Stepping(10.Milliseconds))
            .WithSlos(Slo.Latency(95, 1.Seconds))
            .AbortWhen("enough", static second => second.Start >= 9.Seconds)
            .RunAsync();

        Assert.That(result.Slos.Single().Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(result.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public async Task A_rule_that_throws_is_not_asked_again_and_the_run_goes_on()
    {
        var asked = 0;

        var result = await sim.Test(Load.Closed.Hold(1, 5.Seconds), sim.Stepping(10.Milliseconds))
            .AbortWhen("broken", _ => ++asked > 0 ? throw new FormatException("oops") : false)
            .RunAsync();

        Assert.That(asked, Is.EqualTo(1));
        Assert.That(result.StopReason, Is.EqualTo(StopReason.Completed));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.One.EqualTo("the abort rule \"broken\" threw FormatException (oops) and was not asked again"));
    }

    [Test]
    public async Task A_scenario_class_that_cannot_be_made_ends_the_run_at_once()
    {
        var result = await sim.Test(Load.Closed.Hold(3, 1.Hours), UserType.Create<NeedsService>(weight: 1)).RunAsync();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Duration, Is.LessThan(1.Seconds));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.Contains("no object of the scenario \"NeedsService\" could be made: InvalidOperationException"));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_scenario_class_that_fails_to_be_made_later_on_fails_only_its_iteration()
    {
        Flaky.Made = 0;

        var result = await sim.Test(Load.Closed.IterationsPerUser(3, users: 2), UserType.Create<Flaky>(weight: 1)).RunAsync();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Completed));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(6, 5, 1, 0, 0)), "the second user's first try");
    }

    private sealed class Flaky : IScenario
    {
        public Flaky()
        {
            if (++Made == 2)
            {
                throw new TimeoutException("too many connections");
            }
        }

        public static int Made { get; set; }

        public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }

    private UserType Failing(TimeSpan after) => UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Step("get", async () =>
    {
        await sim.Answer(100.Milliseconds, ct);
        if (sim.Time.Elapsed > after)
        {
            throw new InvalidOperationException("down");
        }
    })));

    private sealed class NeedsService(Uri address) : IScenario
    {
        public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken) => throw new InvalidOperationException(address.ToString());
    }
}
