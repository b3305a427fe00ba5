using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Experiments;

public class ComparisonMistakeTests
{
    private readonly Simulated simulated = new();

    [Test]
    public async Task All_mistakes_are_told_at_once()
    {
        var test = simulated.Test(Load.Closed.Hold(2, 1.Minutes), simulated.Stepping(10.Milliseconds));
        var comparison = Comparison.Of(test, simulated.Test(Load.Closed.Hold(2, TimeSpan.Zero))).WithPairs(1).WithBlocks(5.Seconds, 5.Seconds).WithTolerance(0.Percent).WithConfidence(100.Percent)
            .On(ComparedQuantity.Latency(100), ComparedQuantity.Latency(100), ComparedQuantity.ErrorRate(" "), null!);

        var error = await Mistakes(comparison);

        Assert.That(error.Message, Does.StartWith("The comparison of \"test\" with \"test\" has 11 mistakes:\n  - pairs: there are 1; there must be from 2 to 1,000"));
        Assert.That(error.Errors.Select(mistake => mistake.Place), Is.EqualTo(
        [
            "pairs", "blocks", "tolerance", "confidence", "quantity \"p100, all requests\"", "quantity \"p100, all requests\"", "quantity \"error rate,  \"", "quantity (4)",
            "quantity \"p100, all requests\"", "candidate, users, stage \"hold 2 users\"", "candidate, users",
        ]));
    }

    private static readonly Func<Comparison, Comparison>[] Bounds =
    [
        comparison => comparison.WithPairs(1001),
        comparison => comparison.WithBlocks(1.Minutes, -1.Seconds),
        comparison => comparison.WithBlocks(25.Hours, 1.Seconds),
        comparison => comparison.WithTolerance(100.Percent),
        comparison => comparison.WithTolerance(new Ratio(double.NaN)),
        comparison => comparison.WithConfidence(0.Percent),
        comparison => comparison.On(),
        comparison => comparison.On(ComparedQuantity.Latency(0)),
    ];

    [TestCaseSource(nameof(Bounds))]
    public async Task A_value_out_of_bounds_is_a_mistake(Func<Comparison, Comparison> change)
    {
        var test = simulated.Test(Load.Closed.Hold(2, 1.Minutes), simulated.Stepping(10.Milliseconds));

        Assert.That((await Mistakes(change(Comparison.Of(test, test)))).Errors, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_profile_without_constant_load_has_no_level_to_hold() =>
        Assert.That(await Mistakes(Load.Closed.RampTo(10, over: 1.Minutes), Load.Closed.RampTo(10, over: 1.Minutes)), Has.Length.EqualTo(2).And.All.Contains("the profile has no stage of constant load"));

    [TestCaseSource(nameof(Different))]
    public async Task Different_loads_are_not_compared(Load baseline, Load candidate, string message) =>
        Assert.That(await Mistakes(baseline, candidate), Is.EqualTo([$"load: {message}; both must be under the same load"]));

    private static readonly object[][] Different =
    [
        [Load.Closed.Hold(2, 1.Minutes), Load.Closed.Hold(3, 1.Minutes), "the baseline has 2 users, the candidate 3 users"],
        [Load.Closed.Hold(2, 1.Minutes), Load.Open.Hold(2.PerSecond, 1.Minutes), "the baseline has 2 users, the candidate 2 arrivals per second"],
        [Load.Open.Poisson().Hold(2.PerSecond, 1.Minutes), Load.Open.Hold(2.PerSecond, 1.Minutes), "the baseline has 2 arrivals per second at random, the candidate 2 arrivals per second"],
        [Load.Closed.Iterations(10, 2), Load.Closed.Iterations(20, 2), "the baseline has 10 iterations of 2 users, the candidate 20 iterations of 2 users"],
        [Load.Closed.Iterations(10, 2), Load.Closed.Hold(2, 1.Minutes), "the baseline has 10 iterations of 2 users, the candidate 2 to 2 users for 1 min"],
    ];

    [Test]
    public void Profiles_that_reach_the_same_level_are_the_same_load() =>
        Assert.That(async () => await Compared(Load.Closed.Hold(2, 1.Minutes), Load.Closed.RampTo(2, over: 1.Minutes).Hold(5.Minutes)).RunAsync(), Throws.Nothing);

    private async Task<string[]> Mistakes(Load baseline, Load candidate) => [.. (await Mistakes(Compared(baseline, candidate))).Errors.Select(error => error.ToString())];

    private static async Task<LoadTestPlanException> Mistakes(Comparison comparison)
    {
        try
        {
            await comparison.RunAsync();
        }
        catch (LoadTestPlanException error)
        {
            return error;
        }

        throw new AssertionException("there is no mistake");
    }

    private Comparison Compared(Load baseline, Load candidate) =>
        Comparison.Of(simulated.Test(baseline, simulated.Stepping(10.Milliseconds)), simulated.Test(candidate, simulated.Stepping(10.Milliseconds))).WithPairs(2).WithBlocks(2.Seconds, 1.Seconds);
}
