namespace LoadKit.Results;

/// <summary>Where the reports are, as lines: the page for people first, a few of the others, and how many more there are.</summary>
internal static class ReportLines
{
    private const int Most = 3;

    public static IEnumerable<string> Of(IReadOnlyList<string> files)
    {
        // A path is for clicking and copying: it is never broken or cut.
        string[] ordered = [.. files.OrderByDescending(IsPage)];
        var shown = ordered.Length <= Most ? ordered.Length : Most - 1;
        foreach (var file in ordered.Take(shown))
        {
            yield return $"report: {ForeignText.OneLine(file, int.MaxValue)}";
        }

        if (ordered.Length > shown)
        {
            yield return $"report: {Quantities.Count(ordered.Length - shown)} more files{Place([.. ordered.Skip(shown)])}";
        }
    }

    private static string Place(string[] files)
    {
        string?[] folders = [.. files.Select(Path.GetDirectoryName).Distinct()];
        return folders is [{ Length: > 0 } folder] ? $" in {ForeignText.OneLine(folder, int.MaxValue)}" : "";
    }

    private static bool IsPage(string file) => Path.GetExtension(file).Equals(".html", StringComparison.OrdinalIgnoreCase);
}
