using System.Globalization;
using System.Text;

namespace LoadKit.Scale;

/// <summary>A table with a column for every figure that any of its rows has.</summary>
internal sealed class MarkdownTable
{
    private readonly List<(string Label, Figures Figures)> rows = [];

    public void Add(string label, Figures figures) => rows.Add((label, figures));

    public override string ToString()
    {
        string[] columns = [.. rows.SelectMany(row => row.Figures.Cells).Select(cell => cell.Column).Distinct()];
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", columns)} |");
        text.AppendLine(CultureInfo.InvariantCulture, $"|---|{string.Concat(columns.Select(_ => "--:|"))}");
        foreach (var (label, figures) in rows)
        {
            var cells = columns.Select(column => figures.Cells.Find(cell => cell.Column == column)?.ToString() ?? "-");
            text.AppendLine(CultureInfo.InvariantCulture, $"| {label} | {string.Join(" | ", cells)} |");
        }

        return text.ToString();
    }
}
