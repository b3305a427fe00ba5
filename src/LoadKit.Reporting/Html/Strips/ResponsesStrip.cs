using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Escaping;

namespace LoadKit.Reporting.Html.Strips;

/// <summary>Responses per second: good ones, and on top of them the failed ones.</summary>
internal static class ResponsesStrip
{
    public static Strip Of() => new("Responses per second", 88, Draw);

    private static Markup Draw(StripFrame frame)
    {
        var limits = frame.View.Result.Slos.Select(outcome => outcome.Slo).OfType<ThroughputSlo>().Where(LimitStretches.IsOnAll).ToList();
        var all = frame.Points(window => PerSecond(window, window.Requests));
        var good = frame.Points(window => PerSecond(window, window.Requests - window.Failed));
        var y = frame.FromZero(all.Select(point => point.Y ?? 0).Concat(limits.Select(limit => limit.AtLeast.PerSecond)).DefaultIfEmpty(0).Max());
        return Markup.Join(
            StripFrame.Axis(y),
            Area.Between([.. good.Select(point => (point.X, 0d, point.Y ?? 0))], frame.X, y, Palette.P95, 0.14),
            Markup.If(frame.Windows.Any(window => window.Failed > 0), $"{Area.Between([.. good.Zip(all, (low, high) => (low.X, low.Y ?? 0, high.Y ?? 0))], frame.X, y, Palette.Bad, 0.85)}"),
            Line.Through(all, frame.X, y, Palette.P95, 1.4),
            Markup.Join(limits.Select(limit => frame.Limit(limit, y.At(limit.AtLeast.PerSecond), $"at least {limit.Limit.Replace(">= ", "", StringComparison.Ordinal)}"))));
    }

    private static double PerSecond(Interval window, long count) => window.Length > TimeSpan.Zero ? count / window.Length.TotalSeconds : 0;
}
