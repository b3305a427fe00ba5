using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>Failures in groups, the most frequent first, each with when it came.</summary>
internal static class ErrorsPanel
{
    public static Markup Of(ReportView view)
    {
        var errors = view.Result.Errors;
        if (errors.Count == 0)
        {
            return Markup.None;
        }

        var sum = errors.Sum(error => error.Count);
        var times = new ErrorTimes(view);
        var shown = errors.Take(view.Options.MaxErrorGroups).ToList();
        HtmlColumn[] columns =
        [
            HtmlColumn.Heading("Error"), new("Where"), HtmlColumn.Number("Count", "strong"), HtmlColumn.Number("Share"), HtmlColumn.Number("First"), HtmlColumn.Number("Last"),
            new($"When, {view.Moment(TimeSpan.Zero)} to {view.Moment(TimeSpan.FromSeconds(view.End))}", "g"),
        ];
        return Panel.Of(
            "errors", "Errors, grouped",
            HtmlTable.Of("errors", "Errors", columns, shown.Select(error => (IReadOnlyList<Markup>)
            [
                Name(error), Markup.Of($"{error.Where:80}"), HtmlTable.Number(Quantities.Count(error.Count)), HtmlTable.Number(Quantities.Percent(new Ratio((double)error.Count / Math.Max(1, sum)), sum)),
                HtmlTable.Number(view.Moment(error.First)), HtmlTable.Number(view.Moment(error.Last)), times.Of(error),
            ])),
            Panel.Note(Rest(view.Result, shown)),
            Panel.Note($"{Quantities.Count(sum)} in all stages but the warm-up, ramps included. Ids, numbers and addresses are replaced by a sign, so that alike messages are one group."));
    }

    private static Markup Name(ErrorGroup error)
    {
        var message = string.IsNullOrWhiteSpace(error.Message) ? error.Kind : error.Message;
        var example = error.Example == message || string.IsNullOrWhiteSpace(error.Example) ? error.Kind : $"{error.Kind}, such as: {error.Example}";
        return Markup.Of($"{message:200} <span class=\"sub\">{(example == message ? "" : example):300}{Markup.If(error.Context.Length > 0, $" [{error.Context:200}]")}</span>");
    }

    private static string Rest(RunResult result, List<ErrorGroup> shown)
    {
        var rest = result.Errors.Skip(shown.Count).ToList();
        var json = result.Files.FirstOrDefault(file => file.EndsWith(".json", StringComparison.OrdinalIgnoreCase));
        return rest.Count == 0 ? "" :
            $"{Quantities.Count(rest.Count)} more {(rest.Count == 1 ? "group" : "groups")} with {Quantities.Count(rest.Sum(error => error.Count))} failures {(rest.Count == 1 ? "is" : "are")} not shown; {(json is null ? "the result has them, and its JSON report" : $"{Path.GetFileName(json)} has them")}.";
    }
}
