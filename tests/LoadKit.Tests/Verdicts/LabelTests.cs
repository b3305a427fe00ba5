using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>EXCEEDS takes a margin of a tenth at the bad end of the interval.</summary>
public sealed class LabelTests
{
    // Batches of 95 and 105 a second: 96.23 to 103.77. To 96.23 it is 10.6 % from 87, and 9.4 % from 88.
    [TestCase(87, "EXCEEDS")]
    [TestCase(88, "MEETS")]
    [TestCase(93, "MEETS")]
    [TestCase(97, "UNPROVEN")]
    public void Of_a_least_rate_the_low_end_keeps_a_tenth(double limit, string label)
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).PerSecond("get", Enumerable.Range(0, 60).Select(second => second / 6 % 2 == 0 ? 95L : 105L));

        Assert.That(run.Outcome(Slo.Throughput(limit.PerSecond)).Label, Is.EqualTo(label));
    }

    // Batches of 110 and 90 ms, in one second each: 100 +- 2.26216 * 10 / 3 is 92.46 to 107.54 ms. 107.54 is 10.4 % below 120, and 9.6 % below 119.
    [TestCase(120, "EXCEEDS")]
    [TestCase(119, "MEETS")]
    [TestCase(108, "MEETS")]
    [TestCase(107, "UNPROVEN")]
    public void Of_a_most_latency_the_high_end_keeps_a_tenth(double limit, string label)
    {
        var run = new MadeRun().Stage("hold", 1.Minutes)
            .Seconds("get", Enumerable.Range(0, 60).Select(second => (MadeRun.Times((second % 6 != 2 ? 100 : second / 6 % 2 == 0 ? 160 : 40, 50)), Histogram.Empty)));

        var outcome = run.Outcome(Slo.MeanLatency(limit.Milliseconds));

        Assert.That(outcome.Label, Is.EqualTo(label));
        Assert.That(outcome.Low, Is.EqualTo(0.1 - (0.022621571627409915 / 3)).Within(1e-9));
        Assert.That(outcome.High, Is.EqualTo(0.1 + (0.022621571627409915 / 3)).Within(1e-9));
    }
}
