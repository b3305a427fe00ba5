using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <content>The steps with the columns of Locust.</content>
internal static partial class ReportTables
{
    /// <summary>Times are in milliseconds; the last row is all requests, of their own distribution.</summary>
    public static ReportTable Endpoints(RunResult result)
    {
        var rows = result.Steps.OrderBy(step => step.Name, StringComparer.Ordinal).Select(step => (step.Name, step.Requests)).ToList();
        return ReportTable.Of(
            "endpoints, with the columns of Locust",
            Judged,
            rows.Count == 0 ? [] : rows.Append(("Aggregated", result.Totals.Requests)),
            [
                Column<(string Name, Measured Requests)>.Text("endpoint", row => row.Name),
                Column<(string Name, Measured Requests)>.Count("# requests", row => row.Requests.Count),
                Column<(string Name, Measured Requests)>.Number("RPS", row => row.Requests.Duration > TimeSpan.Zero ? (Math.Floor((row.Requests.PerSecond.PerSecond * 100) + 1e-9) / 100).ToString("#,0.00", CultureInfo.InvariantCulture) : MeasuredColumns.Nothing),
                Column<(string Name, Measured Requests)>.Count("failures", row => row.Requests.Failed),
                InMilliseconds("avg (ms)", times => times.Mean),
                InMilliseconds("min (ms)", times => times.Min),
                InMilliseconds("median (ms)", times => times.Percentile(50)),
                InMilliseconds("p95 (ms)", times => times.Percentile(95)),
                InMilliseconds("p99 (ms)", times => times.Percentile(99)),
                InMilliseconds("max (ms)", times => times.Max),
            ],
            "RPS is requests by the measured seconds; the last row pools all requests, it adds up no column");
    }

    private static Column<(string Name, Measured Requests)> InMilliseconds(string title, Func<Latencies, TimeSpan> value) =>
        Column<(string Name, Measured Requests)>.Number(title, row => row.Requests.Latency.Count == 0 ? MeasuredColumns.Nothing : Milliseconds(value(row.Requests.Latency)));

    // Three digits at least, and never rounded to the good side.
    private static string Milliseconds(TimeSpan time)
    {
        var number = time.TotalMilliseconds;
        var decimals = number >= 100 ? 0 : number >= 10 ? 1 : 2;
        var scale = Math.Pow(10, decimals);
        return (Math.Ceiling((number * scale) - 1e-9) / scale).ToString($"N{decimals.ToString(CultureInfo.InvariantCulture)}", CultureInfo.InvariantCulture);
    }
}
