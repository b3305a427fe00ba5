namespace LoadKit.Storage;

/// <summary>A distribution of times as it stands in a file. What is beside the histogram is there for those who read the file, and follows from it.</summary>
internal sealed record LatenciesFile(long Count, double? Mean, double? P50, double? P90, double? P95, double? P99, double? P999, double? Max, HistogramFile? Histogram)
{
    public static LatenciesFile Of(Latencies latencies)
    {
        return new(latencies.Count, Some(latencies.Mean), At(50), At(90), At(95), At(99), At(99.9), Some(latencies.Max), HistogramFile.Of(latencies.Histogram));

        double? At(double percentile) => Some(latencies.Percentile(percentile));

        double? Some(TimeSpan time) => latencies.Count == 0 ? null : time.TotalSeconds;
    }
}
