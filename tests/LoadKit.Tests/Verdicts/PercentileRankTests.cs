using LoadKit.Tests.Histograms;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>A percentile is the value at the rank that is rounded up: of n values the ceil(p n / 100)th, without interpolation.</summary>
public sealed class PercentileRankTests
{
    [TestCase(31, 95, 30)]
    [TestCase(31, 50, 16)]
    [TestCase(31, 99, 31)]
    [TestCase(31, 1, 1)]
    [TestCase(40, 95, 38)]
    [TestCase(712, 50, 356)]
    [TestCase(712, 95, 677)]
    [TestCase(712, 99, 705)]
    [TestCase(712, 99.9, 712)]
    [TestCase(1_000, 99.9, 999)]
    public void It_is_rounded_up(int count, double percentile, int rank)
    {
        var run = new MadeRun().Stage("hold", 1.Seconds).Seconds("get", [(Recorded.Values(Enumerable.Range(1, count).Select(time => (long)time)), Histogram.Empty)]);

        Assert.That(run.Outcome(Slo.Latency(percentile, 1.Seconds)).Value, Is.EqualTo(rank / 1e6));
    }
}
