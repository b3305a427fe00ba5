using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>What a limit on busy users does: what it drops is counted where and when it was dropped, and what it lets through is on time.</summary>
public class DroppedArrivalTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task Drops_are_counted_in_their_second_and_in_their_stage()
    {
        var result = await sim.Test(Load.Open.Hold(10.PerSecond, 3.Seconds, "single").Hold(20.PerSecond, 2.Seconds, "double").AtMost(5), sim.Stepping(0.96.Seconds)).RunAsync();

        // The five that start in a second are free again 0.96 s later, in time for one of the next second each; the rest of it is dropped.
        Assert.That(result.Timeline.Select(second => second.Started), Is.EqualTo([5, 5, 5, 5, 5, 0]));
        Assert.That(result.Timeline.Select(second => second.Dropped), Is.EqualTo([5, 5, 5, 15, 15, 0]));
        Assert.That(result.Stages.Select(stage => (stage.Stage.Name, stage.Counts)), Is.EqualTo(
        [
            ("single", new IterationCounts(15, 15, 0, 0, 15)),
            ("double", new IterationCounts(10, 10, 0, 0, 30)),
        ]));
        Accounting.Adds(result);
    }

    [Test]
    public async Task Drops_of_the_warm_up_are_in_the_timeline_and_not_in_the_figures()
    {
        var result = await sim.Test(Load.Open.Hold(12.PerSecond, 1.Seconds).AtMost(1), sim.Stepping(Simulated.Long)).WithWarmUp(2.Seconds).RunAsync();

        // The warm-up rises to 12 a second: three arrivals in its first second, of which one is let in, and nine in its second.
        Assert.That(result.Timeline.Take(3).Select(second => (second.Started, second.Dropped)), Is.EqualTo([(1, 2), (0, 9), (0, 12)]));
        Assert.That(result.Whole.Counts, Is.EqualTo(new IterationCounts(0, 0, 0, 0, 12)));
    }

    [Test]
    public async Task A_service_that_hangs_takes_all_users_there_may_be_and_delays_none()
    {
        var starts = new List<double>();

        var result = await sim.Test(Load.Open.Hold(1_000.PerSecond, 3.Seconds).AtMost(500), sim.Noting(starts, Simulated.Long)).WithGracefulStop(1.Seconds).RunAsync();

        Assert.That(starts, Is.EqualTo(Enumerable.Range(0, 500).Select(k => (k + 0.5) / 1_000)).Within(1e-9));
        Assert.That(result.Timeline.Take(3).Select(second => (second.Users, second.Dropped)), Is.EqualTo([(500, 500), (500, 1_000), (500, 1_000)]));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(500, 0, 0, 500, 2_500)));
        Accounting.Adds(result);
    }

    [Test]
    public async Task Whoever_starts_after_a_hang_is_on_time()
    {
        // Hangs in the third second of five.
        var type = UserType.Create("user", 1, Scenario.Create("s", async (_, ct) =>
        {
            var left = 3.Seconds - sim.Time.Elapsed;
            await sim.Answer(left > TimeSpan.Zero && left <= 1.Seconds ? left : 1.Milliseconds, ct);
        }));

        var result = await sim.Test(Load.Open.Hold(500.PerSecond, 5.Seconds).AtMost(125), type).RunAsync();

        Assert.That(result.Timeline.Take(5).Select(second => second.Dropped), Is.EqualTo([0, 0, 375, 0, 0]));
        Assert.That(result.Timeline.Take(5).Select(second => second.Started), Is.EqualTo([500, 500, 125, 500, 500]));
        Assert.That(result.Totals.Iterations.Lag.Max, Is.EqualTo(TimeSpan.Zero));
        Accounting.Adds(result);
    }
}
