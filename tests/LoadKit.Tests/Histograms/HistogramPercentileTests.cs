namespace LoadKit.Tests.Histograms;

public sealed class HistogramPercentileTests
{
    [TestCase(99.9, 999)]
    [TestCase(99.91, 1000)]
    [TestCase(95, 950)]
    [TestCase(7, 70)]
    [TestCase(0.1, 1)]
    [TestCase(0.11, 2)]
    [TestCase(1e-300, 1)]
    [TestCase(0, 1)]
    [TestCase(100, 1000)]
    public void Of_the_first_thousand_numbers_a_percentile_is_its_own_rank(double percentile, long rank) =>
        Assert.That(Recorded.Values(Range(1, 1000)).ValueAtPercentile(percentile), Is.EqualTo(rank));

    [TestCase(-0.1)]
    [TestCase(100.1)]
    [TestCase(double.NaN)]
    public void A_percentile_outside_0_to_100_is_refused(double percentile) =>
        Assert.That(() => Histogram.Empty.ValueAtPercentile(percentile), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void Of_no_values_every_percentile_is_zero() =>
        Assert.That(Histogram.Empty.ValueAtPercentile(99), Is.Zero);

    [Test]
    public void A_percentile_is_never_above_the_largest_value() =>
        Assert.That(Recorded.Values(1_000_000).ValueAtPercentile(50), Is.EqualTo(1_000_000));

    [FsCheck.NUnit.Property]
    public void A_percentile_is_the_value_of_that_rank_in_the_sorted_list(FsCheck.NonEmptyArray<long> randoms, ushort random)
    {
        decimal percentile = random % 10001 / 100m;
        foreach (var layout in Layouts.All)
        {
            long[] values = [.. randoms.Get.Select(layout.Spread).Order()];
            int rank = Math.Max(1, (int)Math.Ceiling(percentile / 100 * values.Length));
            long expected = percentile == 0 ? values[0] : Math.Min(layout.HighestEquivalent(values[rank - 1]), values[^1]);

            long found = Recorded.In(layout, values).ValueAtPercentile((double)percentile);
            Assert.That(found, Is.EqualTo(expected), $"{layout}: p{percentile}");
        }
    }

    [Test]
    public void Several_percentiles_in_one_pass_are_those_taken_one_by_one()
    {
        var histogram = Recorded.Values(Range(1, 5000).Select(value => value * value));
        double[] percentiles = [0, 25, 50, 50, 90, 99, 99.9, 100];
        long[] values = new long[percentiles.Length];

        histogram.ValuesAtPercentiles(percentiles, values);

        Assert.That(values, Is.EqualTo(percentiles.Select(histogram.ValueAtPercentile)));
    }

    [Test]
    public void Percentiles_that_do_not_ascend_or_have_no_room_are_refused()
    {
        var histogram = Recorded.Values(1, 2, 3);

        Assert.That(() => histogram.ValuesAtPercentiles([99, 50], new long[2]), Throws.ArgumentException);
        Assert.That(() => histogram.ValuesAtPercentiles([50, 99], new long[1]), Throws.ArgumentException);
    }

    [Test]
    public void The_curve_halves_its_distance_to_100_percent_and_ends_there()
    {
        var curve = Recorded.Values(Range(1, 16)).PercentileCurve(ticksPerHalfDistance: 1);

        Assert.That(curve, Is.EqualTo(
        [
            new PercentilePoint(0, 1, 1),
            new PercentilePoint(50, 8, 8),
            new PercentilePoint(75, 12, 12),
            new PercentilePoint(87.5, 14, 14),
            new PercentilePoint(93.75, 15, 15),
            new PercentilePoint(96.875, 16, 16),
            new PercentilePoint(100, 16, 16),
        ]));
    }

    [Test]
    public void The_curve_of_nothing_is_empty_and_needs_a_tick()
    {
        Assert.That(Histogram.Empty.PercentileCurve(), Is.Empty);
        Assert.That(() => Histogram.Empty.PercentileCurve(0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void The_curve_ends_even_when_counts_are_beyond_what_a_percentage_can_show()
    {
        var histogram = Histogram.FromCounts(HistogramLayout.Default, [1, 2], [1L << 60, 1]);

        var curve = histogram.PercentileCurve().Take(100_000).ToList();

        Assert.That(curve, Has.Count.LessThan(1000));
        Assert.That(curve[^1], Is.EqualTo(new PercentilePoint(100, 2, (1L << 60) + 1)));
    }

    private static IEnumerable<long> Range(int start, int count) => Enumerable.Range(start, count).Select(value => (long)value);
}
