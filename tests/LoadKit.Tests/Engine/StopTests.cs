using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class StopTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task A_cancelled_run_returns_what_it_measured_and_says_why_it_ended()
    {
        using var source = new CancellationTokenSource(3.5.Seconds, sim.Time);

        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds), sim.Stepping(1.Seconds)).RunAsync(source.Token);

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(result.ExitCode, Is.EqualTo(130));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(8, 8, 0, 0, 0)));
        Assert.That(result.JudgedDuration, Is.EqualTo(3.5.Seconds));
        Assert.That(result.Duration, Is.EqualTo(4.Seconds));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("the run was cancelled after 4 s"));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_run_that_is_cancelled_before_it_starts_measures_nothing_and_passes_nothing()
    {
        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds), sim.Stepping(1.Seconds)).RunAsync(new CancellationToken(canceled: true));

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Accounting.Adds(result);
    }

    [Test]
    public async Task An_iteration_that_honours_its_token_is_cut_off_after_the_graceful_stop_and_counts_as_unfinished()
    {
        var result = await sim.Test(Load.Closed.Hold(3, 10.Seconds), sim.Stepping(Simulated.Long)).WithGracefulStop(5.Seconds).RunAsync();

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(3, 0, 0, 3, 0)));
        Assert.That(result.Duration, Is.EqualTo(15.Seconds));
        Assert.That(result.Errors, Is.Empty);
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Accounting.Adds(result);
    }

    [TestCase(2, 1, Verdict.Inconclusive, 3, "none of the 3 iterations that began in the judged stages ended")]
    [TestCase(30, 1, Verdict.Pass, 0, "no objectives were set, so none was missed")]
    [TestCase(30, 2, Verdict.Fail, 2, "every one of 3 iterations failed")]
    public async Task Without_objectives_a_run_whose_iterations_outlast_it_passes_only_when_they_end_well_within_the_graceful_stop(int grace, int failing, Verdict verdict, int exit, string why)
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (_, ct) =>
        {
            await sim.Answer(8.Seconds, ct);
            if (failing == 2)
            {
                throw new InvalidOperationException("no");
            }
        }));

        var result = await sim.Test(Load.Closed.Hold(3, 2.Seconds), type).WithGracefulStop(grace.Seconds).RunAsync();

        Assert.That((result.Verdict, result.ExitCode, result.Reason), Is.EqualTo((verdict, exit, why)));
    }

    [Test]
    public async Task A_thinking_user_is_woken_by_the_end_of_the_graceful_stop_with_and_without_a_token()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            if (user.Id % 2 == 0)
            {
                await user.Think(Simulated.Long, ct);
            }
            else
            {
                await user.Think(Simulated.Long, CancellationToken.None);
            }
        }));

        var result = await sim.Test(Load.Closed.Hold(4, 10.Seconds), type).WithGracefulStop(5.Seconds).RunAsync();

        Assert.That(result.Duration, Is.EqualTo(15.Seconds));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(4, 0, 0, 4, 0)));
    }

    [Test]
    public async Task Pauses_side_by_side_inside_one_iteration_end_too()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
            await Task.WhenAll(user.Think(1.Seconds, ct).AsTask(), user.Think(2.Seconds, ct).AsTask(), user.Think(Simulated.Long, ct).AsTask())));

        var result = await sim.Test(Load.Closed.Hold(1, 10.Seconds), type).WithGracefulStop(5.Seconds).RunAsync();

        Assert.That(result.Duration, Is.EqualTo(15.Seconds));
    }

    [Test]
    public async Task An_iteration_that_ignores_cancellation_is_left_behind()
    {
        var never = new TaskCompletionSource();
        var type = UserType.Create("user", 1, Scenario.Create("s", (_, _) => never.Task));

        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds), type).WithGracefulStop(5.Seconds).RunAsync();

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(2, 0, 0, 2, 0)));
        Assert.That(result.Duration, Is.EqualTo(16.Seconds), "a second to react to the cancellation");
        Assert.That(result.Reason, Does.Contain("none of the 2 iterations"));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_paced_user_that_waits_for_its_next_iteration_leaves_at_once()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 2.Seconds), sim.Stepping(100.Milliseconds).Paced(Simulated.Long)).RunAsync();

        Assert.That(result.Duration, Is.EqualTo(2.Seconds));
        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(1));
    }

    [Test]
    public async Task A_cancellation_that_the_scenario_makes_itself_is_a_failure()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            await sim.Answer(1.Seconds, ct);
            throw new TaskCanceledException("the client gave up");
        }));

        var result = await sim.Test(Load.Closed.Hold(1, 3.Seconds), type).RunAsync();

        Assert.That(result.Totals.Counts.Failed, Is.EqualTo(3));
        Assert.That(result.Errors.Single().Kind, Is.EqualTo("TaskCanceledException"));
    }

    [Test]
    public async Task A_scenario_that_passes_the_callers_token_on_is_cut_off_by_it_and_has_not_failed()
    {
        using var source = new CancellationTokenSource(3.5.Seconds, sim.Time);
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, _) =>
            await user.Step("get", () => sim.Answer(1.Seconds, source.Token))));

        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds), type).RunAsync(source.Token);

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(8, 6, 0, 2, 0)));
        Assert.That(result.Errors, Is.Empty);
        Accounting.Adds(result);
    }
}
