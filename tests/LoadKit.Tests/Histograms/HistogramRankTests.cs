namespace LoadKit.Tests.Histograms;

public sealed class HistogramRankTests
{
    [TestCase(1, 100, 100)]
    [TestCase(2, 49_984, 50_015)]
    [TestCase(3, 49_984, 50_015)]
    [TestCase(4, 49_984, 50_015)]
    [TestCase(5, 90_048, 90_090)]
    public void A_rank_has_the_bounds_of_its_bucket_within_minimum_and_maximum(long rank, long lowest, long highest)
    {
        var histogram = Recorded.Values(100, 49_990, 50_000, 50_010, 90_090);

        Assert.That((histogram.LowestAtRank(rank), histogram.HighestAtRank(rank)), Is.EqualTo((lowest, highest)));
    }

    [Test]
    public void The_only_value_is_exact() =>
        Assert.That((Recorded.Values(50_001).LowestAtRank(1), Recorded.Values(50_001).HighestAtRank(1)), Is.EqualTo((50_001L, 50_001L)));

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(3)]
    [TestCase(long.MaxValue)]
    public void A_rank_that_nobody_has_is_refused(long rank)
    {
        var histogram = Recorded.Values(1, 2);

        Assert.That(() => histogram.LowestAtRank(rank), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => histogram.HighestAtRank(rank), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Histogram.Empty.HighestAtRank(1), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [FsCheck.NUnit.Property(MaxTest = 50)]
    public void The_bounds_of_a_rank_enclose_the_value_of_that_rank_in_the_sorted_list(FsCheck.NonEmptyArray<long> randoms)
    {
        foreach (var layout in Layouts.All)
        {
            long[] values = [.. randoms.Get.Select(layout.Spread).Order()];
            var histogram = Recorded.In(layout, values);
            for (int rank = 1; rank <= values.Length; rank++)
            {
                Assert.That(values[rank - 1], Is.InRange(histogram.LowestAtRank(rank), histogram.HighestAtRank(rank)), $"{layout}: {rank}");
                Assert.That(layout.IndexOf(histogram.LowestAtRank(rank)), Is.EqualTo(layout.IndexOf(values[rank - 1])));
            }
        }
    }
}
