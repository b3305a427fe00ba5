using LoadKit.Units;

namespace LoadKit.Tests.Experiments;

/// <summary>How close a search comes to capacities that are known exactly, by running several of them in virtual time.</summary>
public class CapacitySimulationTests
{
    // servers, mean service ms, percentile, limit ms, true capacity (M/M/c response times)
    [TestCase(8, 20, 95, 100, 360.92697780633137)]
    [TestCase(1, 5, 95, 50, 140.0853545289202)]
    public async Task Proven_is_never_above_the_truth_and_the_estimate_close_to_it(int servers, double service, double percentile, double limit, double truth)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        for (var i = 0; i < 6; i++)
        {
            var time = new VirtualTime();
            var queue = new QueueingService(time, servers, service.Milliseconds, seed: i);
            var result = await CapacitySearch.Of(queue.Test(percentile, limit.Milliseconds), from: 50.PerSecond).WithSeed((ulong)i).RunAsync(new Told(line => TestContext.Out.WriteLine(line)));
            TestContext.Out.WriteLine(result.Explain());
            TestContext.Out.WriteLine($"REAL {watch.Elapsed}");
            Assert.That(result.Proven!.Value.PerSecond, Is.LessThanOrEqualTo(truth));
            Assert.That(result.Estimate!.Value.PerSecond, Is.EqualTo(truth).Within(5).Percent);
        }
    }

    private sealed class Told(Action<CapacityProgress> tell) : IProgress<CapacityProgress>
    {
        public void Report(CapacityProgress value) => tell(value);
    }
}
