using BenchmarkDotNet.Attributes;
using LoadKit.Histograms;

namespace LoadKit.Benchmarks.Histograms;

/// <summary>
/// One value, on one thread. Between the bare increment of an array, whose index somebody else has worked out, and a recorder lie the index and what a
/// recorder does besides: pages instead of one array, range check, minimum, maximum, exact sum, tick for the reader.
/// </summary>
public class RecordBenchmarks
{
    private const int Count = 4096;

    private readonly long[] counts = new long[HistogramLayout.Default.IndexCount];
    private readonly DenseHistogram dense = new(HistogramLayout.Default);
    private readonly HistogramRecorder recorder = new();
    private long[] values = [];
    private int[] indexes = [];

    [Params("random", "sequential")]
    public string Values { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        values = Values == "random" ? Latencies.Random(Count) : [.. Enumerable.Range(1000, Count).Select(value => (long)value)];
        indexes = [.. values.Select(HistogramLayout.Default.IndexOf)];
    }

    [Benchmark(Description = "long[] increment, index given", Baseline = true, OperationsPerInvoke = Count)]
    public void Increment()
    {
        var target = counts;
        foreach (int index in indexes)
            target[index]++;
    }

    [Benchmark(Description = "dense histogram: index and increment", OperationsPerInvoke = Count)]
    public void Dense()
    {
        var target = dense;
        foreach (long value in values)
            target.Record(value);
    }

    [Benchmark(Description = "HistogramRecorder.Record", OperationsPerInvoke = Count)]
    public void Record()
    {
        var target = recorder;
        foreach (long value in values)
            target.Record(value);
    }
}
