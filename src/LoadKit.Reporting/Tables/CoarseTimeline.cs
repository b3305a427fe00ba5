namespace LoadKit.Reporting.Tables;

/// <summary>A timeline of which a file with a row for each step in each interval does not become huge.</summary>
internal static class CoarseTimeline
{
    // Some 15 MB of text. A run has at most 1,200 intervals, so up to 83 steps keep them all.
    private const int MostRows = 100_000;

    /// <summary>The same, or its intervals by two, four, eight ... as one. The sums are exact.</summary>
    public static IReadOnlyList<Interval> Of(IReadOnlyList<Interval> timeline)
    {
        while (timeline.Count > 1 && timeline.Sum(interval => interval.Steps.Count) > MostRows)
        {
            timeline = [.. timeline.Chunk(2).Select(pair => pair.Aggregate((one, next) => one.Merge(next)))];
        }

        return timeline;
    }
}
