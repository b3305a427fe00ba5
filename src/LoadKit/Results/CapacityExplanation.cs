namespace LoadKit.Results;

/// <summary>The result of a capacity search as plain text: a line that says it all, the three answers, the probes as a table, and what is to be known.</summary>
internal static class CapacityExplanation
{
    private const int LongestTitle = 60;
    private const int LongestName = 34;
    private const int LongestReason = 500;

    public static string Of(CapacityResult result) => string.Join('\n', Lines(result)).TrimEnd();

    private static IEnumerable<string> Lines(CapacityResult result)
    {
        yield return $"capacity of {Explanation.OneLine(result.Name, LongestTitle).Trim()}: {Explanation.OneLine(result.Reason, LongestReason)}";
        yield return "";
        yield return $"  proven    {(result.Proven is { } proven ? $"{Quantities.PerSecond(proven, Rounding.Down)}, every objective is met" : "-")}";
        yield return $"  estimate  {(result.Estimate is { } estimate ? $"{Quantities.PerSecond(estimate)}{(result.EstimateError is { } error ? $" ± {Quantities.Percent(error, 0, Rounding.Up)}" : "")}, where the limit is reached as well as it can be told" : "-")}";
        yield return $"  refuted   {(result.Refuted is { } refuted ? $"{Quantities.PerSecond(refuted, Rounding.Up)}, an objective is missed" : "-")}";
        yield return "";
        foreach (var line in Table(result))
        {
            yield return line;
        }

        string[] rest =
        [
            .. result.LimitedBy is { } slo ? [$"limited by: {slo.Name} {slo.Limit}"] : Array.Empty<string>(),
            .. result.Findings.Select(finding => $"{finding.Word}: {finding.Text}"),
            $"searched: {Quantities.Count(result.Probes.Count, "probe", "probes")} in {Quantities.Length(result.Duration)}, tolerance {result.Tolerance}, {result.Confidence} confidence, seed {result.Seed.ToString(System.Globalization.CultureInfo.InvariantCulture)}",
            .. result.Runner is { } runner ? [$"runner: {runner}"] : Array.Empty<string>(),
        ];
        foreach (var line in rest.SelectMany(Explanation.Wrapped))
        {
            yield return line;
        }
    }

    private static IEnumerable<string> Table(CapacityResult result)
    {
        if (result.Probes.Count == 0)
        {
            yield break;
        }

        string[] heads = ["#", "rate", "for", "measured", "p50", "p95", "p99", "errors", "verdict"];
        var rows = result.Probes.Select(Row).ToList();
        var widths = heads.Select((head, i) => rows.Max(row => Math.Max(head.Length, row[i].Length))).ToArray();
        yield return Explanation.Row(heads, widths);
        yield return Explanation.Row([.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows)
        {
            yield return Explanation.Row(row, widths);
        }

        yield return "";
    }

    private static string[] Row(CapacityProbe probe)
    {
        var requests = probe.Result.Totals.Requests;
        return
        [
            Quantities.Count(probe.Number),
            Quantities.PerSecond(probe.Rate),
            probe.Purpose.ToString().ToLowerInvariant(),
            Quantities.Length(probe.Measured),
            Percentile(50),
            Percentile(95),
            Percentile(99),
            requests.Failed == 0 ? "0 %" : Quantities.Percent(requests.ErrorRate, requests.Count, Rounding.Up),
            Explanation.Cut(probe.Answer switch { ProbeAnswer.Passes => "met", ProbeAnswer.Fails => "MISSED", ProbeAnswer.InDoubt => "in doubt", _ => "unproven" }, LongestName),
        ];

        string Percentile(double percentile) => requests.Latency.Count == 0 ? "-" : Quantities.Duration(requests.Latency.Percentile(percentile), Rounding.Up);
    }
}
