using LoadKit.Statistics;
using LoadKit.Tests.Verdicts;

namespace LoadKit.Tests.Statistics;

public sealed class SequentialTestTests
{
    [Test]
    public void The_mixture_is_the_reference_one()
    {
        foreach (var vector in ReferenceVectors.Cases("sequential"))
        {
            var (bad, count, limit) = (vector.Number("k"), vector.Number("n"), vector.Number("target"));
            var mixture = SequentialTest.LogMixture(bad, count, limit);
            var single = SequentialTest.LogLikelihoodRatio(bad, count, limit, ratio: 2);

            Assert.That(SequentialTest.Ratios(limit), Is.EqualTo(vector.GetProperty("ratios").Numbers()));
            Assert.That(mixture, Is.EqualTo(vector.Number("logMixture")).Within(1e-9), $"{bad} of {count}");
            Assert.That(single, Is.EqualTo(vector.Number("logSprt2")).Within(1e-9), $"{bad} of {count}");
            Assert.That(SequentialTest.Rejects(mixture, 0.05), Is.EqualTo(vector.GetProperty("abortAt5pct").GetBoolean()));
            Assert.That(SequentialTest.Rejects(single, 0.05), Is.EqualTo(vector.GetProperty("sprtAbortAt5pct").GetBoolean()));
        }
    }

    [Test]
    public void There_are_as_many_vectors_as_the_reference_has() => Assert.That(ReferenceVectors.Cases("sequential").Count(), Is.EqualTo(12));

    [TestCase(0.05, new[] { 1.25, 1.5, 2, 3, 5, 10 })]
    [TestCase(0.5, new[] { 1.25, 1.5 })]
    [TestCase(0.8, new double[0])]
    public void It_is_tested_against_shares_below_all(double limit, double[] ratios) => Assert.That(SequentialTest.Ratios(limit), Is.EqualTo(ratios));

    [Test]
    public void A_limit_that_no_share_can_be_much_above_is_never_given_up() =>
        Assert.That(SequentialTest.LogMixture(1e6, 1e6, 0.9), Is.EqualTo(double.NegativeInfinity));

    [TestCase(0.05, 2.9957)]
    [TestCase(0.01, 4.6051)]
    public void It_rejects_at_one_by_alpha(double alpha, double log)
    {
        Assert.That(SequentialTest.Rejects(log, alpha), Is.False);
        Assert.That(SequentialTest.Rejects(log + 0.0001, alpha), Is.True);
    }

    [Test]
    public void Millions_of_bad_ones_overflow_nothing() =>
        Assert.That(SequentialTest.LogMixture(5e8, 1e9, 0.001), Is.GreaterThan(1e9).And.LessThan(1e11));
}
