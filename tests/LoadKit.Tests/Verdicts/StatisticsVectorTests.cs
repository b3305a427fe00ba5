using System.Text.Json;
using LoadKit.Statistics;
using LoadKit.Tests.Histograms;
using LoadKit.Verdicts;
using MathNet.Numerics.Distributions;

namespace LoadKit.Tests.Verdicts;

/// <summary>The statistics of verdicts against reference values.</summary>
public sealed class StatisticsVectorTests
{
    // What is left of an interval of a share when n is a hundred million: a ten-thousandth of one request.
    private const double Absolute = 2e-12;

    [Test]
    public void The_inverse_of_the_beta_distribution_is_the_reference_one()
    {
        foreach (var vector in ReferenceVectors.Read("special-functions").GetProperty("ibetainv").EnumerateArray().Select(ReferenceVectors.Numbers))
            Assert.That(Beta.InvCDF(vector[0], vector[1], vector[2]), Is.EqualTo(vector[3]).Within(1e-9 * vector[3]), string.Join(' ', vector));
    }

    [Test]
    public void The_quantiles_of_students_t_are_the_reference_ones()
    {
        foreach (var vector in ReferenceVectors.Read("special-functions").GetProperty("tPpf").EnumerateArray().Select(ReferenceVectors.Numbers))
            Assert.That(StudentT.InvCDF(0, 1, vector[1], vector[0]), Is.EqualTo(vector[2]).Within(1e-9 * Math.Abs(vector[2])), string.Join(' ', vector));
    }

    [TestCase(9, 2.2621571627409915)]
    [TestCase(1000, 1.9623390808264074)]
    [TestCase(int.MaxValue, 1.959963984540054)]
    public void Confidence_is_95_percent_on_two_sides(int degreesOfFreedom, double expected) =>
        Assert.That(Student.T(degreesOfFreedom, 0.95), Is.EqualTo(expected).Within(1e-6));

    [TestCase("c90", 0.90)]
    [TestCase("c95", 0.95)]
    [TestCase("c99", 0.99)]
    public void Clopper_and_pearsons_interval_is_the_reference_one(string level, double confidence)
    {
        foreach (var vector in ReferenceVectors.Cases("proportion-ci"))
        {
            var (k, n) = (vector.Number("k"), vector.Number("n"));
            var expected = vector.GetProperty(level).GetProperty("clopperPearson").Numbers();

            var interval = BinomialInterval.ClopperPearson(k, n, confidence);

            Assert.That(interval.Low, Is.EqualTo(expected[0]).Within(Math.Max(Absolute, 1e-8 * expected[0])), $"{k} of {n}");
            Assert.That(interval.High, Is.EqualTo(expected[1]).Within(Math.Max(Absolute, 1e-8 * expected[1])), $"{k} of {n}");
        }
    }

    [Test]
    public void None_of_many_has_an_exact_upper_bound()
    {
        foreach (var n in new[] { 1L, 3688, 100_000_000, 10_000_000_000 })
        {
            Assert.That(n * -Math.Log(1 - BinomialInterval.ClopperPearson(0, n, 0.95).High), Is.EqualTo(3.6888794541139363).Within(1e-5), $"{n}");
            Assert.That(BinomialInterval.ClopperPearson(n, n, 0.95).Low, Is.EqualTo(1 - BinomialInterval.ClopperPearson(0, n, 0.95).High).Within(1e-15), $"{n}");
        }
    }

    [FsCheck.NUnit.Property]
    public void The_interval_holds_the_observed_share_whatever_the_counts(FsCheck.NonNegativeInt bad, FsCheck.NonNegativeInt good, byte power)
    {
        var scale = Math.Pow(10, power % 7);
        var (k, n) = (bad.Get * scale, (bad.Get + good.Get + 1) * scale);

        var interval = BinomialInterval.ClopperPearson(k, n, 0.95);

        Assert.That(interval.Low, Is.InRange(0, k / n));
        Assert.That(interval.High, Is.InRange(k / n, 1));
    }

    [TestCase(0, 0, 3.6888794541139363)]
    [TestCase(1, 0.02531780798428988, 5.571643390938898)]
    [TestCase(10, 4.795388696132438, 18.390356042017782)]
    public void Garwoods_interval_is_the_published_one(long count, double low, double high)
    {
        var interval = PoissonInterval.Garwood(count, 0.95);

        Assert.That(interval.Low, Is.EqualTo(low).Within(1e-8));
        Assert.That(interval.High, Is.EqualTo(high).Within(1e-8));
    }

