using System.Globalization;
using LoadKit.Data;

namespace LoadKit;

/// <summary>A row of a CSV file, its fields by the names of their columns.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed class CsvRow
{
    private readonly CsvColumns columns;
    private readonly string[] fields;

    internal CsvRow(CsvColumns columns, int line, string[] fields) => (this.columns, Line, this.fields) = (columns, line, fields);

    /// <summary>The line of the file in which the row begins, from 1.</summary>
    public int Line { get; }

    /// <summary>The names of the columns, in the order of the file.</summary>
    public IReadOnlyList<string> Columns => columns.Names;

    /// <summary>The field in a column; upper and lower case matter.</summary>
    /// <exception cref="ArgumentException">There is no such column; the message lists those that there are.</exception>
    public string this[string column] => fields[columns.PlaceOf(column)];

    /// <summary>The field in a column as a number, a date or whatever else can be parsed, in the invariant culture.</summary>
    /// <exception cref="ArgumentException">There is no such column.</exception>
    /// <exception cref="FormatException">The field is no such value; the message names line, column and field.</exception>
    public T Get<T>(string column)
        where T : IParsable<T>
    {
        var text = this[column];
        return T.TryParse(text, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"line {Line}, column \"{column}\": \"{ForeignText.OneLine(text, 50)}\" is no {typeof(T).Name}"));
    }

    /// <summary>The row's line; its fields may hold secrets.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"line {Line}");
}
