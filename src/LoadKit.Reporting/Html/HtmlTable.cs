using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>Tables. They read well without any style, too: numbers are aligned by attributes, headings say what they are for.</summary>
internal static class HtmlTable
{
    private const char NonBreaking = '\u00A0';

    /// <param name="kind">A class.</param>
    /// <param name="name">What it is, for who can't see what is around it.</param>
    /// <param name="columns">The first is the heading of its row.</param>
    /// <param name="rows">With as many cells as there are columns.</param>
    public static Markup Of(string kind, string name, IReadOnlyList<HtmlColumn> columns, IEnumerable<IReadOnlyList<Markup>> rows) => Markup.Of($"""

        <div class="scroll" tabindex="0" role="group" aria-label="{name}"><table class="{kind}" cellpadding="5">
        <thead><tr>{columns.Select(Head)}</tr></thead>
        <tbody>{rows.Select(row => Markup.Of($"\n<tr>{row.Zip(columns, Cell)}</tr>"))}
        </tbody></table></div>
        """);

    /// <summary>A table that is the same in every report.</summary>
    public static Markup Of(ReportTable table) => Markup.Join(
        Of("plain", Panel.Capital(table.Title), [.. table.Columns.Select(HtmlColumn.Of)], table.Rows.Select(row => (IReadOnlyList<Markup>)[.. row.Zip(table.Columns, Text)])),
        Panel.Note(Panel.Sentence(table.Note)));

    /// <summary>A number whose unit never stands on the next line.</summary>
    public static Markup Number(string number) => Markup.Of($"{number.Replace(' ', NonBreaking)}");

    private static Markup Text(string cell, ReportColumn column) => column.IsNumber ? Number(cell) : Markup.Of($"{cell:200}");

    private static Markup Head(HtmlColumn column) => Markup.Of($"<th scope=\"col\"{column.Attributes}>{column.Title}</th>");

    private static Markup Cell(Markup cell, HtmlColumn column) => column.IsHeading
        ? Markup.Of($"<th scope=\"row\"{column.Attributes}>{cell}</th>")
        : Markup.Of($"<td{column.Attributes}>{cell}</td>");
}
