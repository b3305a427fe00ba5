using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Html;

namespace LoadKit.Reporting.Tests.Pictures;

/// <summary>
/// The shape of a load profile as a file of its own: the level over time, the stages named, what is judged shaded. It has its own paper, so it can be
/// read whatever is around it, and changes to the dark colours where the reader wants dark ones.
/// </summary>
internal static class LoadPicture
{
    private const double Width = 720;
    private const double Height = 230;
    private const double Left = 64;
    private const double Right = 692;
    private const double Top = 62;
    private const double Bottom = 184;

    private static readonly Ink[] Inks = [Palette.Paper, Palette.Text, Palette.Muted, Palette.Grid, Palette.P95];

    public static string Of(string title, string unit, Load load)
    {
        var x = new TimeScale(0, load.Duration.TotalSeconds, Left, Right);
        var y = LinearScale.FromZero(load.Peak, Bottom, Top, steps: 4);
        var stages = Spans(load);
        var finding = $"{unit} over time: {string.Join(", ", stages.Select(stage => $"{stage.Stage.Name} {Quantities.Length(stage.Stage.Duration)}"))}";
        var picture = Picture.Of(
            "load", Width, Height, title, finding,
            Area.Box(0, 0, Width, Height, Palette.Paper, corner: 6),
            new Words(16, 24, title, Palette.Text) { IsBold = true, Size = 13 }.Draw(),
            new Words(Left - 8, Top - 16, unit, Palette.Muted) { Side = Side.Right }.Draw(),
            Legend(),
            Axis.Left(y.Ticks(4, level => Quantities.Count((long)level)), Left, Right, Palette.Muted, Palette.Grid),
            Axis.Bottom(x.Ticks(8), Bottom, Bottom + 4, Palette.Muted, Palette.Muted),
            new Words((Left + Right) / 2, Bottom + 38, x.Unit, Palette.Muted) { Side = Side.Middle }.Draw(),
            Markup.Join(stages.Where(stage => stage.Stage.IsSteady).Select(stage => Area.Between([(stage.Start, 0, stage.Stage.From), (stage.End, 0, stage.Stage.To)], x, y, Palette.P95, Judged))),
            Line.Through(stages.SelectMany(stage => new (double, double?)[] { (stage.Start, stage.Stage.From), (stage.End, stage.Stage.To) }), x, y, Palette.P95, 2),
            Markup.Join(stages.Select(stage => Name(stage, x))));
        return Markup.Of($"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {Width} {Height}\" width=\"{Width}\" height=\"{Height}\"><style>@media (prefers-color-scheme:dark){{{string.Concat(Inks.Select(Dark)):uncut}}}</style>{picture}</svg>") + "\n";
    }

    private const double Judged = 0.22;

    private static string Dark(Ink ink) => $".{ink.Role}-f{{fill:{ink.Dark}}}.{ink.Role}-s{{stroke:{ink.Dark}}}";

    private static Markup Legend() => Markup.Join(
        Area.Box(Right - 50, 14, 12, 12, Palette.P95, Judged),
        new Words(Right - 34, 24, "judged", Palette.Muted).Draw());

    // A stage that is too short for its name has none.
    private static Markup Name((Stage Stage, double Start, double End) stage, Scale x)
    {
        var (from, to) = (x.At(stage.Start), x.At(stage.End));
        return Words.Width(stage.Stage.Name) > to - from
            ? Markup.None
            : new Words((from + to) / 2, Top - 16, stage.Stage.Name, stage.Stage.IsSteady ? Palette.Text : Palette.Muted) { Side = Side.Middle }.Draw();
    }

    private static List<(Stage Stage, double Start, double End)> Spans(Load load)
    {
        var spans = new List<(Stage Stage, double Start, double End)>();
        foreach (var stage in load.Stages)
        {
            var start = spans.Count == 0 ? 0 : spans[^1].End;
            spans.Add((stage, start, start + stage.Duration.TotalSeconds));
        }

        return spans;
    }
}
