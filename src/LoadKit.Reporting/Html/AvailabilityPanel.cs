using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Html.Strips;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>When requests failed and how many of all: a bar for each window of the judged time. There is none where nothing failed.</summary>
internal static class AvailabilityPanel
{
    private const double Width = StripFrame.Width;
    private const double Left = StripFrame.Left;
    private const double Right = StripFrame.Right;
    private const double Top = 26;
    private const double Bottom = 106;
    private const double AxisHeight = 44;
    private const double Gap = 0.6;
    private const double Least = 0.8;

    public static Markup Of(ReportView view)
    {
        if (JudgedSeconds.Of(view.Result) is not { WithFailures: > 0 } seconds)
        {
            return Markup.None;
        }

        return Panel.Of(
            "availability", "Availability over time",
            Markup.Of($"<figure tabindex=\"0\" aria-label=\"Availability over time\">{Chart(view, seconds)}</figure>"),
            Panel.Note(Note(view, seconds)),
            Table(view, seconds));
    }

    private static Markup Chart(ReportView view, JudgedSeconds seconds)
    {
        var busy = seconds.Windows.Where(window => window.Requests > 0).ToList();
        var worst = busy.MaxBy(Failed)!;

        // What is missing hangs from the top: a percent of a bar from zero on would be no wider than a line.
        var x = view.Clock(Left, Right);
        var y = new LinearScale(1 - Math.Min(1, LinearScale.RoundStep(Failed(worst))), 1, Bottom, Top);
        var label = $"lowest {Availability(worst)}, {view.Moment(worst.Start)} to {view.Moment(worst.End)}";
        var half = Words.Width(label) / 2;
        return Picture.Of(
            "chart", Width, Bottom + AxisHeight, "Availability over time", $"{Panel.Capital(seconds.WithoutFailureText)}; {label}.",
            Markup.Join(busy.Select(window => Area.Box(x.At(window.Start.TotalSeconds), Top, x.At(window.End.TotalSeconds) - x.At(window.Start.TotalSeconds) - Gap, Bottom - Top, Palette.Succeeded))),
            Markup.Join(busy.Where(window => window.Failed > 0).Select(window => Area.Box(x.At(window.Start.TotalSeconds), Top, x.At(window.End.TotalSeconds) - x.At(window.Start.TotalSeconds) - Gap, Math.Max(Least, y.At(1 - Failed(window)) - Top), Palette.Bad))),
            Axis.Left(new[] { 1, (1 + y.Low) / 2, y.Low }.Select(share => new Tick(y.At(share), Quantities.Percent(new Ratio(Math.Round(share, 10))))), Left, Right, Palette.Muted, Palette.Rule),
            new Words(Math.Clamp((x.At(worst.Start.TotalSeconds) + x.At(worst.End.TotalSeconds)) / 2, Left + half, Right - half), Top - 8, label, Palette.Bad) { Side = Side.Middle, IsBold = true }.Draw(),
            Axis.Bottom(x.Ticks(11), Bottom, Bottom + 4, Palette.Muted, Palette.Muted),
            new Words((Left + Right) / 2, Bottom + 36, $"{x.Unit} since the start", Palette.Muted) { Side = Side.Middle }.Draw());
    }

    private static string Note(ReportView view, JudgedSeconds seconds) => string.Join(' ',
    [
        $"{Panel.Capital(seconds.WithoutFailureText)}.",
        .. seconds.Stretches(view.Moment).Select(stretch => $"{Panel.Capital(stretch.Name)}: {stretch.Stretch}."),
        $"A bar is {Quantities.Length(seconds.Windows[0].Length)} of the judged time; what failed hangs from the top, in red{(view.Result.Totals.Requests.Rejected > 0 ? ", rejections among it" : "")}.",
    ]);

    private static Markup Table(ReportView view, JudgedSeconds seconds)
    {
        HtmlColumn[] columns = [HtmlColumn.Heading("From"), HtmlColumn.Number("Requests"), HtmlColumn.Number("Failed"), HtmlColumn.Number("Rejected"), HtmlColumn.Number("Availability")];
        return Panel.Details("The same as a table", HtmlTable.Of("plain", "Availability over time", columns, seconds.Windows.Select(window => (IReadOnlyList<Markup>)
        [
            HtmlTable.Number(view.Moment(window.Start)), HtmlTable.Number(Quantities.Count(window.Requests)), HtmlTable.Number(Quantities.Count(window.Failed)), HtmlTable.Number(Quantities.Count(window.Rejected)), HtmlTable.Number(Availability(window)),
        ])));
    }

    private static double Failed(Interval window) => (double)window.Failed / Math.Max(1, window.Requests);

    private static string Availability(Interval window) => window switch
    {
        { Requests: 0 } => "-",
        { Failed: 0 } => "100 %",
        _ => Quantities.Percent(new Ratio((double)(window.Requests - window.Failed) / window.Requests), window.Requests, Rounding.Down),
    };
}
