using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>When the next iteration of a user starts that does not start at once.</summary>
public class PaceTests
{
    private readonly Simulated sim = new();
    private readonly List<double> starts = [];

    [Test]
    public async Task A_paced_user_starts_every_interval_whatever_an_iteration_takes()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 5.Seconds), sim.Noting(starts, 300.Milliseconds).Paced(1.Seconds)).RunAsync();

        Assert.That(starts, Is.EqualTo([0, 1, 2, 3, 4]));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_paced_iteration_that_takes_longer_makes_the_next_ones_late_and_their_latency_says_so()
    {
        var result = await sim.Test(Load.Closed.IterationsPerUser(3, users: 1), sim.Noting(starts, 1_500.Milliseconds).Paced(1.Seconds)).RunAsync();

        Assert.That(starts, Is.EqualTo([0, 1.5, 3]));
        Assert.That(result.Totals.Iterations.Lag!.Max, Is.EqualTo(1.Seconds).Within(1.Milliseconds));
        Assert.That(result.Totals.Iterations.Measured.Latency.Max, Is.EqualTo(2_500.Milliseconds).Within(3.Milliseconds));
    }

    [Test]
    public async Task A_user_thinks_between_two_iterations_and_not_before_the_first()
    {
        var result = await sim.Test(Load.Closed.IterationsPerUser(3, users: 1), Thinking(ThinkTime.Constant(2.Seconds))).RunAsync();

        Assert.That(starts, Is.EqualTo([0, 2.5, 5]));
        Assert.That(result.Totals.Iterations.Measured.Latency.Max, Is.EqualTo(500.Milliseconds).Within(1.Milliseconds));
        Assert.That(result.Totals.Iterations.Lag!.Count, Is.Zero, "nothing is late after a think time");
    }

    [Test]
    public async Task Users_think_for_different_times_from_their_own_streams()
    {
        await sim.Test(Load.Closed.IterationsPerUser(2, users: 100), Thinking(ThinkTime.Exponential(2.Seconds))).RunAsync();

        var second = starts.Where(start => start > 0).ToList();
        Assert.That(second.Distinct().Count(), Is.EqualTo(100));
        Assert.That(second.Average(), Is.EqualTo(2.5).Within(4 * 2 / Math.Sqrt(100)), "four standard errors of an exponential mean");
    }

    [Test]
    public async Task A_thinking_user_leaves_at_once_when_the_profile_is_over()
    {
        var result = await sim.Test(Load.Closed.Hold(10, 5.Seconds), Thinking(ThinkTime.Constant(1.Hours))).RunAsync();

        Assert.That(result.Stages.Single().Counts.Succeeded, Is.EqualTo(10));
        Assert.That(sim.Time.Elapsed, Is.EqualTo(5.Seconds));
    }

    [Test]
    public async Task A_think_time_of_nothing_lets_the_clock_go_on()
    {
        var nothing = UserType.Create("user", 1, Scenario.Create("s", static (_, _) => ValueTask.CompletedTask)).WithThinkTime(ThinkTime.Constant(TimeSpan.Zero));

        var result = await sim.Test(Load.Closed.Hold(1, 10.Milliseconds), nothing).RunAsync();

        Assert.That(result.Stages.Single().Counts.Succeeded, Is.EqualTo(10), "one each millisecond");
    }

    private UserType Thinking(ThinkTime time) => sim.Noting(starts, 500.Milliseconds).WithThinkTime(time);
}
