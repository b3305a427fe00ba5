using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class ClosedModelTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task A_user_starts_its_next_iteration_when_the_last_is_over()
    {
        var starts = new List<double>();

        var result = await sim.Test(Load.Closed.Hold(1, 3.Seconds), sim.Noting(starts, 0.75.Seconds)).RunAsync();

        Assert.That(starts, Is.EqualTo([0, 0.75, 1.5, 2.25]));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(4, 4, 0, 0, 0)));
        Accounting.Adds(result);
    }

    [Test]
    public async Task An_iteration_that_ends_with_the_profile_is_not_followed_by_another()
    {
        var starts = new List<double>();

        await sim.Test(Load.Closed.Hold(1, 3.Seconds), sim.Noting(starts, 1.Seconds)).RunAsync();

        Assert.That(starts, Is.EqualTo([0, 1, 2]));
    }

    [Test]
    public async Task Users_follow_the_profile()
    {
        var result = await sim.Test(
            Load.Closed.RampTo(4, over: 4.Seconds).Hold(2.Seconds).Spike(to: 8, during: 2.Seconds).RampTo(0, over: 4.Seconds),
            sim.Stepping(100.Milliseconds)).RunAsync();

        Assert.That(result.Timeline.Select(interval => interval.Users), Is.EqualTo([1, 2, 3, 4, 4, 8, 8, 8, 3, 2, 1, 0]), "at eight seconds four of the eight are told to leave, and end their iterations");
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_leaving_user_ends_its_iteration_first()
    {
        var result = await sim.Test(Load.Closed.Hold(2, 1.Seconds).RampTo(0, over: 2.Seconds), sim.Stepping(10.Seconds)).RunAsync();

        Assert.That(result.Whole.Counts, Is.EqualTo(new IterationCounts(2, 2, 0, 0, 0)));
        Assert.That(result.Duration, Is.EqualTo(10.Seconds));
    }

    [Test]
    public async Task Think_time_is_part_of_no_latency()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            await user.Think(3.Seconds, ct);
            await user.Step("get", () => sim.Answer(100.Milliseconds, ct));
            await user.Think(2.Seconds, ct);
        }));

        var result = await sim.Test(Load.Closed.Hold(1, 30.Seconds), type).RunAsync();

        Assert.That(result.Totals.Requests.Latency.Max, Is.EqualTo(100.Milliseconds));
        Assert.That(result.Totals.Iterations.Measured.Latency.Max, Is.EqualTo(100.Milliseconds));
        Assert.That(result.Totals.Iterations.Measured.Count, Is.EqualTo(6));
    }

    [Test]
    public async Task A_paced_user_starts_at_fixed_intervals()
    {
        var starts = new List<double>();

        await sim.Test(Load.Closed.Hold(1, 5.Seconds), sim.Noting(starts, 0.4.Seconds).Paced(1.Seconds)).RunAsync();

        Assert.That(starts, Is.EqualTo([0, 1, 2, 3, 4]));
    }

    [Test]
    public async Task A_paced_iteration_that_starts_late_has_its_lateness_in_its_latency()
    {
        var times = new Queue<TimeSpan>([2.5.Seconds, 100.Milliseconds, 100.Milliseconds, 100.Milliseconds]);
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Step("get", () => sim.Answer(times.Dequeue(), ct)))).Paced(1.Seconds);

        var result = await sim.Test(Load.Closed.Hold(1, 4.Seconds), type).RunAsync();

        // Meant for 0, 1, 2, 3; started at 0, 2.5, 2.6, 3: they took 2.5, 1.6, 0.7 and 0.1 s for one who waited.
        Assert.That(result.Totals.Iterations.Measured.Latency.Mean.TotalSeconds, Is.EqualTo((2.5 + 1.6 + 0.7 + 0.1) / 4).Within(1e-6));
        Assert.That(result.Step("get")!.Requests.Latency.Mean.TotalSeconds, Is.EqualTo((2.5 + 1.6 + 0.7 + 0.1) / 4).Within(1e-6));
        Assert.That(result.Totals.Iterations.ServiceTime.Mean.TotalSeconds, Is.EqualTo((2.5 + 0.3) / 4).Within(1e-6));
        Assert.That(result.Totals.Iterations.Lag.Max.TotalSeconds, Is.EqualTo(1.5).Within(0.002));
    }

    [Test]
    public async Task User_types_fill_the_population_by_weight()
    {
        var result = await sim.Test(
            Load.Closed.Hold(10, 10.Seconds),
            sim.Stepping(1.Seconds, "health", 10),
            sim.Stepping(1.Seconds, "reader", 50),
            sim.Stepping(1.Seconds, "writer", 30),
            sim.Stepping(1.Seconds, "workflow", 10)).RunAsync();

        Assert.That(result.UserTypes.Select(type => type.Requests.Count), Is.EqualTo([10, 50, 30, 10]));
    }

    [Test]
    public async Task Two_populations_run_side_by_side()
    {
        var result = await sim.Test(Load.Closed.Hold(2, 10.Seconds, "readers"), sim.Stepping(1.Seconds, "reader"))
            .WithUsers(Load.Open.Hold(3.PerSecond, 5.Seconds, "writers"), sim.Stepping(1.Seconds, "writer"))
            .RunAsync();

        Assert.That(result.Stage("readers")!.Requests.Count, Is.EqualTo(20));
        Assert.That(result.Stage("writers")!.Requests.Count, Is.EqualTo(15));
        Assert.That(result.JudgedDuration, Is.EqualTo(10.Seconds));
        Accounting.Adds(result);
    }

    [Test]
    public async Task An_iteration_belongs_to_the_stage_in_which_it_was_meant_to_start()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 5.Seconds, "first").Hold(5.Seconds, "second"), sim.Stepping(3.Seconds)).RunAsync();

        // Starts at 0, 3, 6, 9.
        Assert.That(result.Stages.Select(stage => (stage.Stage.Name, stage.Requests.Count)), Is.EqualTo([("first", 2L), ("second", 2L)]));
    }

    [Test]
    public async Task The_warm_up_is_run_but_not_measured()
    {
        var starts = new List<double>();

        var result = await sim.Test(Load.Closed.Hold(1, 3.Seconds), sim.Noting(starts, 1.Seconds)).WithWarmUp(2.Seconds).RunAsync();

        Assert.That(starts, Is.EqualTo([1, 2, 3, 4]));
        Assert.That(result.Whole.Counts.Started, Is.EqualTo(3));
        Assert.That(result.Stages[0].Stage.Kind, Is.EqualTo(StageKind.WarmUp));
        Assert.That(result.Stages[0].Counts.Started, Is.EqualTo(1));
        Assert.That(result.Timeline.Select(interval => interval.IsWarmUp), Is.EqualTo([true, true, false, false, false]));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_number_of_iterations_is_shared_by_the_users()
    {
        var result = await sim.Test(Load.Closed.Iterations(100, users: 7), sim.Stepping(1.Seconds)).RunAsync();

        Assert.That(result.Totals.Counts.Started, Is.EqualTo(100));
        Assert.That(result.Duration, Is.EqualTo(15.Seconds));
        Accounting.Adds(result);
    }

    [Test]
    public async Task Or_done_by_each_of_them()
    {
        var result = await sim.Test(Load.Closed.IterationsPerUser(20, users: 5), sim.Stepping(1.Seconds)).RunAsync();

        Assert.That(result.Totals.Counts.Started, Is.EqualTo(100));
        Assert.That(result.Duration, Is.EqualTo(20.Seconds));
    }

    [Test]
    public async Task A_number_of_iterations_may_have_a_time_limit()
    {
        var result = await sim.Test(Load.Closed.Iterations(100, users: 1).Within(4.5.Seconds), sim.Stepping(1.Seconds)).RunAsync();

        Assert.That(result.Totals.Counts.Started, Is.EqualTo(5));
    }

    [Test]
    public async Task Iterations_of_the_warm_up_are_not_among_those_counted()
    {
        var result = await sim.Test(Load.Closed.Iterations(10, users: 1), sim.Stepping(1.Seconds)).WithWarmUp(3.Seconds).RunAsync();

        Assert.That(result.Stages.Select(stage => stage.Counts.Started), Is.EqualTo([3, 10]));
    }
}
