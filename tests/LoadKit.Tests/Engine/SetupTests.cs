using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>What a test needs is there before its first user and gone after its last one.</summary>
public class SetupTests
{
    private readonly Simulated sim = new();
    private readonly List<string> log = [];

    private Setup<string> First => field ??= Noting("first");

    private Setup<string> Second => field ??= Noting("second");

    [Test]
    public async Task Setups_run_in_order_before_the_warm_up_and_are_torn_down_in_reverse_after_the_last_user_has_left()
    {
        var scenario = Scenario.Create(
            "s",
            start: (_, _) =>
            {
                log.Add("start");
                return Task.FromResult(0);
            },
            run: async (user, _, ct) =>
            {
                Assert.That(First.ValueFor(user) + Second.ValueFor(user), Is.EqualTo("value of firstvalue of second"));
                await sim.Answer(1.Seconds, ct);
            },
            stop: (_, _, _) =>
            {
                log.Add("stop");
                return Task.CompletedTask;
            });

        var result = await sim.Test(Load.Closed.Hold(1, 2.Seconds), UserType.Create("user", 1, scenario)).WithWarmUp(2.Seconds).WithSetup(First, Second).RunAsync();

        Assert.That(log, Is.EqualTo(["first up", "second up", "start", "stop", "second down", "first down"]));
        Assert.That((result.Duration, result.Totals.Counts.Succeeded, result.Findings.Count, result.Verdict), Is.EqualTo((4.Seconds, 2, 0, Verdict.Pass)));
    }

    [Test]
    public async Task A_setup_may_really_wait_beside_a_simulation_and_takes_no_time_of_the_run()
    {
        var slow = Setup.Create("slow", async ct =>
        {
            await Task.Delay(20, ct);
            return 17;
        });
        var values = new List<int>();

        var result = await sim.Test(Load.Closed.Hold(2, 1.Seconds), Asking(slow, values)).WithSetup(slow).RunAsync();

        Assert.That(values, Is.EqualTo([17, 17]));
        Assert.That(result.Duration, Is.EqualTo(1.Seconds));
    }

    [Test]
    public async Task A_setup_of_a_run_inside_a_simulation_may_wait_for_virtual_time()
    {
        var slow = Setup.Create("slow", async ct =>
        {
            await sim.Answer(3.Seconds, ct);
            return 17;
        });
        var values = new List<int>();

        var result = await sim.Time.RunAsync(() => sim.Test(Load.Closed.Hold(1, 1.Seconds), Asking(slow, values)).WithSetup(slow).RunAsync());

        Assert.That(values, Is.EqualTo([17]));
        Assert.That((result.Duration, sim.Time.Elapsed), Is.EqualTo((1.Seconds, 4.Seconds)));
    }

    [Test]
    public async Task A_setup_that_fails_ends_the_call_with_its_name_and_what_was_set_up_is_torn_down()
    {
        var failing = Setup.Create<string>("broken", _ => throw new FormatException("no catalogue"));

        var exception = await Assert.ThrowsAsync<LoadTestSetupException>(() => Test().WithSetup(First, failing, Second).RunAsync());

        Assert.That(log, Is.EqualTo(["first up", "first down"]));
        Assert.That(exception!.Setup, Is.EqualTo("broken"));
        Assert.That(exception.Message, Is.EqualTo("The setup \"broken\" of the load test \"test\" failed, so nothing was run: FormatException: no catalogue"));
        Assert.That(exception.InnerException, Is.TypeOf<FormatException>());
    }

    [Test]
    public async Task A_teardown_that_fails_after_a_failed_setup_is_told_too()
    {
        var bad = Setup.Create("bad", _ => Task.FromResult(1), (_, _) => throw new InvalidOperationException("still in use"));
        var failing = Setup.Create<string>("broken", _ => throw new FormatException("no catalogue"));

        var exception = await Assert.ThrowsAsync<LoadTestSetupException>(() => Test().WithSetup(bad, failing).RunAsync());

        Assert.That(exception!.Message, Does.EndWith("no catalogue\n  - the teardown of \"bad\" failed: InvalidOperationException: still in use"));
    }

