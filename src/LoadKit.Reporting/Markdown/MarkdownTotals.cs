namespace LoadKit.Reporting.Markdown;

/// <summary>The numbers of the judged stages as one sentence.</summary>
internal static class MarkdownTotals
{
    public static string Of(RunResult result)
    {
        var requests = result.Totals.Requests;
        string[] facts =
        [
            $"{Quantities.Count(requests.Count)} requests judged" + (result.JudgedStages.Length > 0 ? $" ({MarkdownText.Inline(result.JudgedStages)}, {Quantities.Length(result.JudgedDuration)})" : ""),
            requests.Duration > TimeSpan.Zero ? Quantities.PerSecond(requests.PerSecond, Rounding.Down) : "",
            requests.Count > 0 ? $"{Quantities.Count(requests.Failed)} failed ({Quantities.Percent(requests.ErrorRate, requests.Count, Rounding.Up)})" : "",
            requests.Rejected > 0 ? $"{Quantities.Count(requests.Rejected)} of them rejected" : "",
            .. requests.Latency.Count > 0 ? Times(requests.Latency) : [],
        ];
        return $"{string.Join(", ", facts.Where(fact => fact.Length > 0))}; {Quantities.Count(result.Whole.Requests.Count)} requests in the whole run.";
    }

    private static IEnumerable<string> Times(Latencies times) =>
    [
        .. new double[] { 50, 95, 99 }.Select(percentile => $"p{Quantities.Count((long)percentile)} {Quantities.Duration(times.Percentile(percentile), Rounding.Up)}"),
        $"max {Quantities.Duration(times.Max, Rounding.Up)}",
    ];
}
