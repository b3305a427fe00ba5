namespace LoadKit.Reporting.Csv;

/// <summary>A column of a file, and its cell for the thing that a row is about; the cell is ready to be written.</summary>
/// <param name="Title">The name, with the unit at its end.</param>
/// <param name="Cell">An empty cell is one without a value.</param>
internal sealed record CsvColumn<T>(string Title, Func<T, string> Cell);
