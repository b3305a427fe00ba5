using LoadKit.Histograms;

namespace LoadKit.Tests.Histograms;

public sealed class HistogramMergingTests
{
    [FsCheck.NUnit.Property]
    public void Merging_is_recording_all(long[][] randoms)
    {
        foreach (var layout in Layouts.All.Where(layout => layout.IndexCount < 100_000))
        {
            long[][] values = [.. randoms.Select(part => part.Select(layout.Spread).ToArray())];
            Histogram[] parts = [Histogram.EmptyOf(layout), .. values.Select(part => Recorded.In(layout, part))];

            Assert.That(Histogram.Merge(parts), Is.EqualTo(Recorded.In(layout, values.SelectMany(part => part))));
        }
    }

    [FsCheck.NUnit.Property]
    public void Subtracting_takes_back_what_was_added(int[] one, int[] other)
    {
        Histogram a = Recorded.Values(one.Select(Stretch)), b = Recorded.Values(other.Select(Stretch));

        var left = a.Add(b).Subtract(b);

        Assert.That(left.Buckets, Is.EqualTo(a.Buckets));
        Assert.That((left.Count, left.Sum, left.Clamped, left.Negative), Is.EqualTo((a.Count, a.Sum, a.Clamped, a.Negative)));
        Assert.That(left.Min, Is.InRange(a.Layout.LowestEquivalent(a.Min), a.Min));
        Assert.That(left.Max, Is.InRange(a.Max, a.Layout.HighestEquivalent(a.Max)));
        Assert.That(left.Subtract(left), Is.EqualTo(Histogram.Empty));
    }

    [Test]
    public void Merging_nothing_is_empty() =>
        Assert.That(Histogram.Merge(), Is.EqualTo(Histogram.Empty));

    [Test]
    public void Different_layouts_are_refused_and_both_named()
    {
        var fine = Recorded.In(new HistogramLayout(3), 1);
        var coarse = Recorded.In(new HistogramLayout(2, 10, 5000), 1);

        Action[] combinations = [() => Histogram.Merge(fine, coarse), () => coarse.Add(fine), () => fine.Subtract(coarse)];
        foreach (var combine in combinations)
            Assert.That(combine, Throws.ArgumentException
                .With.Message.Contains("3 significant digits, 1 to 3600000000")
                .And.Message.Contains("2 significant digits, 10 to 5000"));
    }

    [Test]
    public void What_is_not_a_part_cannot_be_subtracted()
    {
        var histogram = Recorded.Values(5, 5, 70);

        Assert.That(() => histogram.Subtract(Recorded.Values(5, 5, 5)), Throws.ArgumentException);
        Assert.That(() => histogram.Subtract(Recorded.Values(6)), Throws.ArgumentException);
        Assert.That(() => histogram.Subtract(Recorded.Values(71)), Throws.ArgumentException);
    }

    [Test]
    public void More_values_than_a_long_can_count_are_refused()
    {
        var half = Histogram.FromCounts(HistogramLayout.Default, [1], [1L << 62]);
        var other = Histogram.FromCounts(HistogramLayout.Default, [2], [1L << 62]);

        Assert.That(() => half.Add(half), Throws.InstanceOf<OverflowException>());
        Assert.That(() => half.Add(other), Throws.InstanceOf<OverflowException>());
    }

    [Test]
    public void An_accumulator_that_was_drained_counts_from_zero()
    {
        var half = Histogram.FromCounts(HistogramLayout.Default, [1], [1L << 62]);
        var sum = new HistogramAccumulator(HistogramLayout.Default);

        for (int i = 0; i < 3; i++)
        {
            sum.Add(half);
            Assert.That(sum.Drain(), Is.EqualTo(half));
        }
    }

    [Test]
    public void A_part_that_knows_more_than_the_whole_leaves_nothing_below_zero()
    {
        var recorded = Recorded.Values(-1, -1, 1_000_447, long.MaxValue);
        var decoded = Histogram.Decode(recorded.Add(Recorded.Values(5)).Encode());

        var left = decoded.Subtract(recorded);

        Assert.That((left.Count, left.Clamped, left.Negative, left.Min, left.Max), Is.EqualTo((1L, 0L, 0L, 5L, 5L)));
        Assert.That(left.Sum, Is.Not.Negative);
    }

    [Test]
    public void Equal_histograms_have_equal_hash_codes_and_one_more_value_makes_a_difference()
    {
        Histogram a = Recorded.Values(1, 2, 2), b = Recorded.Values(2, 1, 2);

        Assert.That(a, Is.EqualTo(b));
        Assert.That(a.GetHashCode(), Is.EqualTo(b.GetHashCode()));
        Assert.That(a, Is.Not.EqualTo(Recorded.Values(1, 2)));
        Assert.That(a, Is.Not.EqualTo(Recorded.Values(1, 1, 2)));
        Assert.That(Recorded.Values(1, 1, 2, 3, 3), Is.Not.EqualTo(Recorded.Values(1, 2, 2, 2, 3)));
        Assert.That(Recorded.Values(1_000_000), Is.Not.EqualTo(Recorded.Values(1_000_001)));
    }

    // A property's numbers are small: this makes some of them negative and some of them too high.
    private static long Stretch(int value) => value * 100_000_000L;
}
