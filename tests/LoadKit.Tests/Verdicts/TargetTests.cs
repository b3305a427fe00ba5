using LoadKit.Verdicts;

namespace LoadKit.Tests.Verdicts;

public sealed class TargetTests
{
    [TestCase(0.2004, 0.2, "201 ms")]
    [TestCase(0.2, 0.2, "200 ms")]
    [TestCase(0.1996, 0.2, "200 ms")]
    [TestCase(0.1996, 0.1997, "199.6 ms")]
    [TestCase(0.19961, 0.1997, "199.7 ms")]
    [TestCase(1.2341, 1.2345, "1.2341 s")]
    public void Times_get_the_digits_that_they_need(double seconds, double limit, string text) =>
        Assert.That(Target.AtMost(limit).Duration(seconds), Is.EqualTo(text));

    [TestCase(0.009996, 0.01, "0.9996 %")]
    [TestCase(0.01, 0.01, "1.00 %")]
    [TestCase(0.00991, 0.01, "0.991 %")]
    [TestCase(0.0099, 0.01, "0.99 %")]
    [TestCase(0.010001, 0.01, "1.01 %")]
    public void Shares_get_the_digits_that_they_need(double share, double limit, string text) =>
        Assert.That(Target.Below(limit).Percent(share, 1000), Is.EqualTo(text));

    [TestCase(0.99904, 0.999, "99.90 %")]
    [TestCase(0.99904, 0.99901, "99.904 %")]
    [TestCase(0.9989999, 0.999, "99.89 %")]
    public void Success_is_rounded_down(double share, double limit, string text) =>
        Assert.That(Target.AtLeast(limit).Percent(share, 1000), Is.EqualTo(text));

    [TestCase(900.4, 900, "900 /s")]
    [TestCase(899.96, 900, "899 /s")]
    [TestCase(900.45, 900.4, "900.4 /s")]
    [TestCase(900.44, 900.42, "900.44 /s")]
    public void Rates_get_the_digits_that_they_need(double rate, double limit, string text) =>
        Assert.That(Target.AtLeast(limit).PerSecond(rate), Is.EqualTo(text));

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(1e300)]
    public void What_has_no_digits_is_printed_as_ever(double value)
    {
        Assert.That(Target.AtMost(1).Duration(value), Is.EqualTo(Quantities.PerSecond(new Rate(value), Rounding.Up).Replace("/s", "s", StringComparison.Ordinal)));
        Assert.That(Target.AtLeast(value).PerSecond(5), Is.EqualTo("5.00 /s"));
    }

    [TestCase(1, 2, Verdict.Pass, Verdict.Pass, Verdict.Fail)]
    [TestCase(2, 3, Verdict.Pass, Verdict.Inconclusive, Verdict.Inconclusive)]
    [TestCase(3, 3, Verdict.Pass, Verdict.Fail, Verdict.Pass)]
    [TestCase(2, 4, Verdict.Inconclusive, Verdict.Inconclusive, Verdict.Inconclusive)]
    [TestCase(3, 4, Verdict.Inconclusive, Verdict.Fail, Verdict.Pass)]
    [TestCase(4, 5, Verdict.Fail, Verdict.Fail, Verdict.Pass)]
    public void An_interval_is_judged_by_both_its_ends(double low, double high, Verdict atMost3, Verdict below3, Verdict atLeast3)
    {
        Assert.That(Target.AtMost(3).Judge(low, high), Is.EqualTo(atMost3));
        Assert.That(Target.Below(3).Judge(low, high), Is.EqualTo(below3));
        Assert.That(Target.AtLeast(3).Judge(low, high), Is.EqualTo(atLeast3));
    }

    [FsCheck.NUnit.Property(MaxTest = 2000)]
    public void A_printed_value_is_on_the_same_side_of_its_limit(FsCheck.PositiveInt random, FsCheck.PositiveInt distance, byte power, bool above)
    {
        var limit = random.Get % 100_000 / 1000m + 0.001m;
        var value = limit * (1 + ((above ? 1 : -1) * (distance.Get % 1000) * (decimal)Math.Pow(10, -3 - (power % 6))));
        if (value < 0)
            return;

        var (limitNumber, number) = ((double)limit, (double)value);
        Assert.That(Printed.Number(Target.AtMost(limitNumber).Duration(number)) <= limitNumber, Is.EqualTo(value <= limit), $"{value} s at most {limit} s");
        Assert.That(Printed.Number(Target.AtLeast(limitNumber).PerSecond(number)) >= limitNumber, Is.EqualTo(value >= limit), $"{value} /s at least {limit} /s");
        var (limitShare, share) = ((double)(limit / 100), (double)(value / 100));
        Assert.That(Printed.Number(Target.Below(limitShare).Percent(share, random.Get)) < limitShare, Is.EqualTo(value < limit), $"{value} % below {limit} %");
        Assert.That(Printed.Number(Target.AtLeast(limitShare).Percent(share, random.Get)) >= limitShare, Is.EqualTo(value >= limit), $"{value} % at least {limit} %");
    }
}
