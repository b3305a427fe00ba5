using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Plain;

/// <summary>The whole result as lines: the text of a failed assertion first, for it is what a reader acts on, then everything else.</summary>
internal static class TextReport
{
    private const int LongestLine = 500;

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

        foreach (var table in ReportTables.Of(result))
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

    /// <summary>The verdict, the objectives and the doubts, by lines of bounded length.</summary>
    public static IReadOnlyList<string> Explanation(RunResult result) =>
        [.. Bounded(result).Explain().Split('\n').Select(line => Foreign.OneLine(line, LongestLine))];

    // A name of a thousand characters would push the verdict out of sight.
    private static RunResult Bounded(RunResult result) => result with
    {
        Name = Foreign.OneLine(result.Name, 100).Trim(),
        Reason = Foreign.OneLine(result.Reason, 300),
        JudgedStages = Foreign.OneLine(result.JudgedStages),
        Slos = [.. result.Slos.Select(outcome => outcome with { Reason = Foreign.OneLine(outcome.Reason, 300) })],
        Findings = [.. result.Findings.Select(finding => finding with { Text = Foreign.OneLine(finding.Text, 400) })],
        Steps = [.. result.Steps.Select(step => step with { Name = Foreign.OneLine(step.Name, 60) })],
        Errors = [.. result.Errors.Take(1).Select(error => error with { Where = Foreign.OneLine(error.Where, 60), Kind = Foreign.OneLine(error.Kind, 60) })],
    };
}
