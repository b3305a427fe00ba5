using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Issues;

/// <summary>A pause that the scenario does not wait for held the user's only place on the wheel, and its end was counted in a later iteration.</summary>
public class AbandonedThoughtTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task A_paced_user_keeps_its_pace_and_the_pause_ends_in_its_time()
    {
        var starts = new List<double>();
        var thoughts = new List<double>();
        var type = UserType.Create("user", 1, Scenario.Create("s", (user, ct) =>
        {
            starts.Add(sim.Time.Elapsed.TotalSeconds);
            _ = Thinking(user);
            return ValueTask.CompletedTask;
        })).Paced(1.Seconds);

        var result = await sim.Test(Load.Closed.Hold(1, 5.Seconds), type).RunAsync();

        Assert.That(starts, Is.EqualTo([0, 1, 2, 3, 4]));
        Assert.That(thoughts, Is.EqualTo([1.5, 2.5, 3.5, 4.5]));
        Accounting.Adds(result);

        async Task Thinking(VirtualUser user)
        {
            await user.Think(1_500.Milliseconds, CancellationToken.None);
            thoughts.Add(sim.Time.Elapsed.TotalSeconds);
        }
    }

    [Test]
    public async Task A_paced_user_leaves_at_once_at_the_end()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", (user, ct) =>
        {
            _ = user.Think(Simulated.Long, CancellationToken.None).AsTask();
            return ValueTask.CompletedTask;
        })).Paced(4.Seconds);

        await sim.Test(Load.Closed.Hold(1, 5.Seconds), type).RunAsync();

        Assert.That(sim.Time.Elapsed, Is.EqualTo(5.Seconds));
    }

    [Test]
    public async Task It_shortens_no_other_iteration()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            if (user.Iteration == 1)
            {
                _ = user.Think(1_500.Milliseconds, CancellationToken.None).AsTask();
            }

            await sim.Answer(1.Seconds, ct);
        }));

        var result = await sim.Test(Load.Closed.IterationsPerUser(3, users: 1), type).RunAsync();

        Assert.That(result.Totals.Iterations.Measured.Latency.Min, Is.EqualTo(1.Seconds).Within(1.Milliseconds));
    }
}
