using LoadKit.Telemetry;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Telemetry;

/// <summary>What a listener of the meter adds up is what the result says.</summary>
public class MetricsTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task Counts_add_up_to_those_of_the_result_by_step_outcome_check_and_kind_of_error()
    {
        using var ear = new Ear().Open();
        var result = await sim.Test(Load.Closed.Hold(3, 4.Seconds), Buyer()).RunAsync();

        var (get, pay) = (result.Step("get")!.Requests, result.Step("pay")!.Requests);
        Assert.That(ear.Sum("loadkit.requests"), Is.EqualTo(result.Whole.Requests.Count));
        Assert.That(ear.Sum("loadkit.requests", ("loadkit.step", "get"), ("loadkit.scenario", "buy"), ("loadkit.outcome", "success"), ("error.type", null)), Is.EqualTo(get.Count));
        Assert.That(ear.Sum("loadkit.requests", ("loadkit.step", "pay"), ("loadkit.outcome", "failure"), ("error.type", "_OTHER")), Is.EqualTo(pay.Failed).And.GreaterThan(5));
        Assert.That(ear.Sum("loadkit.requests", ("loadkit.step", null), ("loadkit.outcome", "failure")), Is.EqualTo(result.Errors.Single(error => error.Kind == nameof(FormatException)).Count).And.GreaterThan(5), "outside the steps");
        Assert.That(ear.Sum("loadkit.iterations", ("loadkit.outcome", "success")), Is.EqualTo(result.Whole.Counts.Succeeded).And.GreaterThan(5));
        Assert.That(ear.Sum("loadkit.iterations", ("loadkit.outcome", "failure")), Is.EqualTo(result.Whole.Counts.Failed));
        Assert.That(ear.Sum("loadkit.checks", ("loadkit.check", "paid"), ("loadkit.outcome", "success")), Is.EqualTo(result.Checks.Single().Passed).And.GreaterThan(5));
        Assert.That(ear.Sum("loadkit.checks", ("loadkit.check", "paid"), ("loadkit.outcome", "failure")), Is.EqualTo(result.Checks.Single().Failed).And.GreaterThan(5));
        Assert.That(ear.Of("loadkit.errors").GroupBy(one => (Step: one.Tags["loadkit.step"], Type: one.Tags["error.type"])).Select(same => (same.Key.Step, same.Key.Type, same.Sum(one => one.Value))),
            Is.EquivalentTo(result.Errors.Select(error => ((string?)error.Where, (string?)error.Kind, (double)error.Count))));
    }

    [Test]
    public async Task A_duration_for_each_request_lies_within_a_thousandth_of_its_time()
    {
        using var ear = new Ear().Open();
        var result = await sim.Test(Load.Closed.Hold(3, 4.Seconds), Buyer()).RunAsync();

        foreach (var step in result.Steps)
        {
            var durations = ear.Of("loadkit.request.duration", ("loadkit.step", step.Name)).Select(one => one.Value).ToList();
            Assert.That(durations, Has.Count.EqualTo(step.Requests.Count));
            Assert.That(durations.Average(), Is.EqualTo(step.Requests.Latency.Mean.TotalSeconds).Within(0.1).Percent);
            Assert.That(durations.Min(), Is.EqualTo(step.Requests.Latency.Min.TotalSeconds).Within(0.1).Percent);
            Assert.That(durations.Max(), Is.EqualTo(step.Requests.Latency.Max.TotalSeconds).Within(0.1).Percent);
        }

        Assert.That(ear.Of("loadkit.request.duration", ("loadkit.step", "pay"), ("loadkit.outcome", "failure")), Has.Count.EqualTo(result.Step("pay")!.Requests.Failed));
        Assert.That(ear.Of("loadkit.iteration.duration"), Has.Count.EqualTo(result.Whole.Iterations.Measured.Count));
        Assert.That(ear.Of("loadkit.iteration.lag"), Is.Empty, "in a closed load nothing is intended earlier than it starts");
    }

    [Test]
    public async Task Open_load_has_drops_and_lags_and_an_iteration_without_steps_is_a_request()
    {
        using var ear = new Ear().Open();
        var type = UserType.Create("user", 1, Scenario.Create("alone", (_, ct) => new ValueTask(sim.Answer(1.5.Seconds, ct))));
        var result = await sim.Test(Load.Open.Hold(4.PerSecond, 5.Seconds).AtMost(2), type).RunAsync();

        Assert.That(ear.Sum("loadkit.dropped_iterations"), Is.EqualTo(result.Whole.Counts.Dropped).And.GreaterThan(5));
        Assert.That(ear.Of("loadkit.iteration.lag", ("loadkit.scenario", "alone")), Has.Count.EqualTo(result.Whole.Iterations.Measured.Count));
        Assert.That(ear.Of("loadkit.request.duration", ("loadkit.step", "alone")).Select(one => one.Value), Is.All.EqualTo(1.5).Within(0.1).Percent.And.Exactly((int)result.Whole.Requests.Count).Items);
    }

    [Test]
    public async Task Users_are_those_of_the_moment_and_none_when_the_run_is_over()
    {
        using var ear = new Ear().Open();
        await sim.Test(Load.Closed.Hold(1, 1.Seconds).RampTo(3, over: 2.Seconds).Hold(1.Seconds), Observing(ear)).RunAsync();
        var during = ear.Of("loadkit.users").Select(one => one.Value).ToList();
        ear.Observe();

        Assert.That(during.Distinct(), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(ear.Of("loadkit.users"), Has.Count.EqualTo(during.Count));
    }

    [Test]
    public void Two_runs_of_one_test_have_their_users_together()
    {
        using var ear = new Ear().Open();
        RunMetrics[] runs = [new("test") { Users = 2 }, new("test") { Users = 3 }, new("other") { Users = 5 }];
        Array.ForEach(runs, RunningTests.Add);
        ear.Observe();
        Array.ForEach(runs, RunningTests.Remove);

        Assert.That(ear.Of("loadkit.users").Select(one => one.Value), Is.EqualTo(new[] { 5 }));
    }

    [Test]
    public async Task Names_and_units_are_those_that_are_documented()
    {
        using var ear = new Ear().Open();
        await sim.Test(Load.Open.Hold(40.PerSecond, 3.Seconds).AtMost(1), Buyer()).RunAsync();
        await sim.Test(Load.Closed.Hold(1, 2.Seconds), Observing(ear)).RunAsync();

        var page = File.ReadAllText(Conventions.Repository.At("docs", "telemetry.md"));
        var heard = ear.All.Select(one => $"| `{one.Instrument.Name}` | {Kind(one.Instrument)} | `{one.Instrument.Unit}` |").Distinct().ToList();
        Assert.That(heard, Has.Count.EqualTo(9));
        Assert.That(heard.Where(row => !page.Contains(row, StringComparison.Ordinal)), Is.Empty);
        Assert.That(ear.All.SelectMany(one => one.Tags.Keys).Distinct().Where(attribute => !page.Contains($"`{attribute}`", StringComparison.Ordinal)), Is.Empty);
        Assert.That(ear.All.Select(one => one.Instrument.Meter.Name).Distinct(), Is.EqualTo(new[] { "LoadKit" }));
    }

    [Test]
    public async Task Rejections_are_an_outcome_of_their_own_and_bytes_have_a_direction()
    {
        using var ear = new Ear().Open();
        var type = UserType.Create("user", 1, Scenario.Create("ask", async (user, ct) => await user.Step("get", async () =>
        {
            await sim.Answer(50.Milliseconds, ct);
            user.CountBytes(10, 200);
            if (user.Iteration % 2 == 0)
            {
                user.Reject("busy");
            }
        })));
        var result = await sim.Test(Load.Closed.Hold(1, 2.Seconds), type).RunAsync();

        Assert.That(ear.Sum("loadkit.requests", ("loadkit.outcome", "rejection"), ("error.type", "rejected")), Is.EqualTo(result.Whole.Requests.Rejected).And.GreaterThan(5));
        Assert.That(ear.Sum("loadkit.iterations", ("loadkit.outcome", "rejection")), Is.EqualTo(result.Whole.Counts.Failed));
        Assert.That(ear.Of("loadkit.request.duration", ("loadkit.outcome", "rejection")), Has.Count.EqualTo(result.Whole.Requests.Rejected));
        Assert.That(ear.Sum("loadkit.io", ("network.io.direction", "transmit"), ("loadkit.step", "get")), Is.EqualTo(10 * result.Whole.Requests.Count));
        Assert.That(ear.Sum("loadkit.io", ("network.io.direction", "receive"), ("loadkit.step", "get")), Is.EqualTo(200 * result.Whole.Requests.Count));
    }

    private static string Kind(System.Diagnostics.Metrics.Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
    {
        "ObservableUpDownCounter" => "up-down counter",
        var kind => kind.ToLowerInvariant(),
    };

    private UserType Observing(Ear ear) => UserType.Create("user", 1, Scenario.Create("look", async (_, ct) =>
    {
        await sim.Answer(300.Milliseconds, ct);
        if (sim.Time.Elapsed > 1.Seconds)
        {
            ear.Observe();
        }
    }));

    // Every third payment fails, every third iteration outside its steps, every third check.
    private UserType Buyer() => UserType.Create("buyer", 1, Scenario.Create("buy", async (user, ct) =>
    {
        await user.Step("get", () => sim.Answer(20.Milliseconds, ct));
        await user.Step("pay", async () =>
        {
            await sim.Answer((30 + (int)(user.Iteration % 7)).Milliseconds, ct);
            if (user.Iteration % 3 == 0)
            {
                throw new InvalidOperationException("no money");
            }
        });
        user.Check("paid", user.Iteration % 3 == 1);
        if (user.Iteration % 3 == 2)
        {
            throw new FormatException("no receipt");
        }
    }));
}
