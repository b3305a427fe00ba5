using LoadKit.Reporting.Plain;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Capacities;

/// <summary>A search as lines.</summary>
internal static class SearchText
{
    public static IEnumerable<string> Of(SearchView view, int width)
    {
        yield return $"capacity of {Foreign.OneLine(view.Result.Name, 60).Trim()}: {Foreign.OneLine(view.Result.Reason, 500)}";
        foreach (var sentence in view.Sentences)
        {
            yield return "  " + Foreign.OneLine(sentence, 500);
        }

        foreach (var table in new[] { SearchTables.Answers(view), SearchTables.Probes(view) }.Where(table => table.Rows.Count > 0))
        {
            yield return "";
            yield return $"{table.Title} ({table.Covers})";
            foreach (var line in TextTable.Lines(table, width))
            {
                yield return line;
            }
        }
    }
}
