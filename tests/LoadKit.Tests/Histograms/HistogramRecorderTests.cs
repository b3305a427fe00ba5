namespace LoadKit.Tests.Histograms;

public sealed class HistogramRecorderTests
{
    [Test]
    public void A_snapshot_has_exact_count_sum_minimum_maximum_and_mean()
    {
        var histogram = Recorded.Values(1_000_001, 2_000_003, 77);

        Assert.That((histogram.Count, histogram.Sum, histogram.Min, histogram.Max), Is.EqualTo((3L, 3_000_081L, 77L, 2_000_003L)));
        Assert.That(histogram.Mean, Is.EqualTo(3_000_081 / 3.0));
    }

    [Test]
    public void A_snapshot_of_nothing_is_empty()
    {
        Assert.That(new HistogramRecorder().Snapshot(), Is.EqualTo(Histogram.Empty));
        Assert.That((Histogram.Empty.Min, Histogram.Empty.Max, Histogram.Empty.Mean, Histogram.Empty.StandardDeviation),
            Is.EqualTo((0L, 0L, 0.0, 0.0)));
    }

    [Test]
    public void A_snapshot_does_not_change_when_more_is_recorded()
    {
        var recorder = new HistogramRecorder();
        recorder.Record(5);
        var before = recorder.Snapshot();

        recorder.Record(5);

        Assert.That(before.Count, Is.EqualTo(1));
        Assert.That(recorder.Snapshot().Count, Is.EqualTo(2));
    }

    [Test]
    public void A_value_above_the_highest_is_clamped_to_it_and_counted()
    {
        var histogram = Recorded.In(new HistogramLayout(3, 1, 10_000), 10_000, 10_001, long.MaxValue);

        Assert.That((histogram.Count, histogram.Clamped, histogram.Max, histogram.Sum), Is.EqualTo((3L, 2L, 10_000L, 30_000L)));
        Assert.That(histogram.ValueAtPercentile(100), Is.EqualTo(10_000));
    }

    [Test]
    public void A_negative_value_counts_as_zero_and_is_counted()
    {
        var histogram = Recorded.Values(-1, long.MinValue, 4);

        Assert.That((histogram.Count, histogram.Negative, histogram.Min, histogram.Sum), Is.EqualTo((3L, 2L, 0L, 4L)));
    }

    [FsCheck.NUnit.Property]
    public void Whatever_comes_in_whatever_order_is_counted_with_its_minimum_and_maximum(long[] randoms, byte[] kinds)
    {
        foreach (var layout in Layouts.All)
        {
            long highest = layout.HighestTrackableValue;
            long[] values = [.. randoms.Zip(kinds, (random, kind) => (kind % 8) switch
            {
                0 => random,
                1 => highest,
                2 => unchecked(highest + 1),
                3 => long.MinValue,
                4 => long.MaxValue,
                5 => kind / 8,
                _ => layout.Spread(random),
            })];
            long[] kept = [.. values.Select(value => Math.Clamp(value, 0, highest))];

            var histogram = Recorded.In(layout, values);

            Assert.That((histogram.Count, histogram.Negative, histogram.Clamped), Is.EqualTo((
                (long)values.Length, (long)values.Count(value => value < 0), (long)values.Count(value => value > highest))), $"{layout}");
            Assert.That((histogram.Min, histogram.Max), Is.EqualTo((kept.DefaultIfEmpty().Min(), kept.DefaultIfEmpty().Max())), $"{layout}");
        }
    }

    [Test]
    public void A_sum_beyond_a_long_stays_at_its_limit_and_the_mean_falls_back_to_the_buckets()
    {
        var histogram = Recorded.In(new HistogramLayout(3, 1, long.MaxValue), long.MaxValue, long.MaxValue, long.MaxValue);

        Assert.That(histogram.Sum, Is.EqualTo(long.MaxValue));
        Assert.That(histogram.Mean, Is.EqualTo((double)long.MaxValue).Within(0.1).Percent);
        Assert.That(histogram.Max, Is.EqualTo(long.MaxValue));
    }

    [Test]
    public void Recording_allocates_nothing_once_a_region_of_values_was_touched()
    {
        var recorder = new HistogramRecorder();
        long[] values = [-1, 0, 90, 1_500, 20_000, 4_000_000_000];
        foreach (long value in values)
            recorder.Record(value);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10_000; i++)
            recorder.Record(values[i % values.Length]);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    [Test]
    public void Memory_follows_the_values_not_the_range()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var recorder = new HistogramRecorder();
        for (long value = 5_000; value < 5_200; value++)
            recorder.Record(value);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(6_000));
    }

    [Test]
    public void A_step_of_1_to_100_ms_takes_less_than_64_KB()
    {
        long before = GC.GetAllocatedBytesForCurrentThread();
        var recorder = new HistogramRecorder();
        for (long value = 1_000; value <= 100_000; value++)
            recorder.Record(value);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(64 << 10));
    }
}
