namespace LoadKit.Tests.Histograms;

public sealed class HistogramLayoutTests
{
    [Test]
    public void The_default_is_three_digits_from_one_microsecond_to_one_hour()
    {
        var layout = HistogramLayout.Default;

        Assert.That((layout.SignificantDigits, layout.LowestDiscernibleValue, layout.HighestTrackableValue),
            Is.EqualTo((3, 1L, 3_600_000_000L)));
        Assert.That(layout, Is.EqualTo(new HistogramLayout()));
        Assert.That(layout, Is.Not.EqualTo(new HistogramLayout(2)));
    }

    [TestCase(0, 1, 100, "significantDigits is 0 but must be between 1 and 5")]
    [TestCase(6, 1, 100, "significantDigits is 6 but must be between 1 and 5")]
    [TestCase(3, 0, 100, "lowestDiscernibleValue is 0 but must be between 1 and 4503599627370495")]
    [TestCase(3, 1L << 52, long.MaxValue, "lowestDiscernibleValue is 4503599627370496 but must be between 1 and 4503599627370495")]
    [TestCase(5, 1L << 45, long.MaxValue, "lowestDiscernibleValue is 35184372088832 but must be between 1 and 35184372088831")]
    [TestCase(3, 1, 1, "highestTrackableValue is 1 but must be between 2 and 9223372036854775807")]
    [TestCase(3, 51, 101, "highestTrackableValue is 101 but must be between 102 and 9223372036854775807")]
    public void An_argument_outside_its_limits_is_named_with_value_and_limit(int digits, long lowest, long highest, string message) =>
        Assert.That(() => new HistogramLayout(digits, lowest, highest),
            Throws.InstanceOf<ArgumentOutOfRangeException>().With.Message.Contains(message));

    [Test]
    public void A_value_or_an_index_outside_the_range_is_refused()
    {
        var layout = HistogramLayout.Default;

        Assert.That(() => layout.IndexOf(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => layout.IndexOf(3_600_000_001), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => layout.LowestAt(-1), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => layout.WidthAt(layout.IndexCount), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [TestCaseSource(typeof(Layouts), nameof(Layouts.All))]
    public void No_bucket_is_wider_than_the_digits_allow_at_any_edge(HistogramLayout layout)
    {
        foreach (long value in layout.Edges())
            AssertWithinDigits(layout, value);
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void No_bucket_is_wider_than_the_digits_allow(long random)
    {
        foreach (var layout in Layouts.All)
            AssertWithinDigits(layout, layout.Spread(random));
    }

    [FsCheck.NUnit.Property(MaxTest = 500)]
    public void A_greater_value_never_has_a_smaller_index(long one, long other)
    {
        foreach (var layout in Layouts.All)
        {
            long a = layout.Spread(one), b = layout.Spread(other);
            Assert.That(layout.IndexOf(Math.Min(a, b)), Is.LessThanOrEqualTo(layout.IndexOf(Math.Max(a, b))));
        }
    }

    [TestCaseSource(typeof(Layouts), nameof(Layouts.All))]
    public void Buckets_tile_the_range_without_gap_or_overlap(HistogramLayout layout)
    {
        long next = 0;

        for (int index = 0; index < layout.IndexCount; index++)
        {
            if (layout.LowestAt(index) != next || layout.HighestAt(index) < next)
                Assert.Fail($"bucket {index} starts at {layout.LowestAt(index)}, the one before ends at {next - 1}");
            next = unchecked(layout.HighestAt(index) + 1);
        }

        Assert.That(unchecked(next - 1), Is.GreaterThanOrEqualTo(layout.HighestTrackableValue));
    }

    [Test]
    public void The_highest_value_of_all_has_the_last_bucket()
    {
        var layout = new HistogramLayout(3, 1, long.MaxValue);

        Assert.That(layout.IndexOf(long.MaxValue), Is.EqualTo(layout.IndexCount - 1));
        Assert.That(layout.HighestEquivalent(long.MaxValue), Is.EqualTo(long.MaxValue));
    }

    private static void AssertWithinDigits(HistogramLayout layout, long value)
    {
        long lowest = layout.LowestEquivalent(value), median = layout.MedianEquivalent(value), highest = layout.HighestEquivalent(value);
        long unit = 1L << (int)Math.Log2(layout.LowestDiscernibleValue);
        long allowed = Math.Max(unit - 1, value / (long)Math.Pow(10, layout.SignificantDigits));

        if (lowest > value || highest < value || median < lowest || median > highest)
            Assert.Fail($"{layout}: {value} is not in its bucket, {lowest} to {highest}");
        if (highest - lowest > allowed)
            Assert.Fail($"{layout}: the bucket of {value} spans {highest - lowest}, more than {allowed}");
        if (layout.IndexOf(lowest) != layout.IndexOf(value))
            Assert.Fail($"{layout}: {lowest} is not equivalent to {value}");
    }
}
