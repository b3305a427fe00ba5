using LoadKit.Statistics;

namespace LoadKit.Tests.Statistics;

public sealed class BinomialIntervalTests
{
    [Test]
    public void It_holds_the_share_for_every_count_whole_or_not_small_or_huge()
    {
        var random = new Random(1);
        for (var i = 0; i < 4_000; i++)
        {
            var n = Math.Pow(10, random.NextDouble() * 10);
            var k = Math.Min(n, n * Math.Pow(10, -random.NextDouble() * 9));
            k = random.Next(4) == 0 ? n - k : k;
            var confidence = new[] { 0.5, 0.9, 0.95, 0.99, 0.9999 }[i % 5];

            BinomialInterval interval = default;
            Assert.That(() => interval = BinomialInterval.ClopperPearson(k, n, confidence), Throws.Nothing, $"{k} of {n} at {confidence}");
            Assert.That(interval.Low >= 0 && interval.Low <= (k / n) + 1e-12 && interval.High >= (k / n) - 1e-12 && interval.High <= 1, Is.True, $"{k} of {n} at {confidence}: {interval}");
        }
    }

    [TestCase(0, 0.01, 0.95, 368)]
    [TestCase(0, 0.05, 0.99, 104)]
    [TestCase(0.02, 0.01, 0.95, 547)]
    [TestCase(0.005, 0.01, 0.95, 1_518)]
    [TestCase(0.01, 0.01, 0.95, double.PositiveInfinity)]
    [TestCase(0.010_000_001, 0.01, 0.95, double.PositiveInfinity)]
    public void So_many_samples_settle_a_share(double share, double limit, double confidence, double count)
    {
        var needed = SampleSize.ToSettle(share, limit, confidence);

        Assert.That(needed, Is.EqualTo(count).Within(3).Percent);
        if (double.IsFinite(needed))
        {
            Assert.That(Holds(needed + 1), Is.False);
            Assert.That(Holds(needed - 2), Is.True);
        }

        bool Holds(double n) => BinomialInterval.ClopperPearson(share * n, n, confidence) is var interval && interval.Low <= limit && interval.High >= limit;
    }
}
