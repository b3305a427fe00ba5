using System.Globalization;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>What a reader sees who reads nothing else: the verdict with its reason, what puts it in doubt, what was run.</summary>
internal static class HeaderPanel
{
    private const int LongestName = 100;

    /// <summary>The name of the browser's tab and of the artifact in a list: the verdict first.</summary>
    public static string Title(ReportView view) => $"{Panel.Capital(VerdictWords.OfRun(view.Result.Verdict))}: {Foreign.OneLine(view.Result.Name, LongestName)}, {Foreign.OneLine(view.Result.Reason, 150)}";

    public static Markup Of(ReportView view)
    {
        var result = view.Result;
        var kind = VerdictTag.Class(result.Verdict);
        return Markup.Of($"""
            <header>
            <div class="lead">
            <p class="kind">Load test report</p>
            <h1>{view.Options.Title ?? result.Name:100}</h1>
            <p class="verdict {kind}"><strong><span aria-hidden="true">{VerdictWords.Symbol(result.Verdict)}</span> {Panel.Capital(VerdictWords.OfRun(result.Verdict))}.</strong> {Panel.Sentence(result.Reason):500}</p>
            <p class="count">{Panel.Capital(Objectives(result))}. {Judged(view):400}</p>{Markup.If(view.Options.Note is not null, $"\n<p class=\"remark\">{view.Options.Note ?? "":2000}</p>")}
            </div>
            <dl class="meta">{Facts(view).Select(fact => Markup.Of($"\n<div><dt>{fact.Name:40}</dt> <dd>{fact.Value:200}</dd></div>"))}
            </dl>
            </header>{Doubts(result)}
            """);
    }

    /// <summary>How many objectives came out how.</summary>
    public static string Objectives(RunResult result)
    {
        var count = result.Slos.Count;
        string[] parts =
        [
            .. new[] { Verdict.Fail, Verdict.Inconclusive, Verdict.Pass }
                .Select(verdict => (Count: result.Slos.Count(outcome => outcome.Verdict == verdict), Word: new SloOutcome { Slo = result.Slos.Select(outcome => outcome.Slo).FirstOrDefault()!, Verdict = verdict, Reason = "" }.Word))
                .Where(part => part.Count > 0)
                .Select((part, i) => i == 0 ? $"{part.Count} of {count} objectives {part.Word}" : $"{part.Count} {part.Word}"),
        ];
        return count == 0 ? "no objectives were set" : string.Join(", ", parts).Replace(" 1 objectives", " 1 objective", StringComparison.Ordinal);
    }

    private static string Judged(ReportView view)
    {
        var spans = view.Judged.Spans;
        if (spans.Count == 0)
        {
            return "Nothing was judged.";
        }

        var times = spans.Take(3).Select(span => $"{view.Moment(TimeSpan.FromSeconds(span.Start))} to {view.Moment(TimeSpan.FromSeconds(span.End))}");
        var more = spans.Count > 3 ? $" and {spans.Count - 3} more stretches" : "";
        var others = view.Result.Stages.Any(stage => !stage.IsJudged) ? "; the other stages are drawn but not counted" : "";
        return $"Judged from {string.Join(", ", times)}{more}{others}.";
    }

    private static IEnumerable<(string Name, string Value)> Facts(ReportView view)
    {
        var result = view.Result;
        if (view.Options.Title is not null)
        {
            yield return ("Test", result.Name);
        }

        yield return ("Started", result.StartedAt.ToString("yyyy-MM-dd HH:mm:ss zzz", CultureInfo.InvariantCulture));
        yield return ("Duration", Quantities.Length(result.Duration) == Quantities.Length(result.JudgedDuration) ? $"{Quantities.Length(result.Duration)}, all of it judged" : $"{Quantities.Length(result.Duration)}, of which {Quantities.Length(result.JudgedDuration)} judged");
        if (result.Run is { } run)
        {
            yield return ("Load", string.Join(" + ", run.Populations.Select(population => LoadWords.Of(population.Load))));
            foreach (var label in run.Labels)
            {
                yield return (Panel.Capital(label.Name), label.Value);
            }
        }

        if (result.Runner is { } runner)
        {
            yield return ("Machine", $"{runner.OperatingSystem}, {Quantities.Count(runner.Processors)} x {runner.Processor}");
            yield return ("Runtime", runner.Runtime);
        }
    }

    private static Markup Doubts(RunResult result)
    {
        var doubts = result.Findings.Where(finding => finding.Kind == FindingKind.Doubt).Select(doubt => Markup.Of($"\n<li>{Panel.Sentence(doubt.Text)}</li>")).ToList();
        return Markup.If(doubts.Count > 0, $"\n<div class=\"doubts\" role=\"note\" aria-label=\"Doubts about the measurement\"><p><strong><span aria-hidden=\"true\">!</span> In doubt:</strong> no verdict passes on this.</p><ul>{doubts}\n</ul></div>");
    }
}
