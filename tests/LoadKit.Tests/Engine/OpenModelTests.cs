using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class OpenModelTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task Every_arrival_starts_when_it_was_meant_to()
    {
        var starts = new List<double>();

        var result = await sim.Test(Load.Open.Hold(2.PerSecond, 2.Seconds), sim.Noting(starts, 5.Seconds)).RunAsync();

        Assert.That(starts, Is.EqualTo([0.25, 0.75, 1.25, 1.75]));
        Assert.That(result.Totals.Iterations.Lag.Max, Is.EqualTo(TimeSpan.Zero));
        Accounting.Adds(result);
    }

    [Test]
    public async Task Arrivals_do_not_wait_for_slow_answers()
    {
        var result = await sim.Test(Load.Open.Hold(100.PerSecond, 10.Seconds), sim.Stepping(3.Seconds)).RunAsync();

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(1000, 1000, 0, 0, 0)));
        Assert.That(result.Timeline[5].Users, Is.EqualTo(300));
        Accounting.Adds(result);
    }

    [Test]
    public async Task An_arrival_without_a_free_user_is_dropped_and_counted()
    {
        var result = await sim.Test(Load.Open.Hold(1.PerSecond, 10.Seconds).AtMost(1), sim.Stepping(1.5.Seconds)).RunAsync();

        // Arrivals at 0.5, 1.5, 2.5 ...; each one that starts keeps the only user busy for the next.
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(5, 5, 0, 0, 5)));
        Assert.That(result.Findings, Has.Some.Matches<Finding>(finding => finding is { Kind: FindingKind.Doubt, Text: var text } && text.StartsWith("5 of 10 arrivals", StringComparison.Ordinal)));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_free_user_is_used_again()
    {
        var ids = new HashSet<long>();
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            ids.Add(user.Id);
            await sim.Answer(100.Milliseconds, ct);
        }));

        await sim.Test(Load.Open.Hold(5.PerSecond, 10.Seconds), type).RunAsync();

        Assert.That(ids, Is.EqualTo([1]));
    }

    [Test]
    public async Task User_types_share_the_arrivals_by_weight()
    {
        var result = await sim.Test(
            Load.Open.Hold(10.PerSecond, 10.Seconds),
            sim.Stepping(10.Milliseconds, "a", 70),
            sim.Stepping(10.Milliseconds, "b", 30)).RunAsync();

        Assert.That(result.UserTypes.Select(type => (type.Name, type.Requests.Count)), Is.EqualTo([("a", 70L), ("b", 30L)]));
    }

    [Test]
    public async Task Poisson_arrivals_are_repeated_by_the_seed()
    {
        var first = new List<double>();
        var second = new List<double>();

        await sim.Test(Load.Open.Hold(20.PerSecond, 10.Seconds).Poisson(), sim.Noting(first, 10.Milliseconds)).RunAsync();
        var again = new Simulated();
        await again.Test(Load.Open.Hold(20.PerSecond, 10.Seconds).Poisson(), again.Noting(second, 10.Milliseconds)).RunAsync();

        Assert.That(second, Is.EqualTo(first));
        Assert.That(first.Zip(first.Skip(1), (a, b) => b - a).Distinct().Count(), Is.GreaterThan(100));
    }
}
