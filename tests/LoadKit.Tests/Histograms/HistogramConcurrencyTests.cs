using LoadKit.Histograms;

namespace LoadKit.Tests.Histograms;

/// <summary>A cursor that reads while another thread records, for a third of a second each.</summary>
public sealed class HistogramConcurrencyTests
{
    private static readonly HistogramLayout Layout = new(3, 1, 1_000_000);

    // Few buckets, at both ends and between: the same ones change again and again while they are read.
    private static readonly long[] Values = [-5, 1, 700, 2_000_000];

    [Test]
    public void A_reader_beside_a_running_writer_loses_and_doubles_nothing()
    {
        var recorder = new HistogramRecorder(Layout);
        var cursor = new HistogramCursor(recorder);
        var sum = new HistogramAccumulator(Layout);
        long rounds = 0;
        bool stop = false;
        var writer = new Thread(() =>
        {
            for (; !Volatile.Read(ref stop); rounds++)
                foreach (long value in Values)
                    recorder.Record(value);
        });

        writer.Start();
        foreach (int _ in UntilTime())
        {
            var interval = cursor.Advance();
            sum.Add(interval);
            AssertConsistent(interval);
        }

        Volatile.Write(ref stop, true);
        writer.Join();
        sum.Add(cursor.Advance());

        var total = sum.ToHistogram();
        Assert.That(total.Buckets.Select(bucket => bucket.Count), Is.EqualTo(Values.Select(_ => rounds)));
        Assert.That((total.Sum, total.Clamped, total.Negative), Is.EqualTo((1_000_701 * rounds, rounds, rounds)));
    }

    [Test]
    public void A_burst_that_ends_while_it_is_read_is_complete_with_the_next_read()
    {
        const int repeats = 200;
        var recorder = WithEveryPageTouched();
        var cursor = new HistogramCursor(recorder);
        cursor.Advance();
        int begun = 0, ended = 0;
        var writer = new Thread(() =>
        {
            for (int burst = 1; Awaited(ref begun, burst); burst++)
            {
                for (int i = 0; i < repeats; i++)
                    foreach (long value in Values)
                        recorder.Record(value);
                Volatile.Write(ref ended, burst);
            }
        });
        writer.Start();

        int incomplete = 0;
        foreach (int burst in UntilTime())
        {
            long read = 0;
            Volatile.Write(ref begun, burst);
            do
            {
                read += cursor.Advance().Count;
            }
            while (Volatile.Read(ref ended) < burst);
            read += cursor.Advance().Count;
            incomplete += read == repeats * Values.Length ? 0 : 1;
        }

        Volatile.Write(ref begun, -1);
        writer.Join();
        Assert.That(incomplete, Is.Zero);
    }

    /// <summary>So that a read takes about as long as a burst, and most bursts end in the middle of one.</summary>
    private static HistogramRecorder WithEveryPageTouched()
    {
        var recorder = new HistogramRecorder(Layout);
        for (long value = 0; value < Layout.HighestTrackableValue; value += Layout.WidthAt(Layout.IndexOf(value)))
            recorder.Record(value);
        return recorder;
    }

    private static void AssertConsistent(Histogram interval)
    {
        long atZero = interval.Buckets.Where(bucket => bucket.Lowest == 0).Sum(bucket => bucket.Count);
        long atHighest = interval.Buckets.Where(bucket => bucket.Highest >= Layout.HighestTrackableValue).Sum(bucket => bucket.Count);
        if (interval.Min > interval.Max || interval.Mean < interval.Min || interval.Mean > interval.Max)
            Assert.Fail($"not a range: {interval}");
        if (interval.Clamped > atHighest || interval.Negative > atZero)
            Assert.Fail($"{interval.Clamped} clamped, {interval.Negative} negative: {string.Join(", ", interval.Buckets)}");
    }

    private static IEnumerable<int> UntilTime()
    {
        long end = Environment.TickCount64 + 300;
        for (int round = 1; round == 1 || Environment.TickCount64 < end; round++)
            yield return round;
    }

    /// <summary>Whether the number came before the end, which is -1.</summary>
    private static bool Awaited(ref int begun, int number)
    {
        var spin = new SpinWait();
        while (Volatile.Read(ref begun) is >= 0 and var reached && reached < number)
            spin.SpinOnce(sleep1Threshold: -1);
        return Volatile.Read(ref begun) >= 0;
    }
}