    [Test]
    public async Task A_teardown_that_fails_is_a_finding_and_those_before_it_run()
    {
        var failing = Setup.Create("broken", _ => Task.FromResult(new Disposing(log)), (_, _) => Task.FromException(new FormatException("line 1\nline 2")));

        var result = await Test().WithSetup(First, failing).RunAsync();

        Assert.That(result.Findings.Single(), Is.EqualTo(new Finding(FindingKind.Notice, "the teardown of \"broken\" failed: FormatException: line 1 line 2")));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(log, Is.EqualTo(["first up", "disposed", "first down"]));
    }

    [TestCase(true, "the teardown of \"slow\" had not ended after 20.0 ms and was cancelled")]
    [TestCase(false, "the teardown of \"slow\" had not ended after 20.0 ms and was left behind")]
    public async Task A_teardown_that_hangs_does_not_keep_the_result(bool honoursItsToken, string expected)
    {
        var never = new TaskCompletionSource();
        var slow = Setup.Create("slow", _ => Task.FromResult(1), (_, ct) => honoursItsToken ? never.Task.WaitAsync(ct) : never.Task, teardownLimit: 20.Milliseconds);

        var result = await Test().WithSetup(First, slow).RunAsync();

        Assert.That(result.Findings.Select(finding => finding.Text), Is.EqualTo([expected]));
        Assert.That(log, Is.EqualTo(["first up", "first down"]));
    }

    [Test]
    public async Task A_cancelled_run_is_torn_down()
    {
        using var source = new CancellationTokenSource(1.5.Seconds, sim.Time);

        var result = await Test(10.Seconds).WithSetup(First).RunAsync(source.Token);

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(log, Is.EqualTo(["first up", "first down"]));
    }

    [TestCaseSource(nameof(Loads))]
    public async Task A_test_that_is_cancelled_while_it_is_set_up_runs_nothing_and_says_that_it_was_cancelled(Load load)
    {
        using var source = new CancellationTokenSource();
        var waiting = Setup.Create("waiting", async ct =>
        {
            await source.CancelAsync();
            await Task.Delay(Timeout.Infinite, ct);
            return 1;
        });
        var type = UserType.Create("user", 1, Scenario.Create("s", (_, _) =>
        {
            log.Add("run");
            return ValueTask.CompletedTask;
        }));

        var result = await sim.Test(load, type).WithSetup(First, waiting, Second).RunAsync(source.Token);

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(log, Is.EqualTo(["first up", "first down"]));
    }

