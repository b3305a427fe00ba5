using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>Arrivals per second that found no free user: requests that no other strip has.</summary>
internal static class DroppedStrip
{
    public static Strip Of() => new("Dropped arrivals per second", 46, Draw);

    private static Markup Draw(StripFrame frame)
    {
        var bars = frame.Windows.Select(window => (
            window.Start.TotalSeconds, window.End.TotalSeconds, (IReadOnlyList<double>)[window.Dropped / Math.Max(1e-3, window.Length.TotalSeconds)])).ToList();
        var y = LinearScale.FromZero(bars.Max(bar => bar.Item3[0]), frame.Bottom, frame.Top, steps: 1);
        return Markup.Join(StripFrame.Axis(y, steps: 1), Bars.Stacked(bars, frame.X, y, [Palette.Open]));
    }
}
