using System.Numerics;
using System.Runtime.InteropServices;
using BenchmarkDotNet.Attributes;
using LoadKit.Histograms;

namespace LoadKit.Benchmarks.Histograms;

/// <summary>Histograms of 100,000 values each into one; the baseline adds dense arrays, vectorised.</summary>
public class MergeBenchmarks
{
    private Histogram[] histograms = [];
    private long[][] arrays = [];
    private HistogramAccumulator target = null!;

    [Params(2, 8)]
    public int Histograms { get; set; }

    [GlobalSetup]
    public void Prepare()
    {
        histograms = [.. Enumerable.Range(0, Histograms).Select(i => Latencies.Histogram(100_000, seed: i))];
        arrays = [.. histograms.Select(Dense)];
        target = new HistogramAccumulator(HistogramLayout.Default);
    }

    [Benchmark(Description = "dense arrays", Baseline = true)]
    public long[] MergeDense()
    {
        long[] sum = new long[HistogramLayout.Default.IndexCount];
        var sums = MemoryMarshal.Cast<long, Vector<long>>(sum.AsSpan());
        foreach (long[] array in arrays)
        {
            var added = MemoryMarshal.Cast<long, Vector<long>>(array);
            for (int i = 0; i < sums.Length; i++)
                sums[i] += added[i];
        }

        return sum;
    }

    [Benchmark(Description = "Histogram.Merge")]
    public Histogram Merge() => Histogram.Merge(histograms);

    [Benchmark(Description = "into an accumulator that is kept")]
    public void Accumulate()
    {
        foreach (var histogram in histograms)
            target.Add(histogram);
    }

    private static long[] Dense(Histogram histogram)
    {
        long[] counts = new long[histogram.Layout.IndexCount];
        for (int i = 0; i < histogram.Indexes.Length; i++)
            counts[histogram.Indexes[i]] = histogram.Counts[i];
        return counts;
    }
}
