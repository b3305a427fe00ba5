using System.Globalization;

namespace LoadKit.Results;

/// <summary>A comparison as an assertion's message: one line that says it all, the quantities as a table, then why, and what to look at.</summary>
internal static class ComparisonExplanation
{
    private const int Width = 100;
    private const int LongestTitle = 60;
    private const int LongestName = 34;
    private const int ShortestName = 12;
    private const int LongestSentence = 500;

    public static string Of(ComparisonResult result) => string.Join('\n', Lines(result)).TrimEnd();

    private static IEnumerable<string> Lines(ComparisonResult result)
    {
        yield return $"{Title(result)}: {Word(result.Outcome)}, {Explanation.OneLine(result.Reason, LongestSentence)}";
        yield return "";
        foreach (var line in Table(result))
        {
            yield return line;
        }

        var reasons = result.Quantities.Where(quantity => !result.Reason.EndsWith(quantity.Reason, StringComparison.Ordinal)).OrderByDescending(quantity => quantity.Outcome).Select(quantity => $"{Word(quantity.Outcome).ToLowerInvariant()}: {quantity.Reason}");
        var findings = result.Findings.Select(finding => $"{finding.Word}: {finding.Text}");
        foreach (var line in reasons.Concat(findings).Concat(Look(result)).SelectMany(Explanation.Wrapped))
        {
            yield return line;
        }
    }

    private static string Title(ComparisonResult result)
    {
        var (baseline, candidate) = (Explanation.OneLine(result.Baseline), Explanation.OneLine(result.Candidate));
        return Explanation.Cut(baseline == candidate ? $"{candidate} against itself" : $"{candidate} against {baseline}", LongestTitle);
    }

    private static IEnumerable<string> Table(ComparisonResult result)
    {
        if (result.Quantities.Count == 0)
        {
            yield break;
        }

        string[] heads = ["quantity", "baseline", "candidate", "change", string.Create(CultureInfo.InvariantCulture, $"{result.Confidence.Percent:0.####}% interval"), "outcome"];
        var rows = result.Quantities
            .OrderByDescending(quantity => quantity.Outcome)
            .Select(quantity => new[] { Explanation.OneLine(quantity.Quantity.Name), quantity.BaselineText, quantity.CandidateText, quantity.Change, quantity.Interval, Word(quantity.Outcome) })
            .ToList();
        var widths = heads.Select((head, i) => rows.Max(row => Math.Max(head.Length, row[i].Length))).ToArray();
        var others = widths[1..].Sum(width => width + 2);
        widths[0] = Math.Min(widths[0], Math.Clamp(Width - 2 - others, ShortestName, LongestName));
        yield return Explanation.Row(heads, widths);
        yield return Explanation.Row([.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows)
        {
            row[0] = Explanation.Cut(row[0], widths[0]);
            yield return Explanation.Row(row, widths);
        }

        yield return "";
    }

    // What shouts is what fails a build.
    private static string Word(ComparisonOutcome outcome) =>
        outcome == ComparisonOutcome.Regressed ? "REGRESSED" : outcome.ToString().ToLowerInvariant();

    private static IEnumerable<string> Look(ComparisonResult result)
    {
        yield return $"compared: {result.MethodText}, tolerance {result.Tolerance}";
        var noise = result.Quantities
            .Where(quantity => quantity.Deviation is not null)
            .Select(quantity => $"{Explanation.Cut(quantity.Quantity.Name, LongestName)} {Quantities.Percent(new Ratio(quantity.Deviation!.Value), 0, Rounding.Up)}")
            .ToList();
        if (noise.Count > 0)
        {
            yield return $"noise {(result.Method == ComparisonMethod.SingleBaseline ? "assumed" : "measured")} (deviation of a ratio): {string.Join("; ", noise)}";
        }

        if (result.Runner is { } runner)
        {
            yield return $"runner: {runner}";
        }
    }
}
