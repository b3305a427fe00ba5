using System.Text.Json.Serialization.Metadata;
using LoadKit.Data;

namespace LoadKit;

/// <summary>Test data for scenarios: customers, search terms, accounts. <see cref="Feed{T}"/> says how users take from it.</summary>
/// <threadsafety>All members may be called at once.</threadsafety>
public static class Feed
{
    /// <summary>A feed of items in memory.</summary>
    /// <param name="items">The items, read once, here. At least one.</param>
    /// <param name="name">What errors and results call it.</param>
    /// <exception cref="ArgumentException">There are no items, or the name is empty.</exception>
    public static Feed<T> Of<T>(IEnumerable<T> items, string name = "feed")
    {
        ArgumentNullException.ThrowIfNull(items);
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        T[] all = [.. items];
        return all.Length > 0 ? new FeedItems<T>(all).Taken(new FeedUse(name)) : throw new ArgumentException($"The feed \"{name}\" has no items.", nameof(items));
    }

    /// <summary>
    /// A feed of the rows of a CSV file in UTF-8, as RFC 4180 has them: the first row names the columns, a field with the separator, a quote or a line
    /// break in it stands in quotes, and a quote in it is doubled. Empty lines are left out. The file is read once, here, and its rows are kept in memory.
    /// </summary>
    /// <param name="path">The file; the feed is called after it.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <exception cref="FeedFormatException">The file has mistakes; up to 20 are listed, each with its line and column.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static Feed<CsvRow> FromCsv(string path, char separator = ',') => FromCsv(path, static row => row, separator);

    /// <summary>A feed of what is made of the rows of a CSV file: <c>row => new Customer(row["name"], row.Get&lt;int&gt;("age"))</c>.</summary>
    /// <param name="path">The file; the feed is called after it.</param>
    /// <param name="map">Makes an item of a row. What it throws is a mistake of the file at that line.</param>
    /// <param name="separator">What stands between two fields.</param>
    /// <inheritdoc cref="FromCsv(string, char)"/>
    public static Feed<T> FromCsv<T>(string path, Func<CsvRow, T> map, char separator = ',')
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(map);
        var mistakes = new FeedMistakes(path);
        var items = CsvFile.Read(path, separator, map, mistakes);
        mistakes.Ensure(items.Count, "rows");
        return new FeedItems<T>([.. items]).Taken(new FeedUse(Path.GetFileNameWithoutExtension(path)));
    }

    /// <summary>
    /// A feed of a file in UTF-8 with one JSON value on each line; empty lines are left out. The file is read once, here, and its items are kept in memory.
    /// </summary>
    /// <param name="path">The file; the feed is called after it.</param>
    /// <param name="type">How an item is read: <c>MyJsonContext.Default.Customer</c> of a source-generated context.</param>
    /// <exception cref="FeedFormatException">The file has mistakes; up to 20 are listed, each with its line and column.</exception>
    /// <exception cref="IOException">The file can't be read.</exception>
    public static Feed<T> FromJsonLines<T>(string path, JsonTypeInfo<T> type)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        ArgumentNullException.ThrowIfNull(type);
        var mistakes = new FeedMistakes(path);
        var items = JsonLinesFile.Read(path, type, mistakes);
        mistakes.Ensure(items.Count, "items");
        return new FeedItems<T>([.. items]).Taken(new FeedUse(Path.GetFileNameWithoutExtension(path)));
    }
}
