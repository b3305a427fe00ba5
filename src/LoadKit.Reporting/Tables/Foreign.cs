namespace LoadKit.Reporting.Tables;

/// <summary>Text from outside LoadKit on one line, as <see cref="ForeignText"/> makes it harmless for every output.</summary>
internal static class Foreign
{
    /// <summary>The longest text in a cell where nothing else is said.</summary>
    public const int Longest = 200;

    /// <inheritdoc cref="ForeignText.OneLine"/>
    public static string OneLine(string text, int longest = Longest) => ForeignText.OneLine(text, longest);
}
