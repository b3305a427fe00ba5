using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>When an objective was over its limit, shaded through all strips and named once.</summary>
internal static class OverLimitShade
{
    private const double RoomOfTheTitle = StripFrame.Left + 190;

    public static Markup Draw(ReportView view, double top, double bottom)
    {
        var x = view.Clock(StripFrame.Left, StripFrame.Right);
        return Markup.Join(view.OverLimit?.Stretches.Select(stretch =>
        {
            var (from, to) = (x.At(stretch.Start.TotalSeconds), x.At(stretch.End.TotalSeconds));
            return Area.Box(from, top, Math.Max(2, to - from), bottom - top, Palette.Bad, 0.08);
        }) ?? []);
    }

    public static Markup Name(ReportView view, double y)
    {
        if (view.OverLimit is not { } over)
        {
            return Markup.None;
        }

        var x = view.Clock(StripFrame.Left, StripFrame.Right);
        var half = Words.Width(Text(view)) / 2;
        var middle = (x.At(over.Longest.Start.TotalSeconds) + x.At(over.Longest.End.TotalSeconds)) / 2;
        return new Words(Math.Clamp(middle, RoomOfTheTitle + half, StripFrame.Width - half), y, Text(view), Palette.Bad) { Side = Side.Middle, IsBold = true, Halo = Palette.Paper }.Draw();
    }

    /// <summary>When it was: <c>p99 over its limit 2:46 to 3:24 and 3 times more</c>.</summary>
    public static string Text(ReportView view)
    {
        var over = view.OverLimit!;
        var more = over.Stretches.Count - 1 + over.Others;
        return $"{over.Name} over its limit {view.Moment(over.Longest.Start)} to {view.Moment(over.Longest.End)}{(more == 0 ? "" : more == 1 ? " and once more" : $" and {Quantities.Count(more)} times more")}";
    }
}
