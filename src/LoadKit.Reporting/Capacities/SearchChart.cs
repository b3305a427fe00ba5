using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Html;
using LoadKit.Reporting.Html.Strips;

namespace LoadKit.Reporting.Capacities;

/// <summary>The probes: latency against the rate that was offered, the objective's limit, and the three answers. A probe's mark tells its verdict by its shape too.</summary>
internal static class SearchChart
{
    private const double Width = 1080;
    private const double Left = 66;
    private const double Right = 1040;
    private const double Top = 74;
    private const double Bottom = 330;
    private const double AxisHeight = 44;
    private const double RowHeight = 16;
    private const double Arm = 5;

    /// <param name="view">A search with at least one probe.</param>
    public static Markup Of(SearchView view)
    {
        var probes = view.Probes;
        var rates = probes.Select(probe => probe.Probe.Rate.PerSecond).Concat(view.Answers.Select(answer => answer.Rate)).ToList();
        var values = probes.Select(probe => probe.Latency).OfType<double>().Where(value => value > 0 && double.IsFinite(value)).Concat(view.Limit is { } known ? [known] : []).ToList();
        var (low, high) = (rates.Min(), rates.Max());
        var margin = high > low ? (high - low) / 20 : Math.Max(1, high / 20);
        var x = new LinearScale(Math.Max(0, low - margin), high + margin, Left, Right);
        var y = LogScale.Around(values.DefaultIfEmpty(0.001).Min(), values.DefaultIfEmpty(1).Max(), Bottom, Top);
        return Picture.Of(
            "chart", Width, Bottom + AxisHeight, view.ChartTitle, view.Finding,
            Axis.Left(y.Ticks(18, LatencyStrip.Seconds), Left, Right, Palette.Muted, Palette.Grid),
            Axis.Bottom(x.Ticks(10, value => Quantities.Count((long)Math.Round(value))), Bottom, Bottom + 4, Palette.Muted, Palette.Muted),
            Line.Straight(Left, Bottom, Right, Bottom, Palette.Muted),
            view.Limit is { } limit ? Limit(view, y.At(limit)) : Markup.None,
            Answers(view, x),
            Line.Through(probes.Where(probe => probe.Latency is > 0 && double.IsFinite(probe.Latency.Value)).OrderBy(probe => probe.Probe.Rate).ThenBy(probe => probe.Latency).Select(probe => (probe.Probe.Rate.PerSecond, probe.Latency)), x, y, Palette.Rule, 1.4),
            Markup.Join(probes.Where(probe => probe.Latency is not null).Select(probe => Mark(probe, x.At(probe.Probe.Rate.PerSecond), y.At(probe.Latency!.Value)))),
            new Words((Left + Right) / 2, Bottom + 36, "offered arrivals per second", Palette.Muted) { Side = Side.Middle }.Draw());
    }

    private static Markup Limit(SearchView view, double y) => Markup.Join(
        Line.Straight(Left, y, Right, y, Palette.Bad, 1.2, "6 3"),
        new Words(Left + 10, y - 5, view.LimitText, Palette.Bad) { Halo = Palette.Paper }.Draw());

    // A row of words for each, so that two close to each other can both be read.
    private static Markup Answers(SearchView view, LinearScale x) => Markup.Join(view.Answers.Select((answer, i) =>
    {
        var (at, row, text) = (x.At(answer.Rate), 14 + (i * RowHeight), $"{answer.Name} {answer.Text}");
        var half = Words.Width(text, 12) / 2;
        return Markup.Join(
            Line.Straight(at, row + 4, at, Bottom, answer.Ink, 1.4, answer.Dashes),
            new Words(Math.Clamp(at, Left + half, Right - half), row, text, answer.Ink) { Side = Side.Middle, Size = 12, IsBold = true, Halo = Palette.Paper }.Draw());
    }));

    private static Markup Mark(SearchProbe probe, double x, double y)
    {
        var ink = Palette.Of(probe.Probe.Verdict);
        var mark = probe.Probe.Verdict switch
        {
            Verdict.Pass => Markup.Of($"<circle{ink.Fill} cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>"),
            Verdict.Fail => Markup.Of($"<path{ink.Stroke} stroke-width=\"2.4\"{new PathData().MoveTo(x - Arm, y - Arm).LineTo(x + Arm, y + Arm).MoveTo(x - Arm, y + Arm).LineTo(x + Arm, y - Arm).Attribute}/>"),
            _ => Markup.Of($"<circle{ink.Stroke} stroke-width=\"2\" cx=\"{x}\" cy=\"{y}\" r=\"4.5\"/>"),
        };
        return Markup.Of($"<g><title>{probe.Hint:300}</title>{mark}</g>");
    }
}
