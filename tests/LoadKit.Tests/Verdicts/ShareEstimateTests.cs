using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public sealed class ShareEstimateTests
{
    [TestCaseSource(nameof(Names))]
    public void It_judges_windows_as_the_reference_does(string name)
    {
        var vector = ReferenceVectors.Cases("verdict-windows").Single(one => one.GetProperty("name").GetString() == name);
        var expected = vector.GetProperty("expected");
        var limit = new Ratio(expected.Number("target"));

        var estimate = ShareEstimate.Of(vector.GetProperty("windowN").Numbers().Zip(vector.GetProperty("windowK").Numbers(), (n, k) => ((long)n, (long)k)));

        Assert.Multiple(() =>
        {
            Assert.That((estimate.Count, estimate.Bad, estimate.Share.Value), Is.EqualTo((expected.Count("n"), expected.Count("k"), expected.Number("rate"))));
            Assert.That(estimate.Low.Value, Is.EqualTo(expected.Number("lo")).Within(1e-9));
            Assert.That(estimate.High.Value, Is.EqualTo(expected.Number("hi")).Within(1e-9));
            Assert.That(estimate.DesignEffect, Is.EqualTo(expected.Number("deff")).Within(1e-8).Percent);
            Assert.That(estimate.EffectiveCount, Is.EqualTo(expected.Number("neff")).Within(1e-6).Percent);
            Assert.That(estimate.CorrelationTime, Is.EqualTo(expected.Number("tau")).Within(1e-8).Percent);
            Assert.That(expected.GetProperty("strict").GetBoolean() ? estimate.Below(limit) : estimate.AtMost(limit), Is.EqualTo(expected.Verdict()));
        });
    }

    [Test]
    public void Nothing_proves_nothing()
    {
        var none = ShareEstimate.Of([]);

        Assert.That((none.AtMost(50.Percent), none.Low, none.High), Is.EqualTo((Verdict.Inconclusive, 0.Percent, 100.Percent)));
    }

    [Test]
    public void Impossible_counts_and_confidences_are_refused()
    {
        Assert.That(() => ShareEstimate.Of([(10, 1), (10, 11)]), Throws.ArgumentException.With.Message.StartsWith("Window 1 has 11 bad ones of 10."));
        Assert.That(() => ShareEstimate.Of([(10, -1)]), Throws.ArgumentException);
        Assert.That(() => ShareEstimate.Of([(10, 1)], 100.Percent), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => ShareEstimate.Of(null!), Throws.ArgumentNullException);
    }

    private static IEnumerable<string> Names() => ReferenceVectors.Cases("verdict-windows").Select(one => one.GetProperty("name").GetString()!);
}
