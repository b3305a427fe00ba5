using System.Globalization;
using System.Text;

namespace LoadKit.Results;

/// <summary>The verdict as an assertion's message: one line that says it all, the objectives as a table, then what to look at first.</summary>
internal static class Explanation
{
    private const int Widest = 34;

    public static string Of(RunResult result)
    {
        var text = new StringBuilder().Append(Clean(result.Name)).Append(": ").Append(Word(result.Verdict)).Append(", ").Append(Clean(result.Reason)).Append('\n');
        if (result.Slos.Count > 0)
        {
            Table(text.Append('\n'), result.Slos);
        }

        text.Append('\n');
        foreach (var slo in result.Slos.Where(slo => slo.Verdict == Verdict.Inconclusive))
        {
            text.Append("  unproven: ").Append(Clean(slo.Slo.Name)).Append(": ").Append(Clean(slo.Reason)).Append('\n');
        }

        foreach (var finding in result.Findings)
        {
            text.Append(finding.Kind == FindingKind.Doubt ? "  doubt: " : "  note: ").Append(Clean(finding.Text)).Append('\n');
        }

        Look(text, result);
        return text.ToString().TrimEnd();
    }

    private static string Word(Verdict verdict) => verdict.ToString().ToUpperInvariant();

    private static void Table(StringBuilder text, IReadOnlyList<SloOutcome> slos)
    {
        string[] heads = ["objective", "limit", "measured", "95% interval", "margin", "verdict"];
        var rows = slos
            .OrderByDescending(slo => slo.Verdict)
            .Select(slo => new[] { Cut(Clean(slo.Slo.Name)), slo.Slo.Limit, slo.Measured, slo.Interval, slo.MarginText, slo.Verdict == Verdict.Fail ? "MISSED" : slo.Word })
            .ToList();
        var widths = heads.Select((head, i) => Math.Max(head.Length, rows.Max(row => row[i].Length))).ToArray();
        Row(text, heads, widths);
        Row(text, [.. widths.Select(width => new string('-', width))], widths);
        foreach (var row in rows)
        {
            Row(text, row, widths);
        }
    }

    private static void Row(StringBuilder text, string[] cells, int[] widths)
    {
        var line = string.Concat(cells.Select((cell, i) => "  " + cell.PadRight(widths[i])));
        text.Append(line.TrimEnd()).Append('\n');
    }

    private static void Look(StringBuilder text, RunResult result)
    {
        var requests = result.Totals.Requests;
        text.Append(CultureInfo.InvariantCulture, $"  judged: {Quantities.Count(requests.Count)} requests in {Quantities.Length(result.JudgedDuration)} ({Clean(result.JudgedStages)})");
        if (result.Steps.Where(step => step.Requests.Latency.Count > 0).MaxBy(step => step.Requests.Latency.Percentile(99)) is { } slowest)
        {
            text.Append("; slowest: ").Append(Clean(slowest.Name)).Append(" p99 ").Append(Quantities.Duration(slowest.Requests.Latency.Percentile(99), Rounding.Up));
        }

        if (result.Errors.Count > 0)
        {
            var most = result.Errors[0];
            text.Append("; most errors: ").Append(Quantities.Count(most.Count)).Append(" x ").Append(Clean(most.Kind)).Append(' ').Append(Cut(Clean(most.Message)))
                .Append(" in ").Append(Clean(most.Where));
        }

        text.Append('\n');
    }

    private static string Cut(string text) => text.Length <= Widest ? text : string.Concat(text.AsSpan(0, Widest - 3), "...");

    // Names and messages come from outside: a line break would forge a row, an escape code would paint the terminal.
    private static string Clean(string text) =>
        !text.Any(char.IsControl)
            ? text
            : string.Concat(text.Select(letter => char.IsControl(letter) ? ' ' : letter));
}
