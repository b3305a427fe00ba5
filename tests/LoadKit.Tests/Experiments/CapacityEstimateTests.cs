using LoadKit.Verdicts;

namespace LoadKit.Tests.Experiments;

/// <summary>Where a limit is crossed, from counts at some rates.</summary>
public class CapacityEstimateTests
{
    // From the reference implementation: pooled by rate, and between the two neighbours of the limit.
    [TestCase(0.05, new[] { 200, 6000, 12, 400, 12000, 4800, 282.842712, 8485, 60, 336.358566, 10091, 330, 366.8, 44016, 2700, 351.2, 42144, 1600 }, 360.02263913204854)]
    [TestCase(0.05, new double[] { 100, 3000, 90, 100, 3000, 150, 120, 3600, 400 }, 103.95311982797834)]
    public void Between_two_neighbours_the_logit_is_linear_in_the_logarithm_of_the_rate(double limit, double[] probes, double rate)
    {
        var pooled = Samples(probes).GroupBy(sample => sample.Rate).OrderBy(same => same.Key).Select(same => same.Aggregate((one, next) => one.Add(next))).ToList();

        Assert.That(CapacityEstimate.BetweenNeighbours(pooled, RateSample.LogitOf(limit))!.Value.Rate, Is.EqualTo(rate).Within(1e-9).Percent);
    }

    [Test]
    public void Through_many_rates_it_is_the_line_of_least_squares()
    {
        // Shares whose odds double with each tenth that the rate is higher: 5 % at 100.
        var samples = new[] { 80, 90, 95, 105, 110, 115 }.Select(rate => Sample(rate, Share(rate))).ToList();

        var crossing = CapacityEstimate.Of(samples, 0.05)!.Value;

        Assert.That(crossing.Rate, Is.EqualTo(100).Within(0.05));
        Assert.That(crossing.Error, Is.InRange(0.0005, 0.005));
    }

    [Test]
    public void One_probe_out_of_line_has_little_to_say_among_many()
    {
        var samples = new[] { 80, 90, 95, 105, 110, 115 }.Select(rate => Sample(rate, Share(rate) * (rate == 95 ? 1.3 : 1))).ToList();

        Assert.That(CapacityEstimate.Of(samples, 0.05)!.Value.Rate, Is.EqualTo(100).Within(1.5));
        Assert.That(CapacityEstimate.BetweenNeighbours(samples, RateSample.LogitOf(0.05))!.Value.Rate, Is.LessThan(99));
    }

    [Test]
    public void A_probe_that_ended_for_what_it_had_counted_is_not_on_the_line()
    {
        var samples = new[] { 80, 90, 95, 105, 110 }.Select(rate => Sample(rate, Share(rate))).Append(Sample(101, 0.14) with { IsBiased = true });

        Assert.That(CapacityEstimate.Of(samples, 0.05)!.Value.Rate, Is.EqualTo(100).Within(0.05));
    }

    [TestCase(0.01, 0.02)]
    [TestCase(0.2, 0.4)]
    public void Outside_of_what_was_tried_nothing_is_said(double low, double high)
    {
        Assert.That(CapacityEstimate.Of([Sample(50, low), Sample(60, (low + high) / 2), Sample(70, high)], 0.05), Is.Null);
    }

    [Test]
    public void None_bad_counts_as_half_of_one()
    {
        var crossing = CapacityEstimate.Of([new(100, 3_000, 0, 3_000), new(200, 6_000, 3_000, 6_000)], 0.05)!.Value;

        Assert.That(crossing.Rate, Is.EqualTo(100 * Math.Pow(2, (RateSample.LogitOf(0.05) - RateSample.LogitOf(0.5 / 3_000)) / -RateSample.LogitOf(0.5 / 3_000))).Within(1e-9).Percent);
    }

    private static double Share(double rate) => 1 / (1 + (19 * Math.Exp(-Math.Log(2) * 10 * Math.Log(rate / 100))));

    private static RateSample Sample(double rate, double share) => new(rate, 100_000, (long)Math.Round(share * 100_000), 100_000);

    private static IEnumerable<RateSample> Samples(double[] probes) => probes.Chunk(3).Select(probe => new RateSample(probe[0], (long)probe[1], (long)probe[2], probe[1]));
}
