using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Plain;

/// <summary>The whole result as lines: the text of a failed assertion first, for it is what a reader acts on, then everything else.</summary>
internal static class TextReport
{
    public static IEnumerable<string> Of(RunResult result, int width)
    {
        var explanation = Explanation(result);
        foreach (var line in explanation)
        {
            yield return line;
        }

        yield return "";
        foreach (var note in RunNotes.Of(result))
        {
            yield return "  " + note;
        }

        foreach (var table in ReportTables.Of(result, withEndpoints: false).Prepend(ReportTables.Objectives(result)).Where(table => table.Rows.Count > 0))
        {
            yield return "";
            yield return $"{table.Title} ({table.Covers})";
            foreach (var line in TextTable.Lines(table, width))
            {
                yield return line;
            }

            if (table.Note.Length > 0)
            {
                yield return "  " + table.Note;
            }
        }

        // Once more at the end, where a terminal stops scrolling.
        yield return "";
        yield return explanation[0];
    }

    /// <summary>The verdict, the objectives and the doubts, by lines.</summary>
    public static IReadOnlyList<string> Explanation(RunResult result) => result.Explain().Split('\n');
}
