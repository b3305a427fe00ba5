using LoadKit.Units;

namespace LoadKit.Tests.Experiments;

/// <summary>How close a search comes to capacities that are known exactly, by running several of them in virtual time; benchmarks/results/capacity.md has two hundred of each.</summary>
public class CapacitySimulationTests
{
    // The rate at which the percentile of an M/M/c queue's response time is the limit (Erlang C).
    [TestCase(8, 20, 95, 100, 360.92697780633137)]
    [TestCase(1, 5, 95, 50, 140.0853545289202)]
    [TestCase(8, 20, 99, 150, 363.1854809974748)]
    public async Task Proven_is_never_above_the_truth_and_the_estimate_within_a_twentieth_of_it(int servers, double service, double percentile, double limit, double truth)
    {
        var results = new List<CapacityResult>();
        for (var seed = 1; seed <= 5; seed++)
        {
            var queue = new QueueingService(new VirtualTime(), servers, service.Milliseconds, seed);
            results.Add(await CapacitySearch.Of(queue.Test(percentile, limit.Milliseconds), from: 50.PerSecond).WithSeed((ulong)seed).RunAsync());
        }

        Assert.That(results.Select(result => result.Proven!.Value.PerSecond), Is.All.InRange(0.75 * truth, truth));
        Assert.That(results.Select(result => result.Refuted!.Value.PerSecond), Is.All.InRange(truth, 1.3 * truth));
        Assert.That(results.Count(result => Math.Abs((result.Estimate!.Value.PerSecond / truth) - 1) > 0.05), Is.LessThanOrEqualTo(1));
    }
}
