using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>The first third of a stage and its last: their intervals must not touch, and they must differ by a tenth.</summary>
public sealed class TrendTests
{
    // Batches of two seconds that are 20 ms slower and faster in turn: +- 2.26216 * 20 / 3 = 15.08 ms for each third, 30.16 together.
    [TestCase(131, 20, 20, 1)]
    [TestCase(130, 20, 20, 0, TestName = "Intervals_that_touch_are_no_trend")]
    [TestCase(116, 20, 0, 1)]
    [TestCase(115, 20, 0, 0, TestName = "The_interval_of_the_first_third_counts")]
    [TestCase(116, 0, 20, 1)]
    [TestCase(115, 0, 20, 0, TestName = "The_interval_of_the_last_third_counts")]
    [TestCase(110.1, 0, 0, 1)]
    [TestCase(109.9, 0, 0, 0, TestName = "Less_than_a_tenth_is_no_trend_however_clear")]
    [TestCase(89.9, 0, 0, 1)]
    [TestCase(90.1, 0, 0, 0)]
    public void A_trend_is_clear_and_large(double last, double firstNoise, double lastNoise, int notices) =>
        Assert.That(Notices(last, firstNoise, lastNoise), Has.Length.EqualTo(notices));

    [Test]
    public void It_is_said_with_both_means()
    {
        Assert.That(Notices(131, 20, 20), Is.EqualTo(["in stage \"hold\" the system got slower while the load stayed: mean latency 100 ms (± 15.1 ms) in the first third, 131 ms (± 15.1 ms) in the last"]));
        Assert.That(Notices(89.9, 0, 0).Single(), Does.Contain("got faster"));
    }

    private static string[] Notices(double last, double firstNoise, double lastNoise) =>
    [
        .. new MadeRun().Stage("hold", 1.Minutes)
            .Seconds("get", Enumerable.Range(0, 60).Select(second => (second / 20) switch
            {
                0 => Second(100, firstNoise, second),
                1 => Second(105, 0, second),
                _ => Second(last, lastNoise, second),
            }))
            .Judged().Findings.Where(finding => finding.Kind == FindingKind.Notice).Select(finding => finding.Text),
    ];

    private static (Histogram, Histogram) Second(double mean, double noise, int second) => (MadeRun.Times((mean + (second / 2 % 2 == 0 ? noise : -noise), 10)), Histogram.Empty);
}
