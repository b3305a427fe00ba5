using System.Globalization;

namespace LoadKit.Reporting.Tables;

/// <summary>The numbers of a run that a list has room for, each with its name, worded as everywhere. Foreign text is on one line.</summary>
internal static class Headline
{
    public static IReadOnlyList<(string Name, string Value)> Of(RunResult result)
    {
        var requests = result.Totals.Requests;
        return
        [
            ("verdict", VerdictWords.OfRun(result.Verdict)),
            ("reason", Foreign.OneLine(result.Reason, 1000)),
            ("judged", Judged(result)),
            ("requests", Quantities.Count(requests.Count)),
            ("requests per second", requests.Duration > TimeSpan.Zero ? Quantities.PerSecond(requests.PerSecond, Rounding.Down) : MeasuredColumns.Nothing),
            ("failed requests", $"{Quantities.Count(requests.Failed)} of {Quantities.Count(requests.Count)}"),
            ("error rate", MeasuredColumns.ErrorRate(requests)),
            .. requests.Rejected > 0 ? [("rejected requests", $"{Quantities.Count(requests.Rejected)} of {Quantities.Count(requests.Count)}")] : Array.Empty<(string, string)>(),
            .. result.Totals.Traffic is { IsNone: false } traffic
                ? [("sent", Quantities.Bytes(traffic.Sent)), ("received", Quantities.Bytes(traffic.Received)), ("retries", Quantities.Count(traffic.Retries))]
                : Array.Empty<(string, string)>(),
            .. new double[] { 50, 95, 99 }.Select(percentile => ($"p{Quantities.Count((long)percentile)}", Time(requests.Latency, of => of.Percentile(percentile)))),
            ("max", Time(requests.Latency, of => of.Max)),
            ("dropped iterations", Quantities.Count(result.Totals.Counts.Dropped)),
            ("seed", result.Seed.ToString(CultureInfo.InvariantCulture)),
            .. result.Run is { } run ? run.Labels.Select(label => (Foreign.OneLine($"label {label.Name}"), Foreign.OneLine(label.Value))) : [],
        ];
    }

    private static string Judged(RunResult result) => result.JudgedDuration > TimeSpan.Zero
        ? $"{Quantities.Length(result.JudgedDuration)}{(result.JudgedStages.Length > 0 ? $" ({Foreign.OneLine(result.JudgedStages)})" : "")}"
        : "nothing";

    private static string Time(Latencies times, Func<Latencies, TimeSpan> value) =>
        times.Count > 0 ? Quantities.Duration(value(times), Rounding.Up) : MeasuredColumns.Nothing;
}
