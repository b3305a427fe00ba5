namespace LoadKit.Reporting.Tables;

/// <summary>A column together with how its cells are made from the things that the rows are about.</summary>
/// <param name="Head">What a rendering needs to know.</param>
/// <param name="Cell">The cell of one thing.</param>
internal sealed record Column<T>(ReportColumn Head, Func<T, string> Cell)
{
    /// <summary>A column of words, aligned to the left.</summary>
    public static Column<T> Text(string title, Func<T, string> cell, int longest = 40) => new(new ReportColumn(title, false, longest), cell);

    /// <summary>A column of numbers with their units, aligned to the right.</summary>
    public static Column<T> Number(string title, Func<T, string> cell) => new(new ReportColumn(title, true, Foreign.Longest), cell);

    /// <summary>A column of counts.</summary>
    public static Column<T> Count(string title, Func<T, long> count) => Number(title, thing => Quantities.Count(count(thing)));
}
