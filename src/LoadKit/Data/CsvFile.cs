using System.Globalization;
using System.Text;

namespace LoadKit.Data;

/// <summary>Makes items of a CSV file's rows.</summary>
internal static class CsvFile
{
    public static List<T> Read<T>(string path, char separator, Func<CsvRow, T> map, FeedMistakes mistakes)
    {
        List<T> items = [];
        using var file = mistakes.Open();
        var reader = new CsvReader(file, separator, mistakes);
        try
        {
            if (reader.Read() is not { } header)
            {
                return items;
            }

            var columns = new CsvColumns(header.Fields);
            Check(header, mistakes);
            while (!mistakes.AreEnough && reader.Read() is { } row)
            {
                if (row.Fields.Length != header.Fields.Length)
                {
                    mistakes.Add(row.Line, 1, string.Create(CultureInfo.InvariantCulture, $"it has {Fields(row.Fields.Length)}, the header has {header.Fields.Length}"));
                    continue;
                }

                Map(row.Line, () => items.Add(map(new CsvRow(columns, row.Line, row.Fields))), mistakes);
            }
        }
        catch (DecoderFallbackException)
        {
            mistakes.Add(reader.Line, 1, "here or soon after it there are bytes that are no UTF-8");
        }

        return items;
    }

    private static void Check((int Line, string[] Fields) header, FeedMistakes mistakes)
    {
        foreach (var (i, name) in header.Fields.Index())
        {
            if (string.IsNullOrWhiteSpace(name))
            {
                mistakes.Add(header.Line, 1, string.Create(CultureInfo.InvariantCulture, $"column {i + 1} has no name"));
            }
            else if (Array.IndexOf(header.Fields, name) < i)
            {
                mistakes.Add(header.Line, 1, $"there are two columns \"{name}\"");
            }
        }
    }

    private static void Map(int line, Action map, FeedMistakes mistakes)
    {
        try
        {
            map();
        }
        catch (FormatException exception)
        {
            mistakes.Add(line, 1, exception.Message);
        }
        catch (Exception exception)
        {
            mistakes.Add(line, 1, $"{exception.GetType().Name}: {exception.Message}");
        }
    }

    private static string Fields(int count) => string.Create(CultureInfo.InvariantCulture, $"{count} {(count == 1 ? "field" : "fields")}");
}
