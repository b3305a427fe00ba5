using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>Where a strip is drawn: all strips have the same clock across, each its own scale up.</summary>
/// <param name="View">The run.</param>
/// <param name="Top">Of what is drawn, in pixels.</param>
/// <param name="Bottom">Of what is drawn, in pixels.</param>
internal sealed record StripFrame(ReportView View, double Top, double Bottom)
{
    public const double Width = 1080;
    public const double Left = 66;
    public const double Right = 940;

    public TimeScale X { get; } = View.Clock(Left, Right);

    public IReadOnlyList<Interval> Windows => View.Windows;

    /// <summary>A value of each window at its middle, and at both ends of the run, so that a single window is a line, too.</summary>
    public IReadOnlyList<(double X, double? Y)> Points(Func<Interval, double?> value) => Windows.Count == 0 ? [] :
    [
        (Windows[0].Start.TotalSeconds, value(Windows[0])),
        .. Windows.Select(window => ((window.Start + (window.Length / 2)).TotalSeconds, value(window))),
        (Windows[^1].End.TotalSeconds, value(Windows[^1])),
    ];

    /// <summary>A scale from zero with room for the highest value.</summary>
    public LinearScale FromZero(double highest) => LinearScale.FromZero(highest, Bottom, Top);

    /// <summary>The axis of such a scale.</summary>
    public static Markup Axis(LinearScale scale, int steps = 2) =>
        Charts.Axis.Left(scale.Ticks(steps, value => value < 10 && value % 1 != 0 ? Quantities.PerSecond(new Rate(value))[..^" /s".Length] : Quantities.Count((long)Math.Round(value))), Left, Right, Palette.Muted, Palette.Grid);

    /// <summary>A limit over the judged time, or over the stage that it is about; its label on the bad side, where there should be no line.</summary>
    public Markup Limit(Slo slo, double y, string? label, double indent = 10)
    {
        var spans = SpansOf(slo);
        return spans.Count == 0 ? Markup.None : Markup.Join(
            Markup.Join(spans.Select(span => Line.Straight(X.At(span.Start), y, X.At(span.End), y, Palette.Bad, 1.2, "6 3"))),
            label is null ? Markup.None : new Words(X.At(spans[0].Start) + indent, slo.HigherIsBetter ? y + 13 : y - 5, label, Palette.Bad) { Halo = Palette.Paper }.Draw());
    }

    private IReadOnlyList<(double Start, double End)> SpansOf(Slo slo) => slo.Scope.Stage is not { } name ? View.Judged.Spans :
        [.. View.Result.Stages.Where(stage => stage.Stage.Name == name).Select(stage => (stage.Start.TotalSeconds, (stage.Start + stage.Duration).TotalSeconds))];
}
