using System.Globalization;

namespace LoadKit.Results;

/// <summary>The verdict as an assertion's message: one line that says it all, the objectives as a table, then what to look at first.</summary>
internal static class Explanation
{
    private const int Width = 100;
    private const int LongestTitle = 60;
    private const int LongestName = 34;
    private const int ShortestName = 12;
    private const int LongestMessage = 80;
    private const int LongestReason = 400;
    private const int LongestSentence = 500;

    public static string Of(RunResult result) => string.Join('\n', Lines(result)).TrimEnd();

    private static IEnumerable<string> Lines(RunResult result)
    {
        yield return $"{OneLine(result.Name, LongestTitle).Trim()}: {result.Verdict.ToString().ToUpperInvariant()}, {OneLine(result.Reason, LongestReason)}";
        yield return "";
        foreach (var line in Table(result))
        {
            yield return line;
        }

        var unproven = result.Slos.Where(slo => slo.Verdict == Verdict.Inconclusive).Select(slo => $"unproven: {slo.Slo.Name}: {slo.FullReason}");
        var findings = result.Findings.Select(finding => $"{finding.Word}: {finding.Text}");
        foreach (var line in unproven.Concat(findings).Concat(Counts(result.Slos)).Concat(Look(result)).SelectMany(Wrapped))
        {
            yield return line;
        }

        foreach (var line in ReportLines.Of(result.Files))
        {
            yield return $"  {line}";
        }
    }

    // Once more by line: where a sentence is broken, a word of somebody else may begin a line.
    internal static IEnumerable<string> Wrapped(string text) =>
        Paragraph.Lines(OneLine(text, LongestSentence), Width, "  ", "    ").Select(line => OneLine(line, LongestSentence));

    private static IEnumerable<string> Table(RunResult result)
    {
        var slos = result.Slos;
        if (slos.Count == 0)
        {
            yield break;
        }

        string[] heads = ["objective", "limit", "measured", string.Create(CultureInfo.InvariantCulture, $"{result.Confidence.Percent:0.####}% interval"), "margin", "verdict"];
        var rows = slos
            .OrderByDescending(slo => slo.Verdict)
            .Select(slo => new[] { OneLine(slo.Slo.Name), Cell(slo.Slo.Limit), Cell(slo.Measured), Cell(slo.Interval), Cell(slo.MarginText), slo.Verdict == Verdict.Fail ? "MISSED" : slo.Word })
            .ToList();
        var widths = heads.Select((head, i) => rows.Max(row => Math.Max(head.Length, row[i].Length))).ToArray();
        var others = widths[1..].Sum(width => width + 2);
        widths[0] = Math.Min(widths[0], Math.Clamp(Width - 2 - others, ShortestName, LongestName));
        yield return Row(heads, widths);
        yield return Row([.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows)
        {
            row[0] = OneLine(row[0], widths[0]);
            yield return Row(row, widths);
        }

        yield return "";
    }

    // A ratio is nothing without its counts, nor a rate without its seconds; the table has no room for them.
    private static IEnumerable<string> Counts(IReadOnlyList<SloOutcome> slos)
    {
        var counts = slos.Where(slo => slo.Counts.Length > 0).Select(slo => $"{OneLine(slo.Slo.Name, LongestName)} {Cell(slo.Counts)}").ToList();
        if (counts.Count > 0)
        {
            yield return $"measured on: {string.Join("; ", counts)}";
        }
    }

    internal static string Row(string[] cells, int[] widths) => string.Concat(cells.Select((cell, i) => "  " + cell.PadRight(widths[i]))).TrimEnd();

    private static IEnumerable<string> Look(RunResult result)
    {
        var judged = $"judged: {Quantities.Count(result.Totals.Requests.Count, "request", "requests")} in {Quantities.Length(result.JudgedDuration)}";
        yield return result.JudgedStages.Length == 0 ? judged : $"{judged} ({OneLine(result.JudgedStages)})";
        if (result.Totals.Requests is { Rejected: > 0 } turnedAway)
        {
            yield return $"rejected: {Quantities.Percent(turnedAway.RejectionRate, turnedAway.Count, Rounding.Up)} of the requests ({Quantities.Count(turnedAway.Rejected)} of {Quantities.Count(turnedAway.Count)}) were turned away";
        }

        if (result.Steps.Where(step => step.Requests.Latency.Count > 0).MaxBy(step => step.Requests.Latency.Percentile(99)) is { } slowest)
        {
            yield return $"slowest: {OneLine(slowest.Name, LongestTitle)} p99 {Quantities.Duration(slowest.Requests.Latency.Percentile(99), Rounding.Up)}";
        }

        if (result.Steps.Count > 1 && result.Steps.Where(step => step.Requests.Failed > 0).MaxBy(step => step.Requests.ErrorRate.Value) is { Requests: var worst } failing)
        {
            yield return $"most failed: {OneLine(failing.Name, LongestTitle)} {Quantities.Percent(worst.ErrorRate, worst.Count, Rounding.Up)} ({Quantities.Count(worst.Failed)} of {Quantities.Count(worst.Count)})";
        }

        if (result.Errors is [var most, ..] && result.Findings.All(finding => finding.Kind != FindingKind.Clue))
        {
            yield return $"most errors: {Quantities.Count(most.Count)} x {OneLine(most.Kind, LongestTitle)} in {OneLine(most.Where, LongestTitle)}: {OneLine(most.Message, LongestMessage)}";
        }

        if (result.Slowest is [var slowestOne, ..])
        {
            yield return $"slowest trace: {OneLine(slowestOne.TraceId, LongestTitle)}, {OneLine(slowestOne.Step, LongestTitle)} {Quantities.Duration(slowestOne.Latency, Rounding.Up)} at {Quantities.Length(slowestOne.End)}";
        }
    }

    // An objective of one's own has words for all of them.
    private static string Cell(string text) => OneLine(text, LongestName);

    internal static string OneLine(string text, int longest = 200) => ForeignText.OneLine(text, longest);

    internal static string Cut(string text, int longest) => ForeignText.Cut(text, longest);
}
