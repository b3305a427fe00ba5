using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;
using LoadKit.Reporting.Html.Strips;
using LoadKit.Reporting.Tables;

namespace LoadKit.Reporting.Html;

/// <summary>The run on one clock: users, responses, latency twice, errors; the stages above, and shaded when an objective was over its limit.</summary>
internal static class OverTimePanel
{
    private const double TitleHeight = 24;
    private const double Gap = 16;
    private const double AxisHeight = 44;

    public static Markup Of(ReportView view)
    {
        if (view.Windows.Count == 0)
        {
            return Markup.None;
        }

        return Panel.Of("time", "Over time", Markup.Of($"<figure tabindex=\"0\" aria-label=\"The run over time\">{Chart(view)}</figure>"), Panel.Note(Note(view)), TimeTable.Of(view));
    }

    private static IEnumerable<Strip> Strips(ReportView view)
    {
        yield return UsersStrip.Of(view);
        yield return ResponsesStrip.Of();
        yield return LatencyStrip.Of(view);
        yield return HeatStrip.Of();
        yield return ErrorsStrip.Of(view);
        if (view.Windows.Any(window => window.Dropped > 0))
        {
            yield return DroppedStrip.Of();
        }

        foreach (var gauge in GaugeStrip.Of(view))
        {
            yield return gauge;
        }
    }

    private static Markup Chart(ReportView view)
    {
        var top = (StageBrackets.Rows(view.Result) * StageBrackets.RowHeight) + 4;
        var (y, parts, titles) = (top, new List<Markup>(), new List<Markup>());
        double? latencyTop = null;
        foreach (var strip in Strips(view))
        {
            titles.Add(new Words(StripFrame.Left - 48, y + 14, strip.Title, Palette.Text) { IsBold = true, Size = 12, Halo = Palette.Paper }.Draw());
            latencyTop ??= strip.Title.StartsWith("Latency", StringComparison.Ordinal) ? y : null;
            var frame = new StripFrame(view, y + TitleHeight, y + TitleHeight + strip.Height);
            parts.Add(strip.Draw(frame));
            y = frame.Bottom + Gap;
        }

        var bottom = y - Gap;
        return Picture.Of(
            "chart", StripFrame.Width, bottom + AxisHeight, "The run over time", RunFinding.Of(view),
            OverLimitShade.Draw(view, top, bottom),
            StageBrackets.Borders(view, top - 8, bottom),
            Markup.Join(parts), Markup.Join(titles),
            StageBrackets.Draw(view, 0),
            OverLimitShade.Name(view, (latencyTop ?? top) + 14),
            Clock(view, bottom),
            WindowHints.Draw(view, top, bottom));
    }

    private static Markup Clock(ReportView view, double bottom)
    {
        var x = view.Clock(StripFrame.Left, StripFrame.Right);
        return Markup.Join(
            Axis.Bottom(x.Ticks(11), bottom, bottom + 4, Palette.Muted, Palette.Muted),
            Line.Straight(StripFrame.Left, bottom, StripFrame.Right, bottom, Palette.Muted),
            new Words((StripFrame.Left + StripFrame.Right) / 2, bottom + 36, $"{x.Unit} since the start", Palette.Muted) { Side = Side.Middle }.Draw());
    }

    private static string Note(ReportView view)
    {
        var window = Quantities.Length(view.Windows[0].Length);
        var missing = LatencyStrip.Drawn(view).Contains(99) ? "" : " No window has enough for a p99.";
        var others = StageBrackets.Others(view.Result) is > 0 and var more ? $" Above it are the stages of {Counted.Of(StageBrackets.Rows(view.Result), "population")}, and of {Quantities.Count(more)} more they are not shown." : "";
        return $"One point for each {window}.{others} A response counts when it ends; a percentile is drawn only where at least one request lies above it on average: p99 from 100 requests on.{missing} Failed requests are among the responses, at what they took to fail.";
    }
}
