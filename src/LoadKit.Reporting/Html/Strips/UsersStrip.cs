using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>How many users there were: all of a closed load, the busy ones of an open load.</summary>
internal static class UsersStrip
{
    public static Strip Of(ReportView view)
    {
        var isOpen = view.Result.Run?.Populations.Any(population => population.Load is OpenLoad) == true;
        return new(isOpen ? "Busy users, at most" : "Users", 46, frame => Draw(frame, isOpen));
    }

    private static Markup Draw(StripFrame frame, bool isOpen)
    {
        // Users are counted at the end of a window; a closed load says how many there were at the beginning.
        var first = isOpen ? 0 : frame.View.Result.Run?.Populations.Sum(population => population.Load.Stages.Select(stage => stage.From).FirstOrDefault()) ?? 0;
        var isSudden = first > 0 || isOpen || frame.View.Result.Stages is not [{ Stage.Kind: StageKind.Ramp }, ..];
        (double X, double? Y)[] points = frame.Windows.Count == 0 ? [] :
            [(frame.Windows[0].Start.TotalSeconds, isSudden ? Users(frame.Windows[0]) : first), .. frame.Windows.Select(window => (window.End.TotalSeconds, (double?)Users(window)))];
        var y = LinearScale.FromZero(points.Select(point => point.Y ?? 0).DefaultIfEmpty(0).Max(), frame.Bottom, frame.Top, steps: 1);
        return Markup.Join(
            StripFrame.Axis(y, steps: 1),
            Area.Between([.. points.Select(point => (point.X, 0d, point.Y ?? 0))], frame.X, y, Palette.Muted, 0.13),
            Line.Through(points, frame.X, y, Palette.Muted, 1.4));

        // How many arrivals are under way at the end of a long window is chance.
        long Users(Interval window) => isOpen ? Math.Max(window.Users, window.PeakUsers) : window.Users;
    }
}
