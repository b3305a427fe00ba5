using LoadKit.Tests.Support;
using LoadKit.Units;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Verdicts;

/// <summary>How much longer a run would have to be.</summary>
public sealed class SettlementTests
{
    // Failures in one second of six, many and few in turn: ten batches of 600 that are unlike each other.
    // 40 of 6,000 have a design effect of 4.474 and are worth 1,006.65; 3,427 are needed: 60 s * 3.404 is 144 s more, though 6,000 independent ones would do.
    [TestCase(8, 0, "about 3 min more at this rate")]
    // 45: 894.05 of 6,097, 349 s.
    [TestCase(9, 0, "about 6 min more at this rate")]
    // 85, more than the limit: 470.14 of 2,621, 274 s.
    [TestCase(17, 0, "about 5 min more at this rate")]
    // 90, more than the limit: 998.21 of 1,876, 53 s.
    [TestCase(15, 3, "about 1 min more at this rate")]
    public void What_is_needed_is_counted_in_effective_samples(int many, int few, string settles)
    {
        var run = new MadeRun().Stage("hold", 1.Minutes)
            .Seconds("get", Enumerable.Range(0, 60).Select(second => (second % 6 != 2 ? 0L : second / 6 % 2 == 0 ? many : few) is var failed ? (100 - failed, 0L, failed) : default));

        var outcome = run.Outcome(Slo.ErrorRate(1.Percent));

        Assert.That((outcome.Verdict, outcome.Settles), Is.EqualTo((Verdict.Inconclusive, settles)));
    }

    [TestCase(2, 60, "about 3 min more at this rate")]
    [TestCase(1.5, 100, "about 3 min more at this rate")]
    [TestCase(1.125, 64, "about 20 s more at this rate")]
    [TestCase(3, 3_600, "about 8 h more at this rate")]
    [TestCase(0.9, 60, "a longer run")]
    [TestCase(31.5, 60, "about 17 h more at this rate")]
    [TestCase(32, 60, "no run of reasonable length: what was measured lies on the limit")]
    public void The_width_of_a_mean_goes_with_the_root_of_the_time(double ratio, int seconds, string settles) =>
        Assert.That(Settlement.ForHalfWidth(ratio, 1, seconds.Seconds), Is.EqualTo(settles));

    [Test]
    public void A_mean_on_its_limit_is_never_settled() =>
        Assert.That(Settlement.ForHalfWidth(1, 0, 1.Minutes), Is.EqualTo("no run of reasonable length: what was measured lies on the limit"));

    [Test]
    public void Too_short_are_fewer_than_thirty_correlation_times()
    {
        Assert.That(Settlement.TooShort(2.5, 1.Seconds), Is.EqualTo(75.Seconds));
        Assert.That(Settlement.TooShort(2.5, 10.Seconds), Is.EqualTo(750.Seconds));

        // Spells that requests share for 6.39 s: 192 s, of which there were 60.
        var run = new MadeRun().Stage("hold", 1.Minutes).Seconds("get", Enumerable.Range(0, 60).Select(second => second % 30 < 8 ? (860L, 140L, 0L) : (1_000L, 0L, 0L)));
        Assert.That(run.Outcome(Slo.Latency(85, 200.Milliseconds)).Settles, Is.EqualTo("about 3 min more at this rate"));
    }
}
