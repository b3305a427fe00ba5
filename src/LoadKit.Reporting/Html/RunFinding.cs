using LoadKit.Reporting.Html.Strips;

namespace LoadKit.Reporting.Html;

/// <summary>What there is to see in the run over time, in a sentence for who can't.</summary>
internal static class RunFinding
{
    public static string Of(ReportView view)
    {
        var rates = view.Windows.Select(window => window.PerSecond.PerSecond).ToList();
        var p99 = view.Windows.Where(window => LatencyStrip.Value(window, 99) is not null).ToList();
        string[] sentences =
        [
            $"Up to {Quantities.Count(view.Windows.Max(window => Math.Max(window.Users, window.PeakUsers)))} users and {Quantities.PerSecond(new Rate(rates.Max()))} responses in {Quantities.Length(TimeSpan.FromSeconds(view.End))}",
            .. p99.Count == 0 ? Array.Empty<string>() :
                [$"p99 between {TimeTable.Time(p99.MinBy(window => window.Latency.ValueAtPercentile(99))!, 99)} and {TimeTable.Time(p99.MaxBy(window => window.Latency.ValueAtPercentile(99))!, 99)}"],
            view.OverLimit is null ? "no stretch over a limit" : OverLimitShade.Text(view),
            $"{Quantities.Count(view.Windows.Sum(window => window.Failed))} failed",
        ];
        return string.Join("; ", sentences) + ".";
    }
}
