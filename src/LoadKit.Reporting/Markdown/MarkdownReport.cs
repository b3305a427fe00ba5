using System.Text;
using LoadKit.Reporting.Files;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Markdown;

/// <summary>The whole result as one Markdown text.</summary>
internal static class MarkdownReport
{
    private const int LongestSentence = 400;
    private const string LeftOut = "What else there is was left out: there is no room for more.\n\n";

    public static string Of(RunResult result) => Within(result, long.MaxValue);

    /// <summary>The report, or as much of it as has room: the verdict with the objectives, then what to look at, then the numbers, then the details.</summary>
    /// <returns>Nothing where not even the verdict and the objectives have room.</returns>
    public static string Within(RunResult result, long bytes)
    {
        var marker = $"<!-- loadkit:{ReportName.Safe(result.Name)} -->\n";
        var left = bytes - Size(marker);
        var text = new StringBuilder();
        Section[] sections = [new(Head(result)), new(Findings(result)), new(Numbers(result)), .. ReportTables.Of(result, withEndpoints: true).Select(Details)];
        for (var i = 0; i < sections.Length; i++)
        {
            var isLast = i == sections.Length - 1;
            if (Size(sections[i].Text) > left - (isLast ? 0 : LeftOut.Length))
            {
                return text.Length == 0 ? "" : text.Append(LeftOut).Append(marker).ToString();
            }

            text.Append(sections[i].Text);
            left -= Size(sections[i].Text);
        }

        return text.Append(marker).ToString();
    }

    private static IEnumerable<string> Head(RunResult result)
    {
        yield return $"### {VerdictWords.Symbol(result.Verdict)} {MarkdownText.Inline(result.Name, 100)}: {VerdictWords.OfRun(result.Verdict)}, {MarkdownText.Inline(result.Reason, LongestSentence)}";
        yield return "";
        if (result.Slos.Count > 0)
        {
            yield return $"{string.Join(", ", Counts(result))}.";
            yield return "";
            foreach (var line in MarkdownTable.Lines(ReportTables.Objectives(result)))
            {
                yield return line;
            }

            yield return "";
        }
    }

    private static IEnumerable<string> Counts(RunResult result) => result.Slos
        .GroupBy(outcome => outcome.Verdict)
        .OrderByDescending(same => same.Key)
        .Select(same => $"{(same.Key == Verdict.Fail ? "**" : "")}{Quantities.Count(same.Count())} {same.First().Word}{(same.Key == Verdict.Fail ? "**" : "")}");

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
        return
        [
            .. result.Slos.Count > 0 ? [MarkdownTable.Capital(ReportTables.LabelsNote) + ".", ""] : Array.Empty<string>(),
            .. lines.Length == 0 ? [] : lines.Append(""),
        ];
    }

    private static IEnumerable<string> Numbers(RunResult result)
    {
        yield return MarkdownTotals.Of(result);
        if (FailedRequests.AreIn(result))
        {
            yield return "";
            yield return MarkdownTable.Capital(FailedRequests.Note) + ".";
        }

        foreach (var note in RunNotes.Of(result))
        {
            yield return "";
            yield return MarkdownText.Block(MarkdownTable.Capital(note), LongestSentence) + ".";
        }

        foreach (var line in new[] { Sparkline.OfP99(result), FailureLine.Of(result) }.OfType<string>())
        {
            yield return "";
            yield return line;
        }

        yield return "";
    }

    private static Section Details(ReportTable table) => new(
    [
        $"<details><summary>{MarkdownTable.Capital(table.Title)} ({table.Covers})</summary>",
        "",
        .. MarkdownTable.Lines(table),
        .. table.Note.Length > 0 ? ["", MarkdownTable.Capital(table.Note) + "."] : Array.Empty<string>(),
        "",
        "</details>",
        "",
    ]);

    private static long Size(string text) => Encoding.UTF8.GetByteCount(text);

    private sealed record Section(string Text)
    {
        public Section(IEnumerable<string> lines)
            : this(string.Concat(lines.Select(line => line + "\n")))
        {
        }
    }
}
