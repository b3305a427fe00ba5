namespace LoadKit;

/// <summary>A distribution of times, as durations. Recorded in microseconds with three significant digits.</summary>
/// <param name="Histogram">The distribution in microseconds.</param>
/// <threadsafety>Immutable.</threadsafety>
public sealed record Latencies(Histogram Histogram)
{
    /// <summary>No times at all.</summary>
    public static Latencies None { get; } = new(Histogram.Empty);

    /// <summary>How many times were recorded.</summary>
    public long Count => Histogram.Count;

    /// <summary>The shortest; zero without any.</summary>
    public TimeSpan Min => TimeSpan.FromMicroseconds(Histogram.Min);

    /// <summary>The longest; zero without any.</summary>
    public TimeSpan Max => TimeSpan.FromMicroseconds(Histogram.Max);

    /// <summary>The arithmetic mean; zero without any.</summary>
    public TimeSpan Mean => TimeSpan.FromMicroseconds(Histogram.Mean);

    /// <summary>The standard deviation; zero without any.</summary>
    public TimeSpan StandardDeviation => TimeSpan.FromMicroseconds(Histogram.StandardDeviation);

    /// <summary>The time that <paramref name="percentile"/> percent of all did not exceed: rank ceil(p/100 · n). Zero without any.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is not from 0 to 100.</exception>
    public TimeSpan Percentile(double percentile) => TimeSpan.FromMicroseconds(Histogram.ValueAtPercentile(percentile));
}
