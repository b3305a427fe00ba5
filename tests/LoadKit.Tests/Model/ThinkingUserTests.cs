using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class ThinkingUserTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task A_user_thinks_as_long_as_the_distribution_says_and_no_latency_holds_it()
    {
        var time = ThinkTime.Uniform(1.Seconds, 3.Seconds);
        var pauses = new List<double>();
        var result = await sim.Test(Load.Closed.IterationsPerUser(500, users: 1), Thinking(time, pauses)).RunAsync();

        Assert.That(pauses, Is.All.InRange(1, 3));
        Assert.That(pauses.Average(), Is.EqualTo(2).Within(4 * 0.577 / Math.Sqrt(500)), "four standard errors of a uniform mean");
        Assert.That(result.Totals.Iterations.Measured.Latency.Max, Is.EqualTo(10.Milliseconds).Within(10.Microseconds));
    }

    [Test]
    public async Task The_same_plan_thinks_the_same_pauses()
    {
        var (first, second) = (new List<double>(), new List<double>());

        await sim.Test(Load.Closed.IterationsPerUser(20, users: 3), Thinking(ThinkTime.LogNormal(2.Seconds, 1.Seconds), first)).RunAsync();
        var again = new Simulated();
        await again.Test(Load.Closed.IterationsPerUser(20, users: 3), Thinking(ThinkTime.LogNormal(2.Seconds, 1.Seconds), second, again)).RunAsync();

        Assert.That(first, Is.EqualTo(second).And.Count.EqualTo(60));
        Assert.That(first.Distinct().Count(), Is.EqualTo(60));
    }

    [Test]
    public async Task A_distribution_that_makes_no_sense_fails_the_iteration_with_all_that_is_wrong_with_it()
    {
        var result = await sim.Test(Load.Closed.Iterations(1, users: 1), Thinking(ThinkTime.Uniform(-1.Seconds, -2.Seconds), [])).RunAsync();

        Assert.That(result.Errors.Single().Example, Does.StartWith(
            "The think time (uniform, -1 s to -2 s) makes no sense: the shortest think time is -00:00:01; it must be zero or longer, and at most one day; "
            + "the longest think time is -00:00:02; it must be zero or longer, and at most one day; the longest think time is -00:00:02; it must be at least the shortest, -00:00:01."));
    }

    private UserType Thinking(ThinkTime time, List<double> pauses, Simulated? other = null) => UserType.Create("user", 1, Scenario.Create("think", async (user, ct) =>
    {
        var own = other ?? sim;
        var before = own.Time.Elapsed;
        await user.Think(time, ct);
        pauses.Add((own.Time.Elapsed - before).TotalSeconds);
        await user.Step("get", () => own.Answer(10.Milliseconds, ct));
    }));
}
