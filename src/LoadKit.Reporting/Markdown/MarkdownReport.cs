using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Markdown;

/// <summary>The whole result as one Markdown text.</summary>
internal static class MarkdownReport
{
    private const int LongestSentence = 400;

    public static string Of(RunResult result) =>
        string.Join('\n', Head(result).Concat(Findings(result)).Concat(Numbers(result)).Concat(Details(result)).Append(Marker(result.Name))) + "\n";

    private static IEnumerable<string> Head(RunResult result)
    {
        yield return $"### {VerdictWords.Symbol(result.Verdict)} {MarkdownText.Inline(result.Name, 100)}: {VerdictWords.OfRun(result.Verdict)}";
        yield return MarkdownText.Block(result.Reason, LongestSentence);
        yield return "";
        if (result.Slos.Count > 0)
        {
            foreach (var line in MarkdownTable.Lines(ReportTables.Objectives(result)))
            {
                yield return line;
            }

            yield return "";
        }
    }

    private static IEnumerable<string> Findings(RunResult result)
    {
        string[] lines =
        [
            .. result.Slos
                .Where(outcome => outcome.Verdict == Verdict.Inconclusive)
                .Select(outcome => $"- unproven: {MarkdownText.Inline(outcome.Slo.Name)}: {MarkdownText.Inline(outcome.FullReason, LongestSentence)}"),
            .. result.Findings
                .Select(finding => $"- {(finding.Kind == FindingKind.Doubt ? $"**{finding.Word}**" : finding.Word)}: {MarkdownText.Inline(finding.Text, LongestSentence)}"),
        ];
        return lines.Length == 0 ? [] : [.. lines, ""];
    }

    private static IEnumerable<string> Numbers(RunResult result)
    {
        yield return Totals(result);
        foreach (var note in RunNotes.Of(result))
        {
            yield return "";
            yield return MarkdownText.Block(MarkdownTable.Capital(note)) + ".";
        }

        if (Sparkline.OfP99(result) is { } line)
        {
            yield return "";
            yield return line;
        }

        yield return "";
    }

    private static string Totals(RunResult result)
    {
        var requests = result.Totals.Requests;
        string[] facts =
        [
            $"{Quantities.Count(requests.Count)} requests judged" + (result.JudgedStages.Length > 0 ? $" ({MarkdownText.Inline(result.JudgedStages)}, {Quantities.Length(result.JudgedDuration)})" : ""),
            requests.Duration > TimeSpan.Zero ? Quantities.PerSecond(requests.PerSecond, Rounding.Down) : "",
            requests.Count > 0 ? $"{Quantities.Count(requests.Failed)} failed ({Quantities.Percent(requests.ErrorRate, requests.Count, Rounding.Up)})" : "",
            .. requests.Latency.Count > 0 ? Times(requests.Latency) : [],
        ];
        return $"{string.Join(", ", facts.Where(fact => fact.Length > 0))}; {Quantities.Count(result.Whole.Requests.Count)} requests in the whole run.";
    }

    private static IEnumerable<string> Times(Latencies times) =>
    [
        .. new double[] { 50, 95, 99 }.Select(percentile => $"p{Quantities.Count((long)percentile)} {Quantities.Duration(times.Percentile(percentile), Rounding.Up)}"),
        $"max {Quantities.Duration(times.Max, Rounding.Up)}",
    ];

    private static IEnumerable<string> Details(RunResult result) => ReportTables.Of(result).SelectMany(table => (IEnumerable<string>)
    [
        $"<details><summary>{MarkdownTable.Capital(table.Title)} ({table.Covers})</summary>",
        "",
        .. MarkdownTable.Lines(table),
        .. table.Note.Length > 0 ? ["", MarkdownTable.Capital(table.Note) + "."] : Array.Empty<string>(),
        "",
        "</details>",
        "",
    ]);

    private static string Marker(string name)
    {
        var safe = new string([.. name.Take(100).Select(letter => char.IsLetterOrDigit(letter) || letter is '.' or '_' ? letter : '-')]);
        var words = safe.Split('-', StringSplitOptions.RemoveEmptyEntries);
        return $"<!-- loadkit:{(words.Length == 0 ? "unnamed" : string.Join('-', words))} -->";
    }
}
