using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Plain;

/// <summary>A table as lines: two spaces before each column, dashes below the titles. Too wide, it is folded: the first column comes again.</summary>
internal static class TextTable
{
    private const string Gap = "  ";
    private const int Overhang = 24;

    public static IEnumerable<string> Lines(ReportTable table, int width)
    {
        string[][] rows = [.. table.Rows.Select(row => row.Select((cell, i) => Foreign.OneLine(cell, table.Columns[i].Longest)).ToArray())];
        var widths = table.Columns.Select((column, i) => Math.Max(column.Title.Length, rows.Max(row => row[i].Length))).ToArray();
        var first = true;
        foreach (var block in Fold(table.Columns, widths, width))
        {
            if (!first)
            {
                yield return "";
            }

            first = false;
            yield return Line(block, i => table.Columns[i].Title);
            yield return Line(block, i => new string('-', widths[i]));
            foreach (var row in rows)
            {
                yield return Line(block, i => row[i]);
            }
        }

        string Line(int[] block, Func<int, string> cell) =>
            string.Concat(block.Select(i => Gap + (table.Columns[i].IsNumber ? cell(i).PadLeft(widths[i]) : cell(i).PadRight(widths[i])))).TrimEnd();
    }

    // As few blocks as there must be, as even as they can be: a last block with one lonely column reads like a mistake.
    private static List<int[]> Fold(IReadOnlyList<ReportColumn> columns, int[] widths, int width)
    {
        var blocks = Blocks(columns, widths, width);
        for (var narrower = width - 1; blocks.Count > 1 && Blocks(columns, widths, narrower) is var fold && fold.Count == blocks.Count; narrower--)
        {
            blocks = fold;
        }

        return blocks;
    }

    private static List<int[]> Blocks(IReadOnlyList<ReportColumn> columns, int[] widths, int width)
    {
        var last = widths.Length - 1;
        List<int[]> blocks = [];
        List<int> block = [0];
        for (var i = 1; i <= last; i++)
        {
            // A free text at the end of a line harms no other column.
            var needed = i == last && !columns[i].IsNumber ? Math.Min(widths[i], Overhang) : widths[i];
            if (block.Count > 1 && block.Sum(column => Gap.Length + widths[column]) + Gap.Length + needed > width)
            {
                blocks.Add([.. block]);
                block = [0];
            }

            block.Add(i);
        }

        blocks.Add([.. block]);
        return blocks;
    }
}
