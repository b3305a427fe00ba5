using LoadKit.Tests.Support;
using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.Engine;

/// <summary>A user starts before its first iteration and stops when it leaves, whatever happens in between.</summary>
public class UserLifeTests
{
    private readonly Simulated sim = new();
    private readonly List<string> log = [];

    [Test]
    public async Task A_user_starts_once_keeps_its_session_and_stops_when_it_leaves()
    {
        var type = Living(run: async (user, session, ct) =>
        {
            log.Add($"run {session}");
            await sim.Answer(1.Seconds, ct);
        });

        await sim.Test(Load.Closed.IterationsPerUser(2, users: 2), type).RunAsync();

        Assert.That(log.Where(line => line.EndsWith('1')), Is.EqualTo(["start 1", "run 1", "run 1", "stop 1", "dispose 1"]));
        Assert.That(log.Where(line => line.EndsWith('2')), Is.EqualTo(["start 2", "run 2", "run 2", "stop 2", "dispose 2"]));
    }

    [Test]
    public async Task A_user_that_leaves_on_a_ramp_down_stops_then_and_not_at_the_end()
    {
        var stops = new List<double>();
        var type = Living(stop: (_, _, _) =>
        {
            stops.Add(sim.Time.Elapsed.TotalSeconds);
            return Task.CompletedTask;
        });

        await sim.Test(Load.Closed.Hold(2, 10.Seconds).Hold(1, 10.Seconds), type).RunAsync();

        Assert.That(stops, Is.EqualTo([10, 20]));
    }

    [Test]
    public async Task Starting_is_part_of_no_latency_and_its_steps_are_measured()
    {
        var scenario = Scenario.Create(
            "s",
            start: async (user, ct) =>
            {
                await user.Think(3.Seconds, ct);
                await user.Step("login", () => sim.Answer(5.Seconds, ct));
                return "token";
            },
            run: async (user, _, ct) => await user.Step("get", () => sim.Answer(1.Seconds, ct)),
            stop: async (user, _, ct) => await user.Step("logout", token => sim.Answer(2.Seconds, token)));

        var result = await sim.Test(Load.Closed.IterationsPerUser(3, users: 1), UserType.Create("user", 1, scenario)).RunAsync();

        Assert.That(result.Totals.Iterations.Measured.Latency.Max, Is.EqualTo(1.Seconds).Within(1.Milliseconds));
        Assert.That(result.Steps.Select(step => (step.Name, step.Requests.Count, Seconds: Math.Round(step.Requests.Latency.Max.TotalSeconds, 2))),
            Is.EqualTo([("get", 3L, 1d), ("login", 1L, 5d), ("logout", 1L, 2d)]));
        Assert.That(result.Duration, Is.EqualTo(13.Seconds));
        Accounting.Adds(result);
    }

