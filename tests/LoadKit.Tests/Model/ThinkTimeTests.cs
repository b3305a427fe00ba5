using FsCheck;
using LoadKit.Model;
using LoadKit.Units;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace LoadKit.Tests.Model;

public class ThinkTimeTests
{
    private const int Draws = 100_000;

    // One draw in 16,000 of a right distribution is further off than four standard errors; the seed is fixed, so it is never drawn.
    private const double Errors = 4;

    private static IEnumerable<TestCaseData> Distributions() =>
    [
        Case(ThinkTime.Uniform(1.Seconds, 3.Seconds), new ContinuousUniform(1, 3), kurtosis: 1.8),
        Case(ThinkTime.Normal(2.Seconds, 400.Milliseconds), new Normal(2, 0.4), kurtosis: 3),
        Case(ThinkTime.Exponential(2.Seconds), new Exponential(0.5), kurtosis: 9),
        Case(ThinkTime.LogNormal(2.Seconds, 1.Seconds), LogNormal.WithMeanVariance(2, 1), kurtosis: 8.035),
    ];

    private static IEnumerable<ThinkTime> EveryKind() =>
    [
        ThinkTime.Constant(2.Seconds),
        ThinkTime.Uniform(1.Seconds, 3.Seconds),
        ThinkTime.Normal(2.Seconds, 1.Seconds),
        ThinkTime.Exponential(2.Seconds),
        ThinkTime.LogNormal(2.Seconds, 1.Seconds),
        ThinkTime.LogNormal(2.Seconds, 1.Seconds).AtMost(5.Seconds),
    ];

    [TestCaseSource(nameof(Distributions))]
    public void Mean_and_standard_deviation_are_those_of_the_distribution(ThinkTime time, IContinuousDistribution expected, double kurtosis)
    {
        var drawn = Seconds(time);

        Assert.That(drawn.Mean(), Is.EqualTo(expected.Mean).Within(Errors * expected.StdDev / Math.Sqrt(Draws)));

        // The standard error of a standard deviation: s √((kurtosis - 1) / 4n).
        Assert.That(drawn.StandardDeviation(), Is.EqualTo(expected.StdDev).Within(Errors * expected.StdDev * Math.Sqrt((kurtosis - 1) / (4 * Draws))));
    }

    [TestCaseSource(nameof(Distributions))]
    public void Median_p5_and_p95_are_those_of_the_distribution(ThinkTime time, IContinuousDistribution expected, double kurtosis)
    {
        var drawn = Seconds(time);
        foreach (var share in new[] { 0.05, 0.5, 0.95 })
        {
            // The distributions share no inverse, so it is found from the distribution function.
            var quantile = MathNet.Numerics.RootFinding.Brent.FindRoot(x => expected.CumulativeDistribution(x) - share, 1e-9, 100, 1e-12);

            // The standard error of a quantile: √(p (1 - p) / n) / density.
            var error = Math.Sqrt(share * (1 - share) / Draws) / expected.Density(quantile);
            Assert.That(drawn.Quantile(share), Is.EqualTo(quantile).Within(Errors * error), $"p{share * 100}");
            Assert.That(time.At(share).TotalSeconds, Is.EqualTo(quantile).Within(1e-6), $"exact p{share * 100}");
        }
    }

    [TestCase(1, 1.0833)]
    [TestCase(2, 1.0042)]
    [TestCase(3, 1.00013)]
    public void A_normal_think_time_below_zero_is_none_and_its_mean_is_the_documented_one(double deviations, double mean)
    {
        var drawn = Seconds(ThinkTime.Normal(deviations.Seconds, 1.Seconds));

        var expected = (deviations * Normal.CDF(0, 1, deviations)) + Normal.PDF(0, 1, deviations);
        Assert.That(expected / deviations, Is.EqualTo(mean).Within(0.00005));
        Assert.That(drawn.Mean(), Is.EqualTo(expected).Within(Errors / Math.Sqrt(Draws)));
        Assert.That(drawn.Count(seconds => seconds == 0), Is.EqualTo(Draws * Normal.CDF(0, 1, -deviations)).Within(Errors * Math.Sqrt(Draws * Normal.CDF(0, 1, -deviations))));
    }

    [Test]
    public void A_limit_takes_the_tail_off_and_lowers_the_mean_as_documented()
    {
        var drawn = Seconds(ThinkTime.Exponential(2.Seconds).AtMost(3.Seconds));

        Assert.That(drawn.Max(), Is.EqualTo(3));
        Assert.That(drawn.Count(seconds => seconds == 3) / (double)Draws, Is.EqualTo(Math.Exp(-1.5)).Within(Errors * 0.5 / Math.Sqrt(Draws)));
        Assert.That(drawn.Mean(), Is.EqualTo(2 * (1 - Math.Exp(-1.5))).Within(Errors * 2 / Math.Sqrt(Draws)));
    }

    [Test]
    public void Of_two_limits_the_lower_one_holds()
    {
        Assert.That(ThinkTime.Constant(9.Seconds).AtMost(3.Seconds).AtMost(5.Seconds).At(0.5), Is.EqualTo(3.Seconds));
        Assert.That(ThinkTime.Constant(9.Seconds).AtMost(5.Seconds).AtMost(3.Seconds).At(0.5), Is.EqualTo(3.Seconds));
    }

