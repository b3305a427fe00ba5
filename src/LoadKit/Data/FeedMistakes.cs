using System.Globalization;
using System.Text;

namespace LoadKit.Data;

/// <summary>What is wrong with a file, up to a bound.</summary>
internal sealed class FeedMistakes(string path)
{
    private const int Most = 20;
    private const int LongestMessage = 300;

    private readonly List<string> errors = [];
    private int count;

    /// <summary>Nobody wants to know more.</summary>
    public bool AreEnough => count > Most;

    public void Add(int line, int column, string message)
    {
        if (++count <= Most)
        {
            errors.Add(string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}({line},{column}): {ForeignText.OneLine(message, LongestMessage)}"));
        }
    }

    /// <summary>Opens the file as UTF-8 that is to be valid, or as what its byte order mark says.</summary>
    public StreamReader Open() => new(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));

    /// <exception cref="FeedFormatException">There are mistakes, or nothing at all.</exception>
    public void Ensure(int items, string what)
    {
        if (count == 0 && items == 0)
        {
            Add(1, 1, $"the file has no {what}");
        }

        if (count > Most)
        {
            errors.Add("and more");
        }

        if (errors.Count > 0)
        {
            throw new FeedFormatException(path, errors);
        }
    }
}
