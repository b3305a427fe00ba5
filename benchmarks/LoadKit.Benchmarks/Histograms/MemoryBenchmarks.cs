using BenchmarkDotNet.Attributes;

namespace LoadKit.Benchmarks.Histograms;

/// <summary>What a new recorder costs until it knows the values of a step; the baseline is one array of all buckets.</summary>
public class MemoryBenchmarks
{
    private long[] values = [];

    [Params("typical", "1 to 100 ms")]
    public string Values { get; set; } = "";

    [GlobalSetup]
    public void Prepare() =>
        values = Values == "typical" ? Latencies.Random(4096) : [.. Enumerable.Range(0, 4096).Select(i => (long)(1000 * Math.Pow(100, i / 4095.0)))];

    [Benchmark(Description = "dense histogram", Baseline = true)]
    public object Dense()
    {
        var dense = new DenseHistogram(HistogramLayout.Default);
        foreach (long value in values)
            dense.Record(value);
        return dense;
    }

    [Benchmark(Description = "HistogramRecorder")]
    public object Recorder()
    {
        var recorder = new HistogramRecorder();
        foreach (long value in values)
            recorder.Record(value);
        return recorder;
    }
}
