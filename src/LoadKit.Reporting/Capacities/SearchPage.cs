using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Html;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Capacities;

/// <summary>A search as a page that looks like that of a run.</summary>
internal static class SearchPage
{
    public static string Of(SearchView view) => Page.Of($"Capacity of {Foreign.OneLine(view.Result.Name, 100)}: {Foreign.OneLine(view.Result.Reason, 150)}", view.Verdict, Markup.Join(
        Header(view),
        Panel.Of("answers", "How much it takes", HtmlTable.Of(SearchTables.Answers(view)), Panel.List(view.Sentences.Select(sentence => Markup.Of($"{Panel.Sentence(sentence):500}")))),
        Panel.Of("chart", "Latency against load", Chart(view)),
        Panel.Of("numbers", "Probes", HtmlTable.Of(SearchTables.Probes(view))))).ToString();

    private static Markup Header(SearchView view) => Markup.Of($"""
        <header>
        <div class="lead">
        <p class="kind">Capacity search</p>
        <h1>{view.Result.Name:100}</h1>
        <p class="verdict {VerdictTag.Class(view.Verdict)}"><strong><span aria-hidden="true">{VerdictWords.Symbol(view.Verdict)}</span> {Words(view.Result.Outcome)}.</strong> {Panel.Sentence(view.Result.Reason):500}</p>
        </div>
        <dl class="meta">{view.Facts.Select(fact => Markup.Of($"\n<div><dt>{fact.Name:40}</dt> <dd>{fact.Value:200}</dd></div>"))}
        </dl>
        </header>
        """);

    private static Markup Chart(SearchView view) => Markup.If(
        view.Probes.Count > 0,
        $"<figure tabindex=\"0\" aria-label=\"{view.ChartTitle}\">{SearchChart.Of(view)}</figure>{Panel.Note(view.ChartNote)}");

    private static string Words(CapacityOutcome outcome) => outcome switch
    {
        CapacityOutcome.Found => "Found",
        CapacityOutcome.AboveRange => "More than was tried",
        CapacityOutcome.None => "None",
        CapacityOutcome.GeneratorLimited => "The generator is the limit",
        CapacityOutcome.Cancelled => "Cancelled",
        _ => "Unproven",
    };
}
