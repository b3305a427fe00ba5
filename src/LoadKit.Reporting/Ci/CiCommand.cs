using System.Globalization;
using System.Text;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Ci;

/// <summary>The commands that CI servers read from a log, each on a line of its own. Every text in them is foreign.</summary>
internal static class CiCommand
{
    private const int Longest = 1000;

    /// <summary>An annotation of GitHub: <c>::error title=checkout::p95 ...</c>.</summary>
    public static string GitHub(string kind, string title, string message) =>
        $"::{kind} title={GitHubData(title).Replace(":", "%3A", StringComparison.Ordinal).Replace(",", "%2C", StringComparison.Ordinal)}::{GitHubData(message)}";

    /// <summary>An error or a warning of Azure Pipelines.</summary>
    public static string AzureIssue(string kind, string message) => $"##vso[task.logissue type={kind}]{AzureData(Foreign.OneLine(message, Longest))}";

    /// <summary>A Markdown file for the summary of an Azure pipeline.</summary>
    public static string AzureSummary(string path) => $"##vso[task.uploadsummary]{AzureData(path)}";

    /// <summary>A service message of TeamCity.</summary>
    public static string TeamCity(string message, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        var line = new StringBuilder("##teamcity[").Append(message);
        foreach (var (name, value) in attributes)
        {
            line.Append(' ').Append(name).Append("='");
            TeamCityValue(line, Foreign.OneLine(value, Longest));
            line.Append('\'');
        }

        return line.Append(']').ToString();
    }

    private static string GitHubData(string text) => Foreign.OneLine(text, Longest).Replace("%", "%25", StringComparison.Ordinal);

    // A path may hold any character; Foreign would change what is to be found.
    private static string AzureData(string text) => text
        .Replace("%", "%AZP25", StringComparison.Ordinal)
        .Replace("\r", "%0D", StringComparison.Ordinal)
        .Replace("\n", "%0A", StringComparison.Ordinal);

    private static void TeamCityValue(StringBuilder line, string text)
    {
        foreach (var letter in text)
        {
            _ = letter switch
            {
                '|' or '\'' or '[' or ']' => line.Append('|').Append(letter),
                < ' ' or > '~' => line.Append(CultureInfo.InvariantCulture, $"|0x{(int)letter:X4}"),
                _ => line.Append(letter),
            };
        }
    }
}
