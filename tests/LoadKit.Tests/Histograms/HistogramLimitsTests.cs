namespace LoadKit.Tests.Histograms;

public sealed class HistogramLimitsTests
{
    [Test]
    public void A_limit_on_the_edge_of_a_bucket_splits_exactly()
    {
        var histogram = Recorded.Values(100, 200, 200, 300);

        Assert.That((histogram.CountAtOrBelow(200), histogram.CountAbove(200), histogram.CountAboveAtMost(200)), Is.EqualTo((3L, 1L, 1L)));
        Assert.That((histogram.CountAbove(199), histogram.CountAboveAtMost(199)), Is.EqualTo((3L, 3L)));
    }

    [Test]
    public void A_bucket_that_the_limit_cuts_counts_as_not_above_for_sure_and_as_above_at_most()
    {
        var histogram = Recorded.Values(49_990, 50_000, 50_010, 90_000);

        Assert.That((histogram.CountAbove(50_000), histogram.CountAboveAtMost(50_000)), Is.EqualTo((1L, 4L)));
    }

    [Test]
    public void The_exact_minimum_and_maximum_settle_the_outer_buckets()
    {
        var histogram = Recorded.Values(50_000);

        Assert.That((histogram.CountAbove(49_999), histogram.CountAboveAtMost(49_999)), Is.EqualTo((1L, 1L)));
        Assert.That((histogram.CountAbove(50_000), histogram.CountAboveAtMost(50_000)), Is.EqualTo((0L, 0L)));
    }

    [Test]
    public void Clamped_values_are_above_the_highest_value_and_nobody_knows_how_far()
    {
        var histogram = Recorded.In(new HistogramLayout(3, 1, 10_000), 5, 10_000, 20_000);

        Assert.That((histogram.CountAbove(10_000), histogram.CountAboveAtMost(10_000)), Is.EqualTo((1L, 1L)));
        Assert.That((histogram.CountAbove(15_000), histogram.CountAboveAtMost(15_000)), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public void A_negative_limit_is_below_everything_and_nothing_is_above_in_an_empty_one()
    {
        Assert.That(Recorded.Values(0, 1).CountAbove(-1), Is.EqualTo(2));
        Assert.That((Histogram.Empty.CountAbove(-1), Histogram.Empty.CountAboveAtMost(0), Histogram.Empty.CountAtOrBelow(9)),
            Is.EqualTo((0L, 0L, 0L)));
    }

    [FsCheck.NUnit.Property]
    public void The_two_counts_enclose_the_truth(long[] randoms, long randomLimit)
    {
        foreach (var layout in Layouts.All)
        {
            long[] values = [.. randoms.Select(random => layout.Spread(random))];
            var histogram = Recorded.In(layout, values);
            foreach (long limit in new[] { layout.Spread(randomLimit), values.FirstOrDefault(), layout.HighestTrackableValue })
            {
                long truth = values.Count(value => value > limit);
                Assert.That(truth, Is.InRange(histogram.CountAbove(limit), histogram.CountAboveAtMost(limit)), $"{layout}: {limit}");
            }
        }
    }
}
