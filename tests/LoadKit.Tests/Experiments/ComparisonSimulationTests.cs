using LoadKit.Units;

namespace LoadKit.Tests.Experiments;

/// <summary>How often a comparison is wrong on a noisy machine, by running many of them in virtual time.</summary>
public class ComparisonSimulationTests
{
    private readonly VirtualTime time = new();

    [Test]
    public async Task A_test_against_itself_regresses_no_more_often_than_it_may()
    {
        var outcomes = await Outcomes(slowness: 1, runs: 40);

        // A chance of 2.5 % each: one of 40 is expected at most.
        Assert.That(outcomes.Count(outcome => outcome == ComparisonOutcome.Regressed), Is.LessThanOrEqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome == ComparisonOutcome.Improved), Is.LessThanOrEqualTo(1));
    }

    [Test]
    public async Task A_fifth_slower_is_found_nearly_always_and_never_called_unchanged()
    {
        var outcomes = await Outcomes(slowness: 1.2, runs: 12);

        Assert.That(outcomes.Count(outcome => outcome == ComparisonOutcome.Regressed), Is.GreaterThanOrEqualTo(11));
        Assert.That(outcomes, Has.None.EqualTo(ComparisonOutcome.Unchanged).And.None.EqualTo(ComparisonOutcome.Improved));
    }

    private async Task<List<ComparisonOutcome>> Outcomes(double slowness, ulong runs)
    {
        var service = new NoisyService(time, seed: 42);
        var comparison = Comparison.Of(service.Test(), service.Test(slowness)).WithBlocks(length: 22.Seconds, discard: 2.Seconds);
        var outcomes = new List<ComparisonOutcome>();
        for (ulong run = 0; run < runs; run++)
            outcomes.Add((await comparison.WithSeed(run).RunAsync()).Outcome);
        return outcomes;
    }
}
