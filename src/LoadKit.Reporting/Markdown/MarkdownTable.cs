using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Markdown;

/// <summary>A table as lines of GitHub-flavoured Markdown.</summary>
internal static class MarkdownTable
{
    public static IEnumerable<string> Lines(ReportTable table) =>
    [
        Line(table.Columns.Select(column => MarkdownText.Inline(Capital(column.Title)))),
        $"|{string.Concat(table.Columns.Select(column => column.IsNumber ? "---:|" : "---|"))}",
        .. table.Rows.Select(row => Line(row.Select(cell => MarkdownText.Inline(cell)))),
    ];

    /// <summary>With a capital, as titles in a document have.</summary>
    public static string Capital(string title) => title.Length > 0 && !IsPercentile(title) ? char.ToUpperInvariant(title[0]) + title[1..] : title;

    private static bool IsPercentile(string title) => title.Length > 1 && title[0] == 'p' && char.IsAsciiDigit(title[1]);

    private static string Line(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}
