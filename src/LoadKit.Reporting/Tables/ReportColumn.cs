namespace LoadKit.Reporting.Tables;

/// <summary>One column of a table of a report.</summary>
/// <param name="Title">What stands above it.</param>
/// <param name="IsNumber">Whether its cells are aligned to the right.</param>
/// <param name="Longest">Longer cells are cut where room matters; a document has room for <see cref="Foreign.Longest"/>.</param>
internal sealed record ReportColumn(string Title, bool IsNumber, int Longest);
