using System.Text.RegularExpressions;

namespace LoadKit.Reporting.Tables;

/// <content>What is told apart by tags: categories of steps, servers, cached and uncached.</content>
internal static partial class ReportTables
{
    private const int LongestKey = 60;
    private const int MostStepNames = 3;
    private const int MostValues = 30;
    private const int MostKeys = 10;

    /// <summary>For each key a table with its values over all steps, the most frequent first.</summary>
    public static IEnumerable<ReportTable> Shares(RunResult result) =>
        result.Tags.Select(tag => tag.Key).Distinct(StringComparer.Ordinal).Take(MostKeys)
            .SelectMany(key => new[] { Shares(result, key, ofIterations: false), Shares(result, key, ofIterations: true) })
            .OfType<ReportTable>();

    public static ReportTable Tags(RunResult result) => ReportTable.Of(
        "tags by step",
        Judged,
        result.Tags,
        [
            Column<TagResult>.Text("tag", tag => $"{Foreign.OneLine(tag.Key, LongestKey)}={tag.Value}"),
            Column<TagResult>.Text("of", tag => tag.Step ?? "iterations"),
            .. MeasuredColumns.Main<TagResult>(tag => tag.Measured, HasRejections(result)),
        ]);

    private static ReportTable? Shares(RunResult result, string key, bool ofIterations)
    {
        // Where there are no steps, an iteration is a request: one table says it all.
        var shares = ofIterations && result.Steps.Count == 0 ? [] : result.ByTag(key, ofIterations);
        var word = ofIterations ? "iterations" : "requests";
        return shares.Count == 0 ? null : ReportTable.Of(
            $"{word} by {TitleOf(key)}",
            Judged,
            shares.Take(MostValues),
            [
                Column<TagShare>.Text(Foreign.OneLine(key, LongestKey), share => share.Value),
                Column<TagShare>.Number("share", share => Quantities.Percent(share.Share, share.Tagged)),
                .. MeasuredColumns.Main<TagShare>(share => share.Measured, HasRejections(result)),
                .. ofIterations ? Array.Empty<Column<TagShare>>() : [Column<TagShare>.Text("steps", StepsOf, Foreign.Longest)],
            ],
            string.Join("; ", Notes(shares, word)));
    }

    private static IEnumerable<string> Notes(IReadOnlyList<TagShare> shares, string word)
    {
        yield return shares[0] is { Untagged: > 0 } one
            ? $"shares are of the {Quantities.Count(one.Tagged)} {word} that carry the tag; {Quantities.Count(one.Untagged)} of {Quantities.Count(one.All)} ({Quantities.Percent(new Ratio((double)one.Untagged / one.All), one.All)}) do not"
            : $"shares are of all {Quantities.Count(shares[0].Tagged)} {word} that carry the tag";
        if (shares.Count > MostValues)
        {
            yield return $"{Quantities.Count(shares.Count - MostValues)} more values are not shown";
        }
    }

    private static string StepsOf(TagShare share) =>
        string.Join(", ", share.Steps.Take(MostStepNames).Select(step => Foreign.OneLine(step, 40)))
        + (share.Steps.Count > MostStepNames ? $" and {Quantities.Count(share.Steps.Count - MostStepNames)} more" : "");

    // A title stands where nothing is escaped: a key that is no plain word is in the column's title alone.
    private static string TitleOf(string key) => PlainKey().IsMatch(key) ? key : "tag";

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9 -]{0,39}$(?<! )", RegexOptions.CultureInvariant)]
    private static partial Regex PlainKey();
}
