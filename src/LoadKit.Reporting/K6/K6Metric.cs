namespace LoadKit.Reporting.K6;

/// <summary>A metric or a part of one (<c>http_req_duration{name:GET /cart}</c>), with its values and its thresholds.</summary>
/// <param name="Name">The metric with its tags.</param>
/// <param name="Values">In k6's order; each name is there once.</param>
internal sealed record K6Metric(string Name, IReadOnlyList<(string Name, double Value)> Values)
{
    private static readonly (string Name, double Percentile)[] Percentiles = [("med", 50), ("max", 100), ("p(90)", 90), ("p(95)", 95), ("p(99)", 99), ("p(99.9)", 99.9)];

    /// <summary>By expression, whether it was crossed. Two objectives of one expression are one threshold, crossed when either was.</summary>
    public SortedDictionary<string, bool> Thresholds { get; } = new(StringComparer.Ordinal);

    /// <summary>Durations in milliseconds.</summary>
    public static K6Metric Trend(string name, Latencies times) => new(
        name,
        [
            ("avg", times.Mean.TotalMilliseconds),
            ("min", times.Min.TotalMilliseconds),
            .. Percentiles.Select(of => (of.Name, times.Percentile(of.Percentile).TotalMilliseconds)),
        ]);

    /// <summary>A count, and how many a second.</summary>
    public static K6Metric Counter(string name, long count, TimeSpan over) =>
        new(name, [("count", count), ("rate", over > TimeSpan.Zero ? count / over.TotalSeconds : 0)]);

    /// <summary>A share: how often something was so, and how often not.</summary>
    public static K6Metric Rate(string name, long passes, long fails) =>
        new(name, [("value", passes + fails == 0 ? 0 : (double)passes / (passes + fails)), ("passes", passes), ("fails", fails)]);

    /// <summary>Something that goes up and down.</summary>
    public static K6Metric Gauge(string name, long last, long min, long max) => new(name, [("value", last), ("min", min), ("max", max)]);
}
