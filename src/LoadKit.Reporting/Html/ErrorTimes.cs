using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>When the failures of a group came: bars on the clock of the run, or the time from the first to the last where no more is known.</summary>
internal static class ErrorTimes
{
    private const double Width = 180;
    private const double Height = 26;
    private const double Bottom = 22;
    private const int Most = 60;

    public static Markup Of(ReportView view, ErrorGroup group)
    {
        var x = view.Clock(0, Width);
        var bars = TimeWindows.AtMost(view.Windows, Most).Select(window => (
            window.Start.TotalSeconds, window.End.TotalSeconds,
            (IReadOnlyList<double>)[window.Errors.Where(error => error.Where == group.Where && error.Kind == group.Kind && error.Message == group.Message).Sum(error => error.Count)])).ToList();
        var highest = bars.Select(bar => bar.Item3[0]).DefaultIfEmpty(0).Max();
        return Picture.Of(
            "mini", Width, Height, $"When, {Quantities.Count(group.Count)} in {group.Where}", $"From {view.Moment(group.First)} to {view.Moment(group.Last)}.",
            Line.Straight(0, Bottom, Width, Bottom, Palette.Rule),
            highest > 0
                ? Bars.Stacked(bars, x, new LinearScale(0, highest, Bottom, 2), [Palette.Bad])
                : Area.Box(x.At(group.First.TotalSeconds), Bottom - 6, Math.Max(2, x.At(group.Last.TotalSeconds) - x.At(group.First.TotalSeconds)), 6, Palette.Bad));
    }
}
