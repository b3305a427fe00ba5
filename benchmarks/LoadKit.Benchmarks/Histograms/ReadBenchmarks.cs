using BenchmarkDotNet.Attributes;
using LoadKit.Histograms;

namespace LoadKit.Benchmarks.Histograms;

/// <summary>What a collector does with recorders of a million values: interval, whole, five percentiles.</summary>
public class ReadBenchmarks
{
    private static readonly double[] Percentiles = [50, 90, 95, 99, 99.9];

    private readonly long[] values = Latencies.Random(1000, seed: 2);
    private readonly long[] found = new long[Percentiles.Length];
    private readonly HistogramRecorder recorder = new();
    private readonly DenseHistogram dense = new(HistogramLayout.Default);
    private long[] copy = [];
    private HistogramCursor cursor = null!;
    private HistogramAccumulator target = null!;
    private Histogram histogram = Histogram.Empty;

    [GlobalSetup]
    public void Prepare()
    {
        foreach (long value in Latencies.Random(1_000_000))
        {
            recorder.Record(value);
            dense.Record(value);
        }

        copy = new long[dense.Counts.Length];
        histogram = recorder.Snapshot();
        cursor = new HistogramCursor(recorder);
        target = new HistogramAccumulator(recorder.Layout);
        cursor.AdvanceInto(target);
    }

    [Benchmark(Description = "copy of a dense array", Baseline = true)]
    public void CopyDense() => dense.Counts.CopyTo(copy, 0);

    [Benchmark(Description = "interval of 1,000 values: record, difference, add")]
    public bool Interval()
    {
        foreach (long value in values)
            recorder.Record(value);
        return cursor.AdvanceInto(target);
    }

    [Benchmark(Description = "interval without a value")]
    public bool IdleInterval() => cursor.AdvanceInto(target);

    [Benchmark(Description = "Snapshot of everything")]
    public Histogram Snapshot() => recorder.Snapshot();

    [Benchmark(Description = "five percentiles in one pass")]
    public long FivePercentiles()
    {
        histogram.ValuesAtPercentiles(Percentiles, found);
        return found[^1];
    }

    [Benchmark(Description = "five percentiles of a dense array")]
    public long FivePercentilesOfDense()
    {
        long[] counts = dense.Counts;
        long total = 0;
        foreach (long count in counts)
            total += count;
        int index = 0;
        long reached = counts[0];
        for (int i = 0; i < Percentiles.Length; i++)
        {
            long rank = (long)Math.Ceiling(Percentiles[i] / 100 * total);
            while (reached < rank)
                reached += counts[++index];
            found[i] = recorder.Layout.HighestAt(index);
        }

        return found[^1];
    }
}
