using BenchmarkDotNet.Attributes;

namespace LoadKit.Benchmarks.Histograms;

/// <summary>One value on every core at once, each thread with its own array or recorder. Time per value of one thread.</summary>
public class ParallelRecordBenchmarks
{
    private const int Count = 4096, Rounds = 500;

    private readonly int threads = Environment.ProcessorCount;
    private readonly long[] values = Latencies.Random(Count);
    private int[] indexes = [];
    private long[][] counts = [];
    private HistogramRecorder[] recorders = [];

    [GlobalSetup]
    public void Prepare()
    {
        indexes = [.. values.Select(HistogramLayout.Default.IndexOf)];
        counts = [.. Enumerable.Range(0, threads).Select(_ => new long[HistogramLayout.Default.IndexCount])];
        recorders = [.. Enumerable.Range(0, threads).Select(_ => new HistogramRecorder())];
    }

    [Benchmark(Description = "long[] increment, index given", Baseline = true, OperationsPerInvoke = Count * Rounds)]
    public void Increment() => Parallel.For(0, threads, thread =>
    {
        var target = counts[thread];
        for (int round = 0; round < Rounds; round++)
            foreach (int index in indexes)
                target[index]++;
    });

    [Benchmark(Description = "HistogramRecorder.Record", OperationsPerInvoke = Count * Rounds)]
    public void Record() => Parallel.For(0, threads, thread =>
    {
        var target = recorders[thread];
        for (int round = 0; round < Rounds; round++)
            foreach (long value in values)
                target.Record(value);
    });
}
