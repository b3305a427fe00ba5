using LoadKit.Reporting.Files;
using LoadKit.Reporting.Markdown;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Capacities;

/// <summary>A search as one Markdown text.</summary>
internal static class SearchMarkdown
{
    private const int LongestSentence = 400;

    public static string Of(SearchView view) => string.Concat(Lines(view).Select(line => line + "\n"));

    private static IEnumerable<string> Lines(SearchView view)
    {
        yield return $"### {VerdictWords.Symbol(view.Verdict)} Capacity of {MarkdownText.Inline(view.Result.Name, 100)}: {MarkdownText.Inline(view.Result.Reason, LongestSentence)}";
        yield return "";
        foreach (var line in Table(SearchTables.Answers(view)).Concat(view.Sentences.Select(sentence => $"- {MarkdownText.Inline(sentence, LongestSentence)}")))
        {
            yield return line;
        }

        yield return "";
        foreach (var line in Table(SearchTables.Probes(view)))
        {
            yield return line;
        }

        yield return $"<!-- loadkit:{ReportName.Safe(view.Result.Name)}:capacity -->";
    }

    private static IEnumerable<string> Table(ReportTable table) => table.Rows.Count == 0 ? [] : [.. MarkdownTable.Lines(table), ""];
}
