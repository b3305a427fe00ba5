using LoadKit.Reporting.Csv;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Locust;

/// <summary>The run as it went, warm-up included: rates of each interval beside the totals up to then.</summary>
internal static class LocustHistory
{
    private static readonly string[] Titles =
    [
        "Timestamp", "User Count", "Type", "Name", "Requests/s", "Failures/s", .. LocustFigures.PercentileTitles, "Total Request Count", "Total Failure Count",
        "Total Median Response Time", "Total Average Response Time", "Total Min Response Time", "Total Max Response Time", "Total Average Content Size",
    ];

    /// <param name="result">The run.</param>
    /// <param name="full">Rows for the steps too, and percentiles of each interval instead of those of all so far: what Locust does with <c>--csv-full-history</c>.</param>
    public static string Of(RunResult result, bool full) => LocustFiles.Text(Titles, full ? Full(result) : Aggregated(result));

    private static IEnumerable<IReadOnlyList<string>> Aggregated(RunResult result)
    {
        var total = default(Total);
        foreach (var interval in result.Timeline)
        {
            total = total.Add(interval.Requests, interval.Failed, interval.Latency, interval.BytesReceived);
            yield return Row(result, interval, new LocustName("", "Aggregated"), interval.Requests, interval.Failed, total.Times, total);
        }
    }

    private static IEnumerable<IReadOnlyList<string>> Full(RunResult result)
    {
        var steps = new SortedDictionary<string, Total>(StringComparer.Ordinal);
        var total = default(Total);
        foreach (var interval in CoarseTimeline.Of(result.Timeline))
        {
            foreach (var step in interval.Steps)
            {
                steps[step.Name] = steps.GetValueOrDefault(step.Name).Add(step.Count, step.Failed, step.Latency, bytes: null);
                yield return Row(result, interval, LocustName.Of(step.Name), step.Count, step.Failed, step.Latency, steps[step.Name]);
            }

            total = total.Add(interval.Requests, interval.Failed, interval.Latency, interval.BytesReceived);
            yield return Row(result, interval, new LocustName("", "Aggregated"), interval.Requests, interval.Failed, interval.Latency, total);
        }
    }

    private static IReadOnlyList<string> Row(RunResult result, Interval interval, LocustName name, long count, long failed, Histogram percentiles, Total total)
    {
        var (now, all) = (new LocustFigures(count, failed, percentiles, interval.Length), new LocustFigures(total.Count, total.Failed, total.Times, interval.End));
        return
        [
            CsvText.Number((result.StartedAt + interval.End).ToUnixTimeSeconds()), CsvText.Number(interval.Users), .. name.Cells, .. now.RateCells, .. now.PercentileCells,
            .. all.CountCells, .. all.TimeCells, total.Bytes is { } bytes ? LocustFiles.Size(result, bytes, total.Count) : "",
        ];
    }

    /// <summary>All so far.</summary>
    private readonly record struct Total(long Count, long Failed, Histogram? Merged, long? Bytes)
    {
        public Histogram Times => Merged ?? Histogram.Empty;

        public Total Add(long count, long failed, Histogram times, long? bytes) =>
            new(Count + count, Failed + failed, Times.Count == 0 ? times : Times.Add(times), bytes is { } more ? (Bytes ?? 0) + more : null);
    }
}
