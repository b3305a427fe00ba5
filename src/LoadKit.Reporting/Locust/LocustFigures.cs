using LoadKit.Reporting.Csv;

namespace LoadKit.Reporting.Locust;

/// <summary>Requests as Locust's files have them: times in milliseconds.</summary>
/// <param name="Count">How many there were.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Times">How long they took, in microseconds.</param>
/// <param name="Over">The time over which they were counted.</param>
internal readonly record struct LocustFigures(long Count, long Failed, Histogram Times, TimeSpan Over)
{
    private static readonly double[] Percentiles = [50, 66, 75, 80, 90, 95, 98, 99, 99.9, 99.99, 100];

    /// <summary>The titles of <see cref="PercentileCells"/>.</summary>
    public static IReadOnlyList<string> PercentileTitles { get; } = [.. Percentiles.Select(percentile => $"{CsvText.Number(percentile)}%")];

    public static LocustFigures Of(Measured measured) => new(measured.Count, measured.Failed, measured.Latency.Histogram, measured.Duration);

    public IReadOnlyList<string> CountCells => [CsvText.Number(Count), CsvText.Number(Failed)];

    /// <summary>Median, average, minimum and maximum; zeros of nothing, as Locust writes them, and empty where nobody knows.</summary>
    public IReadOnlyList<string> TimeCells => Times.Count == 0
        ? [.. Enumerable.Repeat(Count == 0 ? "0" : "", 4)]
        : [Whole(Times.ValueAtPercentile(50)), CsvText.Number(Times.Mean / 1000), CsvText.Number(Times.Min / 1000d), CsvText.Number(Times.Max / 1000d)];

    /// <summary>Requests and failures per second.</summary>
    public IReadOnlyList<string> RateCells => Over > TimeSpan.Zero ? [CsvText.Number(Count / Over.TotalSeconds), CsvText.Number(Failed / Over.TotalSeconds)] : ["0", "0"];

    /// <summary>Percentiles; of nothing there are none, which Locust writes as N/A.</summary>
    public IReadOnlyList<string> PercentileCells
    {
        get
        {
            var times = Times;
            return times.Count == 0 ? [.. Percentiles.Select(_ => "N/A")] : [.. Percentiles.Select(percentile => Whole(times.ValueAtPercentile(percentile)))];
        }
    }

    // Locust's percentiles are whole milliseconds, and its readers parse them as such. Rounded up: never to the good side.
    private static string Whole(long microseconds) => CsvText.Number((microseconds + 999) / 1000);
}
