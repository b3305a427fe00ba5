namespace LoadKit.Reporting.Csv;

/// <summary>The columns of requests, the same in every file: counts beside every share and rate, and the number of times beside the times.</summary>
internal static class CsvFigures
{
    private static readonly (string Title, double Percentile)[] Percentiles =
        [("p50_ms", 50), ("p75_ms", 75), ("p90_ms", 90), ("p95_ms", 95), ("p99_ms", 99), ("p99_9_ms", 99.9)];

    public static IReadOnlyList<CsvColumn<T>> Of<T>(Func<T, (long Count, long Failed, long Rejected, TimeSpan Over, Histogram Times)> figures) =>
    [
        new("requests", thing => CsvText.Number(figures(thing).Count)),
        new("requests_per_s", thing => figures(thing) is { Over: var over } of && over > TimeSpan.Zero ? CsvText.Number(of.Count / over.TotalSeconds) : ""),
        new("failed", thing => CsvText.Number(figures(thing).Failed)),
        new("error_percent", thing => figures(thing) is { Count: > 0 } of ? CsvText.Number(100d * of.Failed / of.Count) : ""),
        new("timed_requests", thing => CsvText.Number(figures(thing).Times.Count)),
        Time(figures, "mean_ms", times => times.Mean),
        Time(figures, "min_ms", times => times.Min),
        .. Percentiles.Select(of => Time(figures, of.Title, times => times.ValueAtPercentile(of.Percentile))),
        Time(figures, "max_ms", times => times.Max),
        new("rejected", thing => CsvText.Number(figures(thing).Rejected)),
    ];

    private static CsvColumn<T> Time<T>(Func<T, (long Count, long Failed, long Rejected, TimeSpan Over, Histogram Times)> figures, string title, Func<Histogram, double> microseconds) =>
        new(title, thing => figures(thing).Times is { Count: > 0 } times ? CsvText.Number(microseconds(times) / 1000) : "");
}
