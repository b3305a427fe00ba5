using LoadKit.Reporting.Progress;
using LoadKit.Reporting.Tables;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace LoadKit.Reporting.Live;

/// <summary>A run at one moment as a panel that fits the terminal.</summary>
internal static class LivePanel
{
    private const int WidthForMinute = 91;
    private const int Widest = 140;
    private const int Frame = 4;
    private static readonly Style Name = new(decoration: Decoration.Bold);
    private static readonly Style Warning = new(Color.Yellow);
    private static readonly IEnumerable<Segment> Blank = [];

    /// <summary>How wide it is: the last column stays free, for erasing the rest of a line would take it.</summary>
    public static int Width(int terminal) => Math.Min(terminal - 1, Widest);

    /// <param name="now">The run.</param>
    /// <param name="size">Columns and rows of the terminal.</param>
    /// <param name="isStopping">Whether the process was asked to end.</param>
    public static IRenderable Of(Snapshot now, (int Width, int Height) size, bool isStopping)
    {
        var width = Width(size.Width);

        // The borders, and the row below in which the cursor waits.
        var lines = Content(now, width - Frame, size.Height - 3, width >= WidthForMinute, isStopping);
        return new Panel(new Lines(lines)) { Header = new PanelHeader("LoadKit"), Border = BoxBorder.Rounded, Padding = new Padding(1, 0) };
    }

    private static List<IEnumerable<Segment>> Content(Snapshot now, int width, int height, bool hasMinute, bool isStopping)
    {
        List<IEnumerable<Segment>> top = [Title(now, width, isStopping), [new Segment(CourseLine.Of(now, width))]];
        List<IEnumerable<Segment>> bottom = [.. Bottom(now, width)];
        var isRoomy = height >= top.Count + bottom.Count + 8;
        var heads = isRoomy ? 2 : 1;
        var gap = isRoomy && bottom.Count > 0 ? 1 : 0;
        var (figures, rest) = ShownFigures.Of(now.Figures, height - top.Count - heads - gap - bottom.Count);
        var table = new FigureTable(now.Figures, width, hasMinute);
        List<IEnumerable<Segment>> all =
        [
            .. top,
            .. isRoomy ? [Blank] : Array.Empty<IEnumerable<Segment>>(),
            table.Heads(),
            .. figures.Select(figure => table.Line(figure, now.Elapsed)),
            .. rest.Length > 0 ? [[new Segment(Fitted.Cut(rest, width))]] : Array.Empty<IEnumerable<Segment>>(),
            .. gap > 0 ? [Blank] : Array.Empty<IEnumerable<Segment>>(),
            .. bottom,
        ];
        return all[..Math.Clamp(height, 1, all.Count)];
    }

    private static IEnumerable<Segment> Title(Snapshot now, int width, bool isStopping)
    {
        var name = Fitted.Cut(Foreign.OneLine(now.Run.Name), width * 2 / 3);
        return [new Segment(name, Name), new Segment(Fitted.Cut("  " + Phase(now, isStopping), width - name.GetCellWidth()))];
    }

    private static string Phase(Snapshot now, bool isStopping) =>
        isStopping ? "stopping: what runs may end; once more to end at once"
        : now.Stage.Length == 0 ? "starting"
        : now.Course.IsOver(now.Elapsed) ? "over: what still runs may end"
        : now.Course.Stages > 1 ? $"stage {Quantities.Count(now.Course.StageAt(now.Elapsed))} of {Quantities.Count(now.Course.Stages)}: {Foreign.OneLine(now.Stage)}"
        : Foreign.OneLine(now.Stage);

    private static IEnumerable<IEnumerable<Segment>> Bottom(Snapshot now, int width)
    {
        if (now.Dropped > 0)
        {
            yield return [new Segment(Fitted.Cut($"! {Quantities.Count(now.Dropped)} arrival{(now.Dropped == 1 ? "" : "s")} dropped: no user was free", width), Warning)];
        }

        if (now.ErrorKinds > 0)
        {
            yield return [new Segment(ErrorLine.Of(now, width))];
        }
    }
}
