using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>Scenarios that misbehave cost their own iterations and nothing else: the run ends when it should, and everything adds up.</summary>
public class HostileScenarioTests
{
    // Far more than a run needs to end and far less than it takes when something holds it up.
    private static readonly TimeSpan Ample = 30.Seconds;

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
        using var allStarted = new CancellationTokenSource();
        var started = 0;

        var result = await Run(
            Load.Closed.Hold(10, 1.Hours),
            (_, _) =>
            {
                if (Interlocked.Increment(ref started) == 10)
                {
                    allStarted.Cancel();
                }

                return new ValueTask(never.Task);
            },
            allStarted.Token);

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(10, 0, 0, 10, 0)));
    }

    [Test]
    public async Task Users_that_throw_at_once_fail_their_iterations()
    {
        var result = await Run(Load.Closed.Iterations(100, users: 10), (_, _) => throw new InvalidOperationException("no service"));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Totals.Counts.Failed, Is.EqualTo(100));
        Assert.That(result.Errors.Single().Count, Is.EqualTo(100));
    }

    [Test]
    public async Task A_delegate_that_returns_no_task_fails_its_iterations()
    {
        var result = await LoadTest.Create("hostile")
            .WithUsers(Load.Closed.Iterations(10, users: 1), UserType.Create("user", 1, Scenario.Create("null", (_, _) => (Task)null!)))
            .RunAsync()
            .WaitAsync(Ample);

        Assert.That(result.Totals.Counts.Failed, Is.EqualTo(10));
    }

    [Test]
    public async Task A_token_callback_that_blocks_does_not_hold_up_the_run()
    {
        using var release = new ManualResetEventSlim();
        using var allStarted = new CancellationTokenSource();
        var never = new TaskCompletionSource();
        var started = 0;
        var result = await Run(
            Load.Closed.Hold(2, 1.Hours),
            (_, ct) =>
            {
                ct.Register(() => release.Wait(CancellationToken.None));
                if (Interlocked.Increment(ref started) == 2)
                {
                    allStarted.Cancel();
                }

                return new ValueTask(never.Task);
            },
            allStarted.Token);
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
                .WithUsers(Load.Closed.Iterations(10, users: 2), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Think(10.Milliseconds, ct))))
                .RunAsync()
                .WaitAsync(Ample)
                .GetAwaiter()
                .GetResult();

            Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(10));
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(null);
        }
    }

    private static async Task<RunResult> Run(Load load, Func<VirtualUser, CancellationToken, ValueTask> body, CancellationToken cancellationToken = default)
    {
        var result = await LoadTest.Create("hostile")
            .WithUsers(load, UserType.Create("user", 1, Scenario.Create("s", body)))
            .WithGracefulStop(300.Milliseconds)
            .RunAsync(cancellationToken)
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