    [Test]
    public void Verdicts_on_shares_are_the_reference_ones()
    {
        foreach (var vector in ReferenceVectors.Cases("verdict-rate"))
        {
            var (k, n, limit) = (vector.Count("k"), vector.Count("n"), vector.Number("target"));
            var isStrict = vector.GetProperty("op").GetString() == "<";

            var test = ShareTest.Of([new WindowSample(n, k)], isStrict ? Target.Below(limit) : Target.AtMost(limit), 0.95);
            var interval = test.Interval;

            Assert.That(test.Verdict, Is.EqualTo(vector.Verdict()), vector.GetProperty("source").GetString());
            Assert.That(interval.Low, Is.EqualTo(vector.Number("lo")).Within(1e-8).Percent.Or.EqualTo(vector.Number("lo")).Within(Absolute));
            Assert.That(interval.High, Is.EqualTo(vector.Number("hi")).Within(1e-8).Percent.Or.EqualTo(vector.Number("hi")).Within(Absolute));
            Assert.That(isStrict ? Target.Below(limit).IsMetBy((double)k / n) : Target.AtMost(limit).IsMetBy((double)k / n),
                Is.EqualTo(vector.GetProperty("observedMet").GetBoolean()));
        }
    }

    [Test]
    public void Verdicts_on_percentiles_are_the_reference_ones_and_agree_with_the_ranks()
    {
        foreach (var vector in ReferenceVectors.Cases("verdict-quantile"))
        {
            var (n, over) = (vector.Count("n"), vector.Count("over"));
            var share = (double)(1 - (decimal)vector.Number("quantile"));

            var verdict = ShareTest.Of([new WindowSample(n, over)], Target.AtMost(share), 0.95).Verdict;
            var ranks = QuantileRanks.Of(share, n, 0.95);

            Assert.That(verdict, Is.EqualTo(vector.Verdict()), vector.ToString());
            Assert.That(ranks.High <= n - over ? Verdict.Pass : ranks.Low > n - over ? Verdict.Fail : Verdict.Inconclusive, Is.EqualTo(verdict), vector.ToString());
        }
    }

    [Test]
    public void Ranks_of_quantiles_are_the_reference_ones()
    {
        foreach (var vector in ReferenceVectors.Cases("quantile-ranks"))
        {
            var ranks = QuantileRanks.Of((double)(1 - (decimal)vector.Number("p")), vector.Count("n"), vector.Number("confidence"));

            Assert.That(ranks, Is.EqualTo(new QuantileRanks(vector.Count("lowerRank"), vector.Count("upperRank"))), vector.ToString());
        }
    }

    [Test]
    public void As_many_samples_are_needed_for_proof_as_the_reference_says()
    {
        var vectors = ReferenceVectors.Read("min-sample-size");
        foreach (var vector in vectors.GetProperty("rate").EnumerateArray())
        {
            var limit = vector.Number("target");
            Assert.That(SampleSize.WithoutBad(limit, 0.95), Is.EqualTo(vector.Count("zeroFailures_twoSided95")));
            Assert.That(SampleSize.WithoutBad(limit, 0.99), Is.EqualTo(vector.Count("zeroFailures_twoSided99")));
            Assert.That(SampleSize.WithoutBad(limit, 0.90), Is.EqualTo(vector.Count("zeroFailures_twoSided90")));
        }

        foreach (var vector in vectors.GetProperty("quantile").EnumerateArray())
            Assert.That(SampleSize.WithoutBad((double)(1 - (decimal)vector.Number("quantile")), 0.95), Is.EqualTo(vector.Count("minSamplesForUpperBound_twoSided95")));
    }

    [FsCheck.NUnit.Property]
    public void So_many_samples_prove_it_and_one_less_does_not(FsCheck.PositiveInt random)
    {
        var limit = 1.0 / (2 + (random.Get % 100_000));
        var needed = SampleSize.WithoutBad(limit, 0.95);

        Assert.That(ShareTest.Of([new WindowSample(needed, 0)], Target.AtMost(limit), 0.95).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(ShareTest.Of([new WindowSample(needed - 1, 0)], Target.AtMost(limit), 0.95).Verdict, Is.EqualTo(Verdict.Inconclusive));
    }

    [Test]
    public void The_means_interval_is_the_reference_one()
    {
        foreach (var vector in ReferenceVectors.Cases("mean-ci"))
        {
            var values = Recorded.Values(vector.GetProperty("x").Numbers().Select(x => (long)Math.Round(x * 10)));

            Assert.That(values.Mean / 10, Is.EqualTo(vector.Number("mean")).Within(1e-9));
            Assert.That(MeanJudgement.Plain(values, 0.95) / 10, Is.EqualTo(vector.Number("hi") - vector.Number("mean")).Within(1e-6));
        }
    }
}
