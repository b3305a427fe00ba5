using LoadKit.Statistics;

namespace LoadKit.Results;

/// <summary>The judged time of a run in batches, whose spread shows how much the run was at one with itself.</summary>
internal static class RunBatches
{
    /// <summary>Ten batches, or one where there are too few seconds; of a result without a timeline its totals.</summary>
    public static IReadOnlyList<Stretch> Of(RunResult result)
    {
        var judged = result.Stages.Where(stage => stage.IsJudged).ToList();
        Stretch[] seconds = [.. result.Timeline.Where(interval => judged.Exists(stage => Holds(stage, interval))).Select(Stretch.Of)];
        if (seconds.Length == 0)
        {
            return [Stretch.Of(result, TimeSpan.Zero)];
        }

        var count = Math.Max(1, Batches.CountOf(seconds.Length));
        return [.. Enumerable.Range(0, count).Select(batch => Stretch.Merge(seconds[Batches.Of(seconds.Length, batch, count)]))];
    }

    // A real clock reads a moment after a second is over, so its middle decides.
    private static bool Holds(StageResult stage, Interval interval) =>
        interval.Start + (interval.Length / 2) is var middle && middle >= stage.Start && middle < stage.Start + stage.Duration;
}
