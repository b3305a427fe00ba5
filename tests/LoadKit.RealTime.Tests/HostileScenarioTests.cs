using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>Scenarios that misbehave cost their own iterations and nothing else: the run ends when it should, and everything adds up.</summary>
public class HostileScenarioTests
{
    // Far more than a run needs to end and far less than it takes when something holds it up.
    private static readonly TimeSpan Ample = 10.Seconds;

    [Test]
    public async Task Users_that_complete_synchronously_for_ever_share_the_machine_and_the_run_ends()
    {
        var perUser = new long[100];

        var result = await Run(Load.Closed.Hold(100, 1.Seconds), (user, _) =>
        {
            perUser[user.Id - 1]++;
            return ValueTask.CompletedTask;
        });

        Assert.That(perUser, Has.All.GreaterThan(0));
        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(perUser.Sum()));
    }

    [Test]
    public async Task Users_that_block_their_threads_do_not_hold_up_the_run()
    {
        using var release = new ManualResetEventSlim();
        var result = await Run(Load.Closed.Hold(100, 1.Seconds), (_, _) =>
        {
            release.Wait(CancellationToken.None);
            return ValueTask.CompletedTask;
        });
        release.Set();

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(result.Totals.Counts.Unfinished, Is.GreaterThan(0));
    }

    [Test]
    public async Task Users_that_never_come_back_are_left_behind()
    {
        var never = new TaskCompletionSource();

        var result = await Run(Load.Closed.Hold(10, 500.Milliseconds), (_, _) => new ValueTask(never.Task));

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(10, 0, 0, 10, 0)));
    }

    [Test]
    public async Task Users_that_throw_at_once_fail_their_iterations()
    {
        var result = await Run(Load.Closed.Hold(10, 500.Milliseconds), (_, _) => throw new InvalidOperationException("no service"));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Totals.Counts.Succeeded, Is.Zero);
        Assert.That(result.Errors.Single().Count, Is.EqualTo(result.Totals.Counts.Failed));
    }

    [Test]
    public async Task A_delegate_that_returns_no_task_fails_its_iterations()
    {
        var result = await LoadTest.Create("hostile")
            .WithUsers(Load.Closed.Hold(1, 500.Milliseconds), UserType.Create("user", 1, Scenario.Create("null", (_, _) => (Task)null!)))
            .RunAsync()
            .WaitAsync(Ample);

        Assert.That(result.Totals.Counts.Succeeded, Is.Zero);
        Assert.That(result.Totals.Counts.Failed, Is.GreaterThan(0));
    }

    [Test]
    public async Task A_token_callback_that_blocks_does_not_hold_up_the_run()
    {
        using var release = new ManualResetEventSlim();
        var never = new TaskCompletionSource();
        var result = await Run(Load.Closed.Hold(2, 500.Milliseconds), (_, ct) =>
        {
            ct.Register(() => release.Wait(CancellationToken.None));
            return new ValueTask(never.Task);
        });
        release.Set();

        Assert.That(result.Totals.Counts.Unfinished, Is.EqualTo(2));
    }

    [Test]
    public void A_caller_that_blocks_a_single_threaded_context_does_not_deadlock()
    {
        SynchronizationContext.SetSynchronizationContext(new DeadContext());
        try
        {
            var result = LoadTest.Create("blocked")
                .WithUsers(Load.Closed.Hold(2, 300.Milliseconds), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Think(10.Milliseconds, ct))))
                .RunAsync()
                .WaitAsync(Ample)
                .GetAwaiter()
                .GetResult();

            Assert.That(result.Totals.Counts.Succeeded, Is.GreaterThan(0));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    private static async Task<RunResult> Run(Load load, Func<VirtualUser, CancellationToken, ValueTask> body)
    {
        var result = await LoadTest.Create("hostile")
            .WithUsers(load, UserType.Create("user", 1, Scenario.Create("s", body)))
            .WithGracefulStop(300.Milliseconds)
            .RunAsync()
            .WaitAsync(Ample);
        var counts = result.Whole.Counts;
        Assert.That(counts.Started, Is.EqualTo(counts.Succeeded + counts.Failed + counts.Unfinished));
        return result;
    }

    /// <summary>A context whose thread never comes to run anything.</summary>
    private sealed class DeadContext : SynchronizationContext
    {
        public override void Post(SendOrPostCallback d, object? state)
        {
        }
    }
}
