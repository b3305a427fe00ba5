using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>A column of a table of the page.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="Kind">A class; none when empty.</param>
internal sealed record HtmlColumn(string Title, string Kind = "")
{
    /// <summary>Whether it says what the rows are.</summary>
    public bool IsHeading { get; private init; }

    /// <summary>Whether it is aligned to the right.</summary>
    public bool IsNumber { get; private init; }

    public static HtmlColumn Heading(string title) => new(title) { IsHeading = true };

    public static HtmlColumn Number(string title, string kind = "") => new(title, kind) { IsNumber = true };

    /// <summary>The same column of a table that is in every report; the first one is the heading.</summary>
    public static HtmlColumn Of(ReportColumn column, int index) =>
        new(Panel.Capital(column.Title)) { IsHeading = index == 0, IsNumber = column.IsNumber };

    public Markup Attributes => Markup.Of($"{Markup.If(Classes.Length > 0, $" class=\"{Classes}\"")} align=\"{(IsNumber ? "right" : "left")}\"");

    private string Classes => string.Join(' ', new[] { IsNumber ? "n" : "", Kind }.Where(part => part.Length > 0));
}
