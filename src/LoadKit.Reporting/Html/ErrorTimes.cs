using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html;

/// <summary>When the failures of a group came: bars on the clock of the run, or the time from the first to the last where no more is known.</summary>
internal sealed class ErrorTimes
{
    private const double Width = 180;
    private const double Height = 26;
    private const double Bottom = 22;
    private const int Most = 60;
    private readonly ReportView view;
    private readonly List<(double From, double To, ILookup<(string Where, string Kind, string Message), long> Counts)> columns;

    public ErrorTimes(ReportView view)
    {
        this.view = view;
        var size = Math.Max(1, (view.Windows.Count + Most - 1) / Most);
        columns = [.. view.Windows.Chunk(size).Select(chunk => (
            chunk[0].Start.TotalSeconds, chunk[^1].End.TotalSeconds,
            chunk.SelectMany(window => window.Errors).ToLookup(error => (error.Where, error.Kind, error.Message), error => error.Count)))];
    }

    public Markup Of(ErrorGroup group)
    {
        var x = view.Clock(0, Width);
        var bars = columns.Select(column => (column.From, column.To, (IReadOnlyList<double>)[column.Counts[(group.Where, group.Kind, group.Message)].Sum()])).ToList();
        var highest = bars.Select(bar => bar.Item3[0]).DefaultIfEmpty(0).Max();
        return Picture.Of(
            "mini", Width, Height, $"When, {Quantities.Count(group.Count)} in {group.Where}", $"From {view.Moment(group.First)} to {view.Moment(group.Last)}.",
            Line.Straight(0, Bottom, Width, Bottom, Palette.Rule),
            highest > 0
                ? Bars.Stacked(bars, x, new LinearScale(0, highest, Bottom, 2), [Palette.Bad])
                : Area.Box(x.At(group.First.TotalSeconds), Bottom - 6, Math.Max(2, x.At(group.Last.TotalSeconds) - x.At(group.First.TotalSeconds)), 6, Palette.Bad));
    }
}
