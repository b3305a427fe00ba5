using LoadKit.Reporting.Progress;
using LoadKit.Reporting.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LoadKit.Reporting.Live;

/// <summary>The quantities of a run as lines of one width: now, the judged part, the objective, the last minute where there is room for it.</summary>
internal sealed class FigureTable
{
    private const int Value = 9;
    private const int LongestLabel = 32;
    private const int ShortestLabel = 12;
    private static readonly Style Head = new(decoration: Decoration.Dim);
    private readonly int label;
    private readonly int now;
    private readonly int limit;
    private readonly int minute;

    public FigureTable(IReadOnlyList<Figure> figures, int width, bool hasMinute)
    {
        var wanted = Math.Clamp(figures.Max(figure => Label(figure).GetCellWidth()), ShortestLabel, LongestLabel);
        limit = Math.Clamp(figures.Max(figure => Limit(figure).GetCellWidth()), "objective".Length, 14);
        now = Value;
        var others = (2 * (Value + 1)) + 2 + limit + 2 + Mark.Width;
        minute = hasMinute ? Math.Max(MinuteLine.Fit(width - others - wanted - 2), MinuteLine.Fit(15)) : 0;
        label = Math.Min(wanted, width - others - (minute > 0 ? minute + 2 : 0));
        if (label < ShortestLabel)
        {
            // Too narrow for all of it: the run counts more than the moment.
            (label, now) = (Math.Max(1, Math.Min(wanted, label + Value + 1)), 0);
        }
    }

    public IEnumerable<Segment> Heads() =>
    [
        new Segment(Row("", "now", "run") + "  " + Fitted.Left("objective", limit + 2 + Mark.Width), Head),
        new Segment(minute > 0 ? "  last minute" : "", Head),
    ];

    public IEnumerable<Segment> Line(Figure figure, TimeSpan elapsed) =>
    [
        new Segment($"{Row(Label(figure), figure.Now, figure.Run)}  {Fitted.Left(Limit(figure), limit)}  "),
        figure.Standing is { } standing ? new Segment(Fitted.Left(Mark.Text(standing), Mark.Width), Mark.Style(standing)) : new Segment(new string(' ', Mark.Width)),
        new Segment(minute > 0 ? "  " + MinuteLine.Of(figure.Minute, elapsed, minute) : ""),
    ];

    private string Row(string name, string moment, string run) =>
        Fitted.Left(name, label) + (now > 0 ? " " + Fitted.Right(moment, now) : "") + " " + Fitted.Right(run, Value);

    private static string Label(Figure figure) => Foreign.OneLine(figure.Label);

    private static string Limit(Figure figure) => Foreign.OneLine(figure.Limit);
}
