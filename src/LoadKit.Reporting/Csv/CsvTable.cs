using System.Text;

namespace LoadKit.Reporting.Csv;

/// <summary>A file of comma-separated values: a header, then a row for each thing; lines end with CR LF, as RFC 4180 says.</summary>
internal static class CsvTable
{
    public static string Of<T>(IEnumerable<T> things, IReadOnlyList<CsvColumn<T>> columns)
    {
        var text = new StringBuilder().AppendJoin(',', columns.Select(column => column.Title)).Append("\r\n");
        foreach (var thing in things)
        {
            text.AppendJoin(',', columns.Select(column => column.Cell(thing))).Append("\r\n");
        }

        return text.ToString();
    }
}