    [Test]
    public async Task A_setup_that_ignores_its_cancellation_is_left_behind_and_torn_down_when_it_ends()
    {
        using var source = new CancellationTokenSource();
        var made = new TaskCompletionSource<int>();
        var torn = new TaskCompletionSource<int>();
        var deaf = Setup.Create(
            "deaf",
            async _ =>
            {
                await source.CancelAsync();
                return await made.Task;
            },
            (value, _) =>
            {
                torn.SetResult(value);
                return Task.CompletedTask;
            });

        var result = await Test().WithSetup(deaf).RunAsync(source.Token);
        made.SetResult(5);

        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("the setup \"deaf\" had not ended a second after it was cancelled"));
        Assert.That(await torn.Task.WaitAsync(10.Seconds), Is.EqualTo(5));
    }

    [Test]
    public async Task A_setup_that_wraps_its_cancellation_is_cancelled_and_what_it_threw_is_told()
    {
        using var source = new CancellationTokenSource();
        var wrapping = Setup.Create<int>("wrapping", async ct =>
        {
            await source.CancelAsync();
            throw new IOException("connection lost", new OperationCanceledException(ct));
        });

        var result = await Test().WithSetup(First, wrapping, Second).RunAsync(source.Token);

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.EqualTo("the setup \"wrapping\" failed when it was cancelled: IOException: connection lost"));
        Assert.That(log, Is.EqualTo(["first up", "first down"]));
    }

    [Test]
    public async Task A_setup_that_blocks_its_thread_is_left_behind_and_torn_down_when_it_ends()
    {
        using var source = new CancellationTokenSource();
        using var gate = new ManualResetEventSlim();
        var torn = new TaskCompletionSource<bool>();
        var blocking = Setup.Create(
            "blocking",
            _ =>
            {
                source.Cancel();
                return Task.FromResult(gate.Wait(10.Seconds, CancellationToken.None));
            },
            (value, _) =>
            {
                torn.SetResult(value);
                return Task.CompletedTask;
            });

        var result = await Test().WithSetup(First, blocking).RunAsync(source.Token);
        gate.Set();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("the setup \"blocking\" had not ended a second after it was cancelled"));
        Assert.That(await torn.Task.WaitAsync(10.Seconds), Is.True);
        Assert.That(log, Is.EqualTo(["first up", "first down"]));
    }

    [Test]
    public async Task Runs_of_one_plan_at_the_same_time_have_values_of_their_own()
    {
        var made = 0;
        var torn = new List<int>();
        var number = Setup.Create("number", _ => Task.FromResult(Interlocked.Increment(ref made)), (value, _) =>
        {
            lock (torn)
            {
                torn.Add(value);
            }

            return Task.CompletedTask;
        });

        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            var own = new Simulated();
            var values = new List<int>();
            await own.Test(Load.Closed.Hold(3, 2.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
            {
                values.Add(number.ValueFor(user));
                await own.Answer(1.Seconds, ct);
            }))).WithSetup(number).RunAsync();
            return values.Distinct().Single();
        })));

        Assert.That(runs, Is.EquivalentTo([1, 2, 3]));
        Assert.That(torn, Is.EquivalentTo([1, 2, 3]));
    }

    [Test]
    public async Task A_value_that_the_plan_has_no_setup_for_ends_the_run_and_says_what_is_missing()
    {
        var result = await sim.Test(Load.Closed.Hold(2, 1.Hours), Asking(First, [])).WithSetup(Second).RunAsync();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.Contains("the load test has no setup \"first\"; add WithSetup"));
        Assert.That(result.Duration, Is.LessThan(1.Seconds));
    }

    [Test]
    public async Task Mistakes_in_setups_are_found_with_the_others()
    {
        var test = Test().WithWarmUp(-1.Seconds).WithSetup(Setup.Create("", _ => Task.FromResult(1)), First, Noting("first"), Setup.Create("x", _ => Task.FromResult(1), teardownLimit: TimeSpan.Zero));

        var exception = await Assert.ThrowsAsync<LoadTestPlanException>(() => test.RunAsync());

        Assert.That(exception!.Errors.Select(error => error.ToString()), Is.EqualTo([
            "warm-up: it is -00:00:01; it must be zero or longer, and at most one day",
            "setup: the name is empty",
            "setup \"x\": the limit of the teardown is 00:00:00; it must be longer than zero, and at most one day",
            "setup \"first\": it is there 2 times; a name must be unique",
        ]));
        Assert.That(log, Is.Empty);
    }

    private static IEnumerable<Load> Loads() => [Load.Closed.Hold(3, 1.Seconds), Load.Open.Hold(5.PerSecond, 1.Seconds), Load.Closed.Iterations(5, users: 2)];

    private LoadTest Test(TimeSpan? time = null) => sim.Test(Load.Closed.Hold(1, time ?? 1.Seconds), sim.Stepping(1.Seconds));

    private Setup<string> Noting(string name) => Setup.Create(
        name,
        async ct =>
        {
            await Task.Yield();
            log.Add($"{name} up");
            return $"value of {name}";
        },
        async (_, ct) =>
        {
            await Task.Yield();
            log.Add($"{name} down");
        });

    private UserType Asking<T>(Setup<T> setup, List<T> values) => UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
    {
        values.Add(setup.ValueFor(user));
        await sim.Answer(1.Seconds, ct);
    }));

    private sealed class Disposing(List<string> log) : IDisposable
    {
        public void Dispose() => log.Add("disposed");
    }
}
