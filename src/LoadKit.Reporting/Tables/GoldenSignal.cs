using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>One of the four golden signals (Beyer et al., Site Reliability Engineering, 2016, chapter 6), or a part of it. What was not measured says so.</summary>
/// <param name="Name">Latency, traffic, errors or saturation.</param>
/// <param name="Subject">What it is about.</param>
/// <param name="Value">What was measured.</param>
internal sealed record GoldenSignal(string Name, string Subject, string Value)
{
    private const string Latency = "latency";
    private const string Traffic = "traffic";
    private const string Errors = "errors";
    private const string Saturation = "saturation";
    private const int MostGauges = 10;

    /// <summary>All of them in their usual order; none where there were no requests.</summary>
    public static IReadOnlyList<GoldenSignal> Of(RunResult result) =>
        result.Totals.Requests.Count == 0 ? [] : [.. LatencyOf(result.Totals.Requests), .. TrafficOf(result.Totals), .. ErrorsOf(result), .. SaturationOf(result)];

    private static IEnumerable<GoldenSignal> LatencyOf(Measured requests)
    {
        yield return Succeeded.TimesOf(requests) is { } succeeded
            ? new(Latency, "successful requests", Times(succeeded))
            : new(Latency, "all requests, failed ones among them", Times(requests.Latency));
        if (requests.FailedLatency.Count > 0)
        {
            yield return new(Latency, "failed requests", Times(requests.FailedLatency));
        }
    }

    private static IEnumerable<GoldenSignal> TrafficOf(Totals totals)
    {
        var requests = totals.Requests;
        yield return new(Traffic, "requests", requests.Duration > TimeSpan.Zero
            ? $"{Quantities.PerSecond(requests.PerSecond, Rounding.Down)} ({Quantities.Count(requests.Count)} in {Quantities.Length(requests.Duration)})"
            : Quantities.Count(requests.Count));
        if (!totals.Traffic.IsNone && totals.Traffic.Duration > TimeSpan.Zero)
        {
            yield return new(Traffic, "received", $"{Quantities.Bytes(totals.Traffic.ReceivedPerSecond)} per second");
            yield return new(Traffic, "sent", $"{Quantities.Bytes(totals.Traffic.SentPerSecond)} per second");
        }
    }

    private static IEnumerable<GoldenSignal> ErrorsOf(RunResult result)
    {
        var requests = result.Totals.Requests;
        yield return new(Errors, "failed requests", Part(requests.Failed, requests));
        if (requests.Rejected > 0)
        {
            yield return new(Errors, "of them rejected, as by a rate limit", Part(requests.Rejected, requests));
            yield return new(Errors, "of them failed otherwise", Part(requests.Failed - requests.Rejected, requests));
        }

        if (JudgedSeconds.Of(result) is { } seconds)
        {
            yield return new(Errors, "over time", seconds.WithoutFailureText);
            foreach (var (name, stretch) in seconds.Stretches(Quantities.Length))
            {
                yield return new(Errors, name, stretch);
            }
        }
    }

    // The generator's own processors are not the target's, and must not be taken for them.
    private static IEnumerable<GoldenSignal> SaturationOf(RunResult result)
    {
        foreach (var gauge in result.Gauges.Take(MostGauges))
        {
            yield return new(Saturation, GaugeWords.Name(gauge), GaugeWords.Text(gauge));
        }

        if (result.Gauges.Count == 0)
        {
            yield return new(Saturation, "the system under test", "not measured: no gauge told anything");
        }
        else if (result.Gauges.Count > MostGauges)
        {
            yield return new(Saturation, "more gauges", $"{Quantities.Count(result.Gauges.Count - MostGauges)} are in the result");
        }

        if (result.Generator is { Cores: { } cores, Processors: > 0 and var processors })
        {
            yield return new(Saturation, "the generator itself, not the system under test", $"{cores.ToString("0.##", CultureInfo.InvariantCulture)} of {Counted.Of(processors, "processor")} busy");
        }
    }

    private static string Times(Latencies times) => times.Count == 0
        ? MeasuredColumns.Nothing
        : $"{string.Join(", ", new double[] { 50, 95, 99 }.Select(percentile => $"p{Quantities.Count((long)percentile)} {Quantities.Duration(times.Percentile(percentile), Rounding.Up)}"))} (of {Quantities.Count(times.Count)})";

    private static string Part(long part, Measured of) =>
        $"{(part == 0 ? "0 %" : Quantities.Percent(new Ratio((double)part / of.Count), of.Count, Rounding.Up))} ({Quantities.Count(part)} of {Quantities.Count(of.Count)})";
}