    [Test]
    public void A_constant_is_exact_to_the_tick()
    {
        foreach (var ticks in new long[] { 0, 1, 3, 1_234_567, TimeSpan.TicksPerDay })
        {
            Assert.That(ThinkTime.Constant(new TimeSpan(ticks)).At(0.3).Ticks, Is.EqualTo(ticks));
        }
    }

    [Test]
    public void Without_spread_every_distribution_is_its_mean()
    {
        foreach (var time in new[] { ThinkTime.Uniform(2.Seconds, 2.Seconds), ThinkTime.Normal(2.Seconds, TimeSpan.Zero), ThinkTime.LogNormal(2.Seconds, TimeSpan.Zero) })
        {
            Assert.That(Seconds(time).Distinct(), Is.EqualTo([2d]), time.ToString());
        }
    }

    [TestCaseSource(nameof(EveryKind))]
    public void The_same_seed_gives_the_same_pauses_and_another_user_others(ThinkTime time)
    {
        var isConstant = time.At(0.1) == time.At(0.9);
        var (first, again, other) = (Seconds(time, user: 1), Seconds(time, user: 1), Seconds(time, user: 2));

        Assert.That(first, Is.EqualTo(again));
        Assert.That(first.SequenceEqual(other), Is.EqualTo(isConstant));
    }

    [TestCaseSource(nameof(EveryKind))]
    public void A_pause_takes_one_number_from_the_stream_whatever_its_distribution(ThinkTime time)
    {
        var (stream, beside) = (new RandomStream(1, 1), new RandomStream(1, 1));

        time.Next(ref stream);
        beside.Next();

        Assert.That(stream.Next(), Is.EqualTo(beside.Next()));
    }

    [TestCaseSource(nameof(EveryKind))]
    public void A_pause_allocates_nothing(ThinkTime time)
    {
        Seconds(time);
        var stream = new RandomStream(1, 1);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10_000; i++)
        {
            time.EnsureSound("time");
            time.Next(ref stream);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [FsCheck.NUnit.Property]
    public void A_pause_is_never_negative_never_above_the_limit_and_grows_with_the_share(NonNegativeInt a, NonNegativeInt b, PositiveInt most, ulong seed)
    {
        var (mean, spread, limit) = (a.Get.Milliseconds + new TimeSpan(1), b.Get.Milliseconds, most.Get.Milliseconds);
        var stream = new RandomStream(seed, 1);
        double[] shares = [double.Epsilon, 0.5 / (1UL << 52), .. new[] { stream.NextShare(), stream.NextShare() }.Order(), 1 - (0.5 / (1UL << 52))];
        foreach (var time in new[] { ThinkTime.Constant(mean), ThinkTime.Uniform(mean, mean + spread), ThinkTime.Normal(mean, spread), ThinkTime.Exponential(mean), ThinkTime.LogNormal(mean, spread) })
        {
            var pauses = shares.Select(time.AtMost(limit).At).ToList();

            Assert.That(pauses, Is.Ordered, time.ToString());
            Assert.That(pauses[0], Is.GreaterThanOrEqualTo(TimeSpan.Zero));
            Assert.That(pauses[^1], Is.LessThanOrEqualTo(limit));
            Assert.That(time.At(shares[^1]), Is.LessThanOrEqualTo(1.Days));
        }
    }

    [FsCheck.NUnit.Property]
    public void A_share_lies_between_zero_and_one(ulong seed)
    {
        var share = new RandomStream(seed, seed).NextShare();

        Assert.That(share, Is.GreaterThan(0).And.LessThan(1));
    }

    [Test]
    public void It_reads_as_a_report_says_it() =>
        Assert.That(EveryKind().Append(ThinkTime.Constant(850.Microseconds)).Append(ThinkTime.Exponential(1.25.Seconds).AtMost(90.Seconds)).Select(time => time.ToString()), Is.EqualTo(
        [
            "constant, 2 s",
            "uniform, 1 s to 3 s",
            "normal, mean 2 s, standard deviation 1 s",
            "exponential, mean 2 s",
            "log-normal, mean 2 s, standard deviation 1 s",
            "log-normal, mean 2 s, standard deviation 1 s, at most 5 s",
            "constant, 850 µs",
            "exponential, mean 1.25 s, at most 90 s",
        ]));

    [Test]
    public void It_is_a_value()
    {
        var time = ThinkTime.Exponential(2.Seconds);

        Assert.That(time.AtMost(5.Seconds), Is.EqualTo(ThinkTime.Exponential(2.Seconds).AtMost(5.Seconds)).And.Not.EqualTo(time));
        Assert.That(time, Is.EqualTo(ThinkTime.Exponential(2.Seconds)).And.Not.EqualTo(ThinkTime.Exponential(3.Seconds)).And.Not.EqualTo(ThinkTime.Constant(2.Seconds)));
        Assert.That(time.Limit, Is.Null);
    }

    private static TestCaseData Case(ThinkTime time, IContinuousDistribution expected, double kurtosis) => new TestCaseData(time, expected, kurtosis).SetArgDisplayNames(time.ToString());

    private static double[] Seconds(ThinkTime time, ulong user = 1)
    {
        var stream = new RandomStream(7, user);
        var drawn = new double[Draws];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = time.Next(ref stream).TotalSeconds;
        }

        return drawn;
    }
}