    [Test]
    public async Task An_open_load_counts_the_lag_in_the_first_step_after_the_start_alone()
    {
        var scenario = Scenario.Create(
            "s",
            start: async (user, ct) =>
            {
                await user.Step("login", () => sim.Answer(5.Seconds, ct));
                return 0;
            },
            run: async (user, _, ct) => await sim.Answer(1.Seconds, ct));

        var result = await sim.Test(Load.Open.Hold(1.PerSecond, 10.Seconds), UserType.Create("user", 1, scenario)).RunAsync();

        Assert.That(result.Totals.Iterations.Measured.Latency.Max, Is.EqualTo(1.Seconds).Within(1.Milliseconds));
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(10 + result.Step("login")!.Requests.Count), "an iteration without steps is a request, also the first one");
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_start_that_throws_fails_its_iteration_and_is_tried_again_at_the_next()
    {
        var tries = 0;
        var type = Living(start: async (user, ct) =>
        {
            await sim.Answer(1.Seconds, ct);
            return ++tries < 3 ? throw new InvalidOperationException("no login") : new Session("1", log);
        });

        var result = await sim.Test(Load.Closed.IterationsPerUser(4, users: 1), type).RunAsync();

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(4, 2, 2, 0, 0)));
        Assert.That(result.Errors.Single(), Has.Property("Message").EqualTo("no login").And.Property("Count").EqualTo(2));
        Assert.That(log, Is.EqualTo(["stop 1", "dispose 1"]));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_user_whose_start_never_succeeded_is_not_stopped()
    {
        var type = Living(start: (_, _) => Task.FromException<Session>(new InvalidOperationException("no login")));

        var result = await sim.Test(Load.Closed.IterationsPerUser(2, users: 2), type).RunAsync();

        Assert.That(result.Totals.Counts.Failed, Is.EqualTo(4));
        Assert.That(log, Is.Empty);
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Users_stop_when_the_run_is_cancelled_and_their_iterations_are_cut_off(bool isOpen)
    {
        using var source = new CancellationTokenSource(3.5.Seconds, sim.Time);
        var load = isOpen ? (Load)Load.Open.Hold(1.PerSecond, 100.Seconds) : Load.Closed.Hold(3, 100.Seconds);
        var type = Living(
            run: async (_, _, ct) => await sim.Answer(Simulated.Long, ct),
            stop: async (_, session, ct) =>
            {
                await sim.Answer(500.Milliseconds, ct);
                log.Add($"stop {session}");
            });

        var result = await sim.Test(load, type).WithGracefulStop(5.Seconds).RunAsync(source.Token);

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(3, 0, 0, 3, 0)));
        Assert.That(log.Where(line => line.StartsWith("stop", StringComparison.Ordinal)), Is.EquivalentTo(["stop 1", "stop 2", "stop 3"]));
        Assert.That(log.Count(line => line.StartsWith("dispose", StringComparison.Ordinal)), Is.EqualTo(3));
        Assert.That(result.Duration, Is.EqualTo(9.Seconds));
        Assert.That(result.Errors, Is.Empty);
    }

    [Test]
    public async Task Users_of_an_open_load_who_rest_stop_at_the_end()
    {
        var result = await sim.Test(Load.Open.Hold(10.PerSecond, 10.Seconds), Living(run: async (_, _, ct) => await sim.Answer(250.Milliseconds, ct))).RunAsync();

        var users = log.Count(line => line.StartsWith("start", StringComparison.Ordinal));
        Assert.That(users, Is.EqualTo(3));
        Assert.That(log.Count(line => line.StartsWith("stop", StringComparison.Ordinal)), Is.EqualTo(users));
        Assert.That(log.Count(line => line.StartsWith("dispose", StringComparison.Ordinal)), Is.EqualTo(users));
    }

    [Test]
    public async Task A_stop_that_throws_is_told_and_costs_nothing_else()
    {
        var type = Living(stop: (_, _, _) => throw new InvalidOperationException("no logout"));

        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds), type).RunAsync();

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(result.Errors.Single(), Has.Property("Where").EqualTo("living").And.Property("Message").EqualTo("stopping the user failed: no logout").And.Property("Count").EqualTo(2));
        Assert.That(log, Does.Contain("dispose 1").And.Contain("dispose 2"));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_stop_that_hangs_is_given_up_a_second_after_the_graceful_stop_and_its_session_disposed()
    {
        var type = Living(stop: (_, _, _) => new TaskCompletionSource().Task);

        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds), type).WithGracefulStop(5.Seconds).RunAsync();

        Assert.That(result.Duration, Is.EqualTo(16.Seconds));
        Assert.That(result.Errors.Single(), Has.Property("Kind").EqualTo("timeout").And.Property("Count").EqualTo(2));
        Assert.That(log, Does.Contain("dispose 1").And.Contain("dispose 2"));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.None.Contains("left behind"));
    }

    [Test]
    public async Task Users_that_ignore_their_cancellation_are_left_behind_and_that_is_told()
    {
        var never = new TaskCompletionSource();

        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds), Living(run: (_, _, _) => never.Task)).WithGracefulStop(5.Seconds).RunAsync();

        Assert.That(result.Duration, Is.EqualTo(16.Seconds));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("2 scenario objects were left behind: "));
        Assert.That(log, Is.EqualTo(["start 1", "start 2"]));
    }

    [Test]
    public async Task A_start_that_outlasts_its_iterations_time_limit_is_waited_for_by_the_next_and_not_done_twice()
    {
        var starts = 0;
        var type = Living(start: async (user, _) =>
        {
            starts++;
            await sim.Answer(2.5.Seconds, CancellationToken.None);
            return new Session("1", log);
        });

        var result = await sim.Test(Load.Closed.IterationsPerUser(4, users: 1), type).WithIterationTimeout(2.Seconds).RunAsync();

        Assert.That(starts, Is.EqualTo(1));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(4, 3, 1, 0, 0)));
        Assert.That(log, Is.EqualTo(["stop 1", "dispose 1"]));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_start_that_its_iterations_time_limit_has_cut_off_is_begun_anew_by_the_next()
    {
        var starts = 0;
        var type = Living(start: async (user, ct) =>
        {
            if (++starts == 1)
            {
                await Task.WhenAny(sim.Answer(Simulated.Long, ct));
                await sim.Answer(500.Milliseconds, CancellationToken.None);
                ct.ThrowIfCancellationRequested();
            }

            return new Session($"{starts}", log);
        });

        var result = await sim.Test(Load.Closed.IterationsPerUser(3, users: 1), type).WithIterationTimeout(2.Seconds).RunAsync();

        Assert.That(starts, Is.EqualTo(2));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(3, 2, 1, 0, 0)));
        Assert.That(log, Is.EqualTo(["stop 2", "dispose 2"]));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_service_whose_disposal_hangs_is_left_behind_and_that_is_told()
    {
        await using var services = new ServiceCollection().AddScoped<Stuck>().BuildServiceProvider(validateScopes: true);
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            user.Check("there", user.Services.GetRequiredService<Stuck>() is not null);
            await sim.Answer(1.Seconds, ct);
        }));

        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds), type).WithServices(services).WithGracefulStop(5.Seconds).RunAsync();

        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(20));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("2 scopes of services were left behind: "));
    }

    [Test]
    public async Task A_scenario_class_starts_and_stops_with_services_of_its_own_scope()
    {
        await using var services = new ServiceCollection().AddSingleton(log).AddScoped<Account>().BuildServiceProvider(validateScopes: true);

        await sim.Test(Load.Closed.IterationsPerUser(2, users: 1), UserType.Create<Member>(weight: 1)).WithServices(services).RunAsync();

        Assert.That(log, Is.EqualTo(["start", "run", "run", "stop", "dispose", "close account"]));
    }

    private UserType Living(
        Func<VirtualUser, CancellationToken, Task<Session>>? start = null,
        Func<VirtualUser, Session, CancellationToken, Task>? run = null,
        Func<VirtualUser, Session, CancellationToken, Task>? stop = null) =>
        UserType.Create("user", 1, Scenario.Create(
            "living",
            start ?? ((user, _) =>
            {
                log.Add($"start {user.Id}");
                return Task.FromResult(new Session($"{user.Id}", log));
            }),
            run ?? (async (_, _, ct) => await sim.Answer(1.Seconds, ct)),
            stop ?? ((_, session, _) =>
            {
                log.Add($"stop {session}");
                return Task.CompletedTask;
            })));

    private sealed class Session(string name, List<string> log) : IDisposable
    {
        public override string ToString() => name;

        public void Dispose() => log.Add($"dispose {name}");
    }

    private sealed class Stuck : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(new TaskCompletionSource().Task);
    }

    private sealed class Account(List<string> log) : IDisposable
    {
        public void Dispose() => log.Add("close account");
    }

    private sealed class Member(List<string> log, Account account) : IScenario, IAsyncDisposable
    {
        public ValueTask StartAsync(VirtualUser user, CancellationToken cancellationToken) => Note("start");

        public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken) => Note("run");

        public ValueTask StopAsync(VirtualUser user, CancellationToken cancellationToken) => Note("stop");

        public ValueTask DisposeAsync() => Note("dispose");

        private ValueTask Note(string what)
        {
            Assert.That(account, Is.Not.Null);
            log.Add(what);
            return ValueTask.CompletedTask;
        }
    }
}
