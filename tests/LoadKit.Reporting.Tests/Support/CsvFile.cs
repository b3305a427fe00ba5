using System.Text;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>Reads RFC 4180 as it is written there: records end with CR LF, a quoted cell may hold anything, two quotes in it are one.</summary>
internal static class CsvFile
{
    public static IReadOnlyList<IReadOnlyList<string>> Read(string text)
    {
        List<IReadOnlyList<string>> records = [];
        List<string> record = [];
        var i = 0;
        while (i < text.Length)
        {
            record.Add(Cell(text, ref i));
            if (i < text.Length && text[i] == ',')
            {
                i++;
                continue;
            }

            Assert.That(text.AsSpan(i).StartsWith("\r\n"), Is.True, $"A record ends with CR LF, at {i}.");
            i += 2;
            records.Add(record);
            record = [];
        }

        return records;
    }

    private static string Cell(string text, ref int i)
    {
        var cell = new StringBuilder();
        if (text[i] != '"')
        {
            while (text[i] is not (',' or '\r'))
            {
                Assert.That(text[i], Is.Not.EqualTo('"').And.Not.EqualTo('\n'), "A quote or a line feed is in a quoted cell only.");
                cell.Append(text[i++]);
            }

            return cell.ToString();
        }

        for (i++; text[i] != '"' || text[i + 1] == '"'; i++)
        {
            i += text[i] == '"' ? 1 : 0;
            cell.Append(text[i]);
        }

        i++;
        return cell.ToString();
    }
}
