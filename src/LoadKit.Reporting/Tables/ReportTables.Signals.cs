namespace LoadKit.Reporting.Tables;

/// <content>The four golden signals (Beyer et al., Site Reliability Engineering, 2016, chapter 6), as far as they were measured.</content>
internal static partial class ReportTables
{
    public static ReportTable Signals(RunResult result) => ReportTable.Of(
        "golden signals",
        Judged,
        result.Totals.Requests.Count == 0 ? [] : [.. Latency(result.Totals.Requests), .. TrafficOf(result.Totals), .. ErrorsOf(result), .. Saturation(result)],
        [
            Column<(string Signal, string Of, string Value)>.Text("signal", row => row.Signal),
            Column<(string Signal, string Of, string Value)>.Text("of", row => row.Of, Foreign.Longest),
            Column<(string Signal, string Of, string Value)>.Text("measured", row => row.Value, Foreign.Longest),
        ]);

    private static IEnumerable<(string Signal, string Of, string Value)> Latency(Measured requests)
    {
        if (Succeeded.TimesOf(requests) is { } succeeded)
        {
            yield return ("latency", "successful requests", Times(succeeded));
        }
        else
        {
            yield return ("latency", "all requests, failed ones among them", Times(requests.Latency));
        }

        if (requests.FailedLatency.Count > 0)
        {
            yield return ("latency", "failed requests", Times(requests.FailedLatency));
        }
    }

    private static IEnumerable<(string Signal, string Of, string Value)> TrafficOf(Totals totals)
    {
        var requests = totals.Requests;
        yield return ("traffic", "requests", requests.Duration > TimeSpan.Zero
            ? $"{Quantities.PerSecond(requests.PerSecond, Rounding.Down)} ({Quantities.Count(requests.Count)} in {Quantities.Length(requests.Duration)})"
            : Quantities.Count(requests.Count));
        if (!totals.Traffic.IsNone && totals.Traffic.Duration > TimeSpan.Zero)
        {
            yield return ("traffic", "bytes", $"{Quantities.Bytes(totals.Traffic.ReceivedPerSecond)} received and {Quantities.Bytes(totals.Traffic.SentPerSecond)} sent per second");
        }
    }

    private static IEnumerable<(string Signal, string Of, string Value)> ErrorsOf(RunResult result)
    {
        var requests = result.Totals.Requests;
        yield return ("errors", "failed requests", Part(requests.Failed, requests));
        if (requests.Rejected > 0)
        {
            yield return ("errors", "of them rejected, as by a rate limit", Part(requests.Rejected, requests));
            yield return ("errors", "of them failed otherwise", Part(requests.Failed - requests.Rejected, requests));
        }

        if (JudgedSeconds.Of(result) is { } seconds)
        {
            yield return ("errors", "over time", seconds.WithoutFailureText);
            foreach (var (name, stretch) in seconds.Stretches(Quantities.Length))
            {
                yield return ("errors", name, stretch);
            }
        }
    }

    private static IEnumerable<(string Signal, string Of, string Value)> Saturation(RunResult result)
    {
        yield return ("saturation", "the system under test", "not measured");
        if (result.Generator is { Cores: { } cores, Processors: > 0 and var processors })
        {
            yield return ("saturation", "the generator itself, not the system under test", $"{cores.ToString("0.##", System.Globalization.CultureInfo.InvariantCulture)} of {Counted.Of(processors, "processor")} busy");
        }
    }

    private static string Times(Latencies times) => times.Count == 0
        ? MeasuredColumns.Nothing
        : $"{string.Join(", ", new double[] { 50, 95, 99 }.Select(percentile => $"p{Quantities.Count((long)percentile)} {Quantities.Duration(times.Percentile(percentile), Rounding.Up)}"))} (of {Quantities.Count(times.Count)})";

    private static string Part(long part, Measured of) =>
        $"{(part == 0 ? "0 %" : Quantities.Percent(new Ratio((double)part / of.Count), of.Count, Rounding.Up))} ({Quantities.Count(part)} of {Quantities.Count(of.Count)})";
}
