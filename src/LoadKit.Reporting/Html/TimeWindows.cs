namespace LoadKit.Reporting.Html;

/// <summary>A timeline in a number of windows that does not grow with the run, so that neither does the report.</summary>
internal static class TimeWindows
{
    private const int Most = 180;
    private const int EnoughForALine = 60;
    private const long SamplesForP99 = 100;

    /// <summary>
    /// As short as 180 windows allow; longer while half of them have too few requests for a p99, as long as sixty are left. All have the same length but
    /// the last, and that is not much shorter, for a rate over a moment would stand out for no reason.
    /// </summary>
    public static IReadOnlyList<Interval> Of(IReadOnlyList<Interval> timeline)
    {
        var windows = Merged(timeline, (timeline.Count + Most - 1) / Most);
        while (windows.Count >= 2 * EnoughForALine && MedianCount(windows) < SamplesForP99)
        {
            windows = Merged(windows, 2);
        }

        return WithoutStub(windows);
    }

    /// <summary>Neighbours as one until there are no more than so many.</summary>
    public static IReadOnlyList<Interval> AtMost(IReadOnlyList<Interval> windows, int most) =>
        Merged(windows, (windows.Count + most - 1) / most);

    private static IReadOnlyList<Interval> Merged(IReadOnlyList<Interval> intervals, int size) =>
        size <= 1 ? intervals : [.. intervals.Chunk(size).Select(chunk => chunk.Aggregate((one, next) => one.Merge(next)))];

    private static IReadOnlyList<Interval> WithoutStub(IReadOnlyList<Interval> windows) =>
        windows.Count >= 2 && windows[^1].Length < windows[0].Length / 2 ? [.. windows.SkipLast(2), windows[^2].Merge(windows[^1])] : windows;

    private static long MedianCount(IReadOnlyList<Interval> windows)
    {
        var counts = windows.Select(window => window.Latency.Count).Where(count => count > 0).Order().ToList();
        return counts.Count == 0 ? SamplesForP99 : counts[counts.Count / 2];
    }
}
