using LoadKit.Histograms;

namespace LoadKit.Tests.Histograms;

public sealed class HistogramCursorTests
{
    [Test]
    public void Each_advance_returns_what_was_recorded_since_the_last()
    {
        var recorder = new HistogramRecorder();
        var cursor = new HistogramCursor(recorder);

        recorder.Record(10);
        recorder.Record(20);
        var first = cursor.Advance();
        recorder.Record(20);
        var second = cursor.Advance();
        var third = cursor.Advance();

        Assert.That(first, Is.EqualTo(Recorded.Values(10, 20)));
        Assert.That(second, Is.EqualTo(Recorded.Values(20)));
        Assert.That(third, Is.EqualTo(Histogram.Empty));
    }

    [Test]
    public void Cursors_of_one_recorder_do_not_disturb_each_other()
    {
        var recorder = new HistogramRecorder();
        HistogramCursor one = new(recorder), other = new(recorder);

        recorder.Record(7);
        one.Advance();
        recorder.Record(8);

        Assert.That(one.Advance(), Is.EqualTo(Recorded.Values(8)));
        Assert.That(other.Advance(), Is.EqualTo(Recorded.Values(7, 8)));
    }

    [Test]
    public void An_interval_after_a_greater_one_has_the_bounds_of_its_own_buckets()
    {
        var recorder = new HistogramRecorder();
        var cursor = new HistogramCursor(recorder);
        recorder.Record(3);
        recorder.Record(1_000_000_000);
        cursor.Advance();

        recorder.Record(50_001);
        var interval = cursor.Advance();

        Assert.That((interval.Min, interval.Max, interval.Sum), Is.EqualTo((49_984L, 50_015L, 50_001L)));
    }

    [Test]
    public void Clamped_and_negative_values_belong_to_the_interval_they_were_recorded_in()
    {
        var recorder = new HistogramRecorder();
        var cursor = new HistogramCursor(recorder);
        recorder.Record(long.MaxValue);
        recorder.Record(-1);
        var first = cursor.Advance();
        recorder.Record(5);
        recorder.Record(-2);

        var second = cursor.Advance();

        Assert.That((first.Clamped, first.Negative), Is.EqualTo((1L, 1L)));
        Assert.That((second.Clamped, second.Negative), Is.EqualTo((0L, 1L)));
    }

    [Test]
    public void Zeros_alone_are_noticed()
    {
        var recorder = new HistogramRecorder();
        var cursor = new HistogramCursor(recorder);
        recorder.Record(0);
        cursor.Advance();

        recorder.Record(0);

        Assert.That(cursor.Advance().Count, Is.EqualTo(1));
    }

    [FsCheck.NUnit.Property]
    public void The_intervals_add_up_to_everything(int[][] intervals)
    {
        var recorder = new HistogramRecorder();
        var cursor = new HistogramCursor(recorder);
        var sum = new HistogramAccumulator(recorder.Layout);
        foreach (int[] interval in intervals)
        {
            foreach (int value in interval)
                recorder.Record(value * 100_000_000L);
            sum.Add(cursor.Advance());
        }

        var all = intervals.SelectMany(interval => interval).Select(value => value * 100_000_000L);
        Assert.That(sum.ToHistogram(), Is.EqualTo(Recorded.Values(all)).And.EqualTo(recorder.Snapshot()));
    }

    [Test]
    public void An_idle_recorder_costs_no_memory()
    {
        var recorder = new HistogramRecorder();
        var cursor = new HistogramCursor(recorder);
        recorder.Record(1);
        cursor.Advance();
        cursor.Advance();

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 1000; i++)
            cursor.Advance();

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
