namespace LoadKit.Reporting.Tables;

/// <summary>One table of a report, in words: every rendering shows the same rows. Cells hold foreign text as it came; a rendering escapes it.</summary>
/// <param name="Title">What the rows are.</param>
/// <param name="Covers">The population of its numbers.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">Its cells, as many in each row as there are columns.</param>
/// <param name="Note">A sentence to read it by; none when empty.</param>
internal sealed record ReportTable(
    string Title, string Covers, IReadOnlyList<ReportColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows, string Note)
{
    /// <summary>A row for each thing.</summary>
    public static ReportTable Of<T>(string title, string covers, IEnumerable<T> things, IReadOnlyList<Column<T>> columns, string note = "") => new(
        title,
        covers,
        [.. columns.Select(column => column.Head)],
        [.. things.Select(thing => (IReadOnlyList<string>)[.. columns.Select(column => column.Cell(thing))])],
        note);
}
