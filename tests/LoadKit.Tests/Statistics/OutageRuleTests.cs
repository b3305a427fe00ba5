using LoadKit.Statistics;

namespace LoadKit.Tests.Statistics;

public sealed class OutageRuleTests
{
    private static bool[] Looks(double limit, params (long Count, long Bad)[] windows)
    {
        var rule = new OutageRule();
        return [.. windows.Select(window => rule.Add(new WindowSample(window.Count, window.Bad), limit))];
    }

    [Test]
    public void Three_bad_windows_in_a_row_are_an_outage()
    {
        Assert.That(Looks(0.01, (20, 10), (20, 10), (20, 10), (20, 10), (20, 9)), Is.EqualTo([false, false, true, true, false]));
        Assert.That(Looks(0.01, (20, 20), (20, 20), (20, 9), (20, 20), (20, 20)), Has.None.True, "one of them was better");
        Assert.That(Looks(0.01, (20, 20), (20, 20), (19, 19), (20, 20), (20, 20)), Has.None.True, "one of them had too few");
        Assert.That(Looks(0.01, (1000, 499), (1000, 499), (1000, 499)), Has.None.True);
    }

    [TestCase(0.25, true)]
    [TestCase(0.26, false)]
    public void Where_nearly_half_may_be_bad_half_is_no_outage(double limit, bool expected) =>
        Assert.That(Looks(limit, (50, 50), (50, 50), (50, 50))[^1], Is.EqualTo(expected));

    [Test]
    public void It_knows_what_the_windows_in_a_row_have_counted()
    {
        var rule = new OutageRule();
        foreach (var bad in new long[] { 60, 70, 80, 90 })
            rule.Add(new WindowSample(100, bad), 0.05);

        Assert.That(rule.Sum, Is.EqualTo(new WindowSample(300, 240)));
    }
}
