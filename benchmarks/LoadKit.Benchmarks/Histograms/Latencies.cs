namespace LoadKit.Benchmarks.Histograms;

/// <summary>What a step of a healthy system looks like, in microseconds: log-normal, median 1 ms, 99 % below 6.4 ms, some two thousand buckets.</summary>
internal static class Latencies
{
    private const double Median = 1000, Sigma = 0.8;

    public static long[] Random(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => (long)(Median * Math.Exp(Sigma * Normal(random))))];
    }

    public static Histogram Histogram(int count, int seed = 1)
    {
        var recorder = new HistogramRecorder();
        foreach (var value in Random(count, seed))
            recorder.Record(value);
        return recorder.Snapshot();
    }

    // Box and Muller.
    private static double Normal(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
