using LoadKit.Statistics;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Statistics;

public class ComparisonStatisticsTests
{
    [Test]
    public void One_pair_shows_nothing_however_large_the_difference()
    {
        var ratio = LogRatio.OfPairs([100], [100_000]);

        Assert.That(ratio.Mean, Is.EqualTo(Math.Log(1000)).Within(1e-12));
        Assert.That(ratio.HalfWidth(0.95), Is.EqualTo(double.PositiveInfinity));
        Assert.That(ratio.PValue, Is.EqualTo(1));
        Assert.That(RatioOutcome.Of(ratio, 0.05, 0.95), Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(RatioOutcome.Of(LogRatio.OfHistory([100], 200), 0.05, 0.95), Is.EqualTo(ComparisonOutcome.Inconclusive));
        Assert.That(RatioOutcome.Of(LogRatio.OfBatches([100], [200, 200], 0.08), 0.05, 0.95), Is.EqualTo(ComparisonOutcome.Inconclusive));
    }

    [TestCase(100, ComparisonOutcome.Unchanged, 1)]
    [TestCase(104.9, ComparisonOutcome.Unchanged, 0)]
    [TestCase(105.1, ComparisonOutcome.Regressed, 0)]
    [TestCase(95.3, ComparisonOutcome.Unchanged, 0)]
    [TestCase(95.2, ComparisonOutcome.Improved, 0)]
    public void Pairs_that_never_deviate_are_certain(double candidate, ComparisonOutcome outcome, double pValue)
    {
        var ratio = LogRatio.OfPairs([100, 100, 100], [candidate, candidate, candidate]);

        Assert.That(ratio.HalfWidth(0.95), Is.Zero);
        Assert.That(ratio.PValue, Is.EqualTo(pValue));
        Assert.That(RatioOutcome.Of(ratio, 0.05, 0.95), Is.EqualTo(outcome));
    }

    [FsCheck.NUnit.Property]
    public void The_p_value_and_the_interval_always_agree(int mean, FsCheck.PositiveInt error, byte degrees)
    {
        var ratio = new LogRatio(mean / 100.0, 0, error.Get / 100.0, degrees == 0 ? null : degrees);

        Assert.That(ratio.PValue < 0.05, Is.EqualTo(Math.Abs(ratio.Mean) > ratio.HalfWidth(0.95)));
        Assert.That(ratio.PValue, Is.EqualTo(ratio.Reversed.PValue));
    }

    [FsCheck.NUnit.Property]
    public void Swapping_the_sides_reverses_the_ratio(FsCheck.PositiveInt[] values)
    {
        double[] baseline = [1, 2, .. values.Select(value => (double)value.Get)];
        var candidate = baseline.Reverse().ToArray();
        var (there, back) = (LogRatio.OfPairs(baseline, candidate), LogRatio.OfPairs(candidate, baseline).Reversed);

        Assert.That(there.Mean, Is.EqualTo(back.Mean).Within(1e-9));
        Assert.That(there.HalfWidth(0.9), Is.EqualTo(back.HalfWidth(0.9)).Within(1e-9));
    }

    // p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm") in R, and its rule carried on.
    [TestCase(new[] { 0.01, 0.04, 0.03, 0.005 }, 4, new[] { 0.03, 0.06, 0.06, 0.02 })]
    [TestCase(new[] { 0.02 }, 1, new[] { 0.02 })]
    [TestCase(new[] { 0.02 }, 3, new[] { 0.06 })]
    [TestCase(new[] { 0.6, 0.5 }, 2, new[] { 1.0, 1.0 })]
    [TestCase(new double[0], 2, new double[0])]
    public void Holms_method_is_the_published_one(double[] pValues, int questions, double[] expected) =>
        Assert.That(Holm.Adjusted(pValues, questions), Is.EqualTo(expected).Within(1e-12));

    // Two-sided by doubling: R's binom.test(k2, k1 + k2, n2 / (n1 + n2), alternative = "greater") or "less", times two.
    [TestCase(0, 1000, 0, 1000, 1)]
    [TestCase(0, 1000, 1, 1000, 1)]
    [TestCase(1, 1000, 0, 100, 1)]
    [TestCase(0, 1000, 5, 1000, 0.0625)]
    [TestCase(5, 1000, 0, 1000, 0.0625)]
    [TestCase(0, 1000, 6, 1000, 0.03125)]
    [TestCase(10, 1000, 10, 1000, 1)]
    [TestCase(0, 3000, 2, 1000, 0.125)]
    public void Counts_of_rare_things_are_told_apart_by_an_exact_test(long bad1, long n1, long bad2, long n2, double expected) =>
        Assert.That(TwoCounts.PValue(new WindowSample(n1, bad1), new WindowSample(n2, bad2)), Is.EqualTo(expected).Within(1e-12));

    [TestCase(1, 1)]
    [TestCase(5, 0.0625)]
    [TestCase(6, 0.03125)]
    public void Six_pairs_with_one_sign_are_no_chance(int pairs, double expected) => Assert.That(SignTest.PValue(pairs), Is.EqualTo(expected));
}
