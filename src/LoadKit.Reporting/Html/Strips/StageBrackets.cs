using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>The stages above the strips, a row for each population.</summary>
internal static class StageBrackets
{
    public const double RowHeight = 30;
    private const int MostRows = 4;
    private const double Narrowest = 5;

    /// <summary>How many rows there are.</summary>
    public static int Rows(RunResult result) => Math.Min(MostRows, result.Stages.Select(stage => stage.Population).Distinct().Count());

    /// <summary>How many populations have no row.</summary>
    public static int Others(RunResult result) => result.Stages.Select(stage => stage.Population).Distinct().Count() - Rows(result);

    public static Markup Draw(ReportView view, double top)
    {
        var x = view.Clock(StripFrame.Left, StripFrame.Right);
        return Markup.Join(view.Result.Stages
            .GroupBy(stage => stage.Population).OrderBy(same => same.Key).Take(MostRows)
            .SelectMany((same, row) => same.Select(stage => Bracket(stage, x, top + (row * RowHeight)))));
    }

    /// <summary>Where the judged time begins and ends, through all strips.</summary>
    public static Markup Borders(ReportView view, double top, double bottom)
    {
        var x = view.Clock(StripFrame.Left, StripFrame.Right);
        return Markup.Join(view.Judged.Spans.SelectMany(span => new[] { span.Start, span.End }).Where(time => time > 0 && time < view.End * 0.999)
            .Select(time => Line.Straight(x.At(time), top, x.At(time), bottom, Palette.Muted, 1, "2 3")));
    }

    private static Markup Bracket(StageResult stage, TimeScale x, double top)
    {
        var (from, to) = (x.At(stage.Start.TotalSeconds) + 1, x.At((stage.Start + stage.Duration).TotalSeconds) - 1);
        var ink = stage.IsJudged ? Palette.Text : Palette.Muted;
        var path = new PathData().MoveTo(from, top + 22).LineTo(from, top + 17).LineTo(Math.Max(from, to), top + 17).LineTo(Math.Max(from, to), top + 22);
        var label = Label(stage, to - from);
        return Markup.Of(
            $"<g><title>{stage.Stage.Name:100}{(stage.IsJudged ? ", judged" : "")}</title><path{Palette.Muted.Stroke}{path.Attribute}/>{new Words((from + to) / 2, top + 11, label, ink) { Side = Side.Middle }.Draw()}</g>");
    }

    // As much of it as there is room for.
    private static string Label(StageResult stage, double room)
    {
        var name = Foreign.OneLine(stage.Stage.Name, 100);
        var whole = stage.IsJudged ? $"{name}, judged" : name;
        var letters = (int)(room / Words.Width("x"));
        return Words.Width(whole) <= room ? whole
            : Words.Width(name) <= room ? name
            : letters >= Narrowest ? Foreign.OneLine(name, letters) : "";
    }
}
