using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>A user that leaves ends its iteration first; only the end of the graceful stop cuts one off.</summary>
public class LeavingTests
{
    private readonly Simulated sim = new();
    private readonly List<(double Start, double End)> iterations = [];

    [Test]
    public async Task A_ramp_down_cuts_nobody_off_however_short_the_graceful_stop_is()
    {
        var result = await Run(Load.Closed.Hold(3, 1.Seconds).RampTo(0, over: 3.Seconds).Pause(20.Seconds), graceful: 0.1.Seconds, _ => 10.Seconds);

        // Told to leave at 1.5, 2.5 and 3.5 s; the profile goes on without them until 24 s.
        Assert.That(iterations, Is.EqualTo([(0, 10), (0, 10), (0, 10)]));
        Assert.That(result.Whole.Counts, Is.EqualTo(new IterationCounts(3, 3, 0, 0, 0)));
        Assert.That(result.Duration, Is.EqualTo(24.Seconds));
    }

    [Test]
    public async Task A_user_told_to_leave_begins_nothing_more()
    {
        await Run(Load.Closed.Hold(2, 1.Seconds).RampTo(0, over: 4.Seconds), graceful: 30.Seconds, _ => 0.75.Seconds);

        // Told to leave at 2 and 4 s: the iterations that run then are the last.
        Assert.That(iterations.Select(iteration => iteration.End).Order(), Is.EqualTo([0.75, 0.75, 1.5, 1.5, 2.25, 2.25, 3, 3.75, 4.5]));
    }

    [Test]
    public async Task The_graceful_stop_begins_with_the_end_of_the_profile_and_lasts_to_its_limit()
    {
        var result = await Run(Load.Closed.Hold(4, 10.Seconds), graceful: 5.Seconds, user => user.Id switch
        {
            1 => 14.Seconds,
            2 => 14.999.Seconds,
            3 => 15.001.Seconds,
            _ => 60.Seconds,
        });

        Assert.That(iterations, Is.EqualTo([(0, 14), (0, 14.999), (0, double.NaN), (0, double.NaN)]));
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(4, 2, 0, 2, 0)));
        Assert.That(result.Duration, Is.EqualTo(15.Seconds));
        Assert.That(result.Errors, Is.Empty);
    }

    [Test]
    public async Task A_spike_that_is_over_leaves_no_iteration_half_done()
    {
        var result = await Run(Load.Closed.Hold(1, 2.Seconds).Spike(to: 50, during: 1.Seconds).Hold(4.Seconds), graceful: 1.Seconds, _ => 0.7.Seconds);

        Assert.That(result.Whole.Counts.Unfinished, Is.Zero);
        Assert.That(iterations.Count(iteration => iteration.End > 3 && iteration.Start < 3), Is.EqualTo(50), "at the end of the spike all are at work");
    }

    private async Task<RunResult> Run(Load load, TimeSpan graceful, Func<VirtualUser, TimeSpan> time)
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            var i = iterations.Count;
            iterations.Add((Math.Round(sim.Time.Elapsed.TotalSeconds, 6), double.NaN));
            await sim.Answer(time(user), ct);
            iterations[i] = (iterations[i].Start, Math.Round(sim.Time.Elapsed.TotalSeconds, 6));
        }));
        var result = await sim.Test(load, type).WithGracefulStop(graceful).RunAsync();
        Accounting.Adds(result);
        return result;
    }
}
