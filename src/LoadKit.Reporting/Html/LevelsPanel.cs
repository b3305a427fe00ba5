using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>What became of latency and throughput from one level of load to the next.</summary>
internal static class LevelsPanel
{
    private const int FewestForAChart = 3;

    public static Markup Of(ReportView view)
    {
        var table = ReportTables.Levels(view.Result);
        return Markup.If(table.Rows.Count > 0, $"{Panel.Of("levels", "Results by load level", Chart(view), HtmlTable.Of(table))}");
    }

    // Of the population that climbs most levels; two on one axis would be two different things.
    private static Markup Chart(ReportView view)
    {
        var stages = ReportTables.LevelStages(view.Result)
            .GroupBy(stage => stage.Population)
            .Select(same => same.Where(stage => stage.Requests.Latency.Count > 0).OrderBy(stage => stage.Stage.To).ThenBy(stage => stage.Start).ToList())
            .MaxBy(same => same.Select(stage => stage.Stage.To).Distinct().Count()) ?? [];
        return Markup.If(
            stages.Select(stage => stage.Stage.To).Distinct().Count() >= FewestForAChart,
            $"<figure tabindex=\"0\" aria-label=\"Latency and throughput by load level\">{LevelsChart.Of(view, stages)}</figure>");
    }
}
