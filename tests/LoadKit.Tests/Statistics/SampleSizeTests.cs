using LoadKit.Statistics;

namespace LoadKit.Tests.Statistics;

public sealed class SampleSizeTests
{
    // From Clopper and Pearson's interval, computed apart: with one sample less it still holds the limit.
    [TestCase(0, 0.01, 368)]
    [TestCase(0.005, 0.01, 1_518)]
    [TestCase(0.02, 0.01, 547, TestName = "A_share_above_the_limit_is_settled_by_the_lower_end_of_its_interval")]
    [TestCase(0.03, 0.01, 172)]
    [TestCase(0.002, 0.001, 5_517)]
    [TestCase(0.06, 0.05, 2_003)]
    [TestCase(1, 0.5, 6)]
    public void A_share_is_settled_when_its_interval_no_longer_holds_the_limit(double share, double limit, double samples) =>
        Assert.That(SampleSize.ToSettle(share, limit, 0.95), Is.EqualTo(samples));

    [TestCase(0.01, 0.01)]
    [TestCase(0.010000001, 0.01)]
    public void A_share_on_its_limit_is_never_settled(double share, double limit) =>
        Assert.That(SampleSize.ToSettle(share, limit, 0.95), Is.EqualTo(double.PositiveInfinity));
}
