using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>What one needs to run it again, and where its data is.</summary>
internal static class RunPanel
{
    private const int MostStages = 60;

    public static Markup Of(ReportView view) => Panel.Of("run", "How it ran", Stages(view), Facts(view.Result));

    private static Markup Stages(ReportView view)
    {
        var result = view.Result;
        var several = result.Stages.Select(stage => stage.Population).Distinct().Count() > 1;
        HtmlColumn[] columns =
        [
            HtmlColumn.Heading("Stage"), .. several ? [HtmlColumn.Number("Population")] : Array.Empty<HtmlColumn>(), HtmlColumn.Number("Load"),
            HtmlColumn.Number("From"), HtmlColumn.Number("To"), HtmlColumn.Number("Length"), new("Judged"),
        ];
        return Markup.If(result.Stages.Count > 0, $"{HtmlTable.Of("plain", "Stages as they ran", columns, result.Stages.Take(MostStages).Select(stage => (IReadOnlyList<Markup>)
        [
            Markup.Of($"{stage.Stage.Name:100}"), .. several ? [HtmlTable.Number(Quantities.Count(stage.Population + 1))] : Array.Empty<Markup>(), HtmlTable.Number(LoadWords.Level(stage.Stage, LoadOf(result, stage))),
            HtmlTable.Number(view.Moment(stage.Start)), HtmlTable.Number(view.Moment(stage.Start + stage.Duration)), HtmlTable.Number(Quantities.Length(stage.Duration)),
            Markup.Of($"{(stage.IsJudged ? "yes" : stage.Stage.IsMeasured ? "no" : "no, warm-up")}"),
        ]))}{Panel.Note(result.Stages.Count > MostStages ? $"{Quantities.Count(result.Stages.Count - MostStages)} more stages are not shown." : "")}");
    }

    private static Load? LoadOf(RunResult result, StageResult stage) => result.Run?.Populations.ElementAtOrDefault(stage.Population)?.Load;

    private static Markup Facts(RunResult result)
    {
        IEnumerable<string> facts =
        [
            .. RunNotes.Of(result).Select(Panel.Sentence),
            $"Verdicts and intervals are at a confidence of {result.Confidence}.",
            .. result.Runner is { } runner ? [$"Made by LoadKit {runner.LoadKitVersion} with {runner.Runtime} on {runner.OperatingSystem} {runner.Architecture}."] : Array.Empty<string>(),
            .. result.Run?.Warnings.Select(warning => $"Known before it began: {Panel.Sentence(warning.Text)}") ?? [],
            .. result.Files.Count > 0 ? [$"Files: {string.Join(", ", result.Files.Select(Path.GetFileName))}."] : Array.Empty<string>(),
        ];
        return Panel.List(facts.Select(fact => Markup.Of($"{fact:600}")));
    }
}
