using LoadKit.Engine;
using LoadKit.Recording;
using LoadKit.Results;
using LoadKit.Units;

namespace LoadKit.Tests.Support;

/// <summary>What was measured second by second.</summary>
internal sealed partial class MadeRun
{
    private readonly Dictionary<(Series Series, int Stage, TimeSpan Start), (Histogram Succeeded, Histogram Failed)> latencies = [];

    private IReadOnlyList<Interval> Timeline =>
    [
        .. latencies.GroupBy(second => second.Key.Start).OrderBy(same => same.Key)
            .Select(same => Made(same.Key, [.. same.Select(second => (second.Key.Series.Name!, second.Value.Succeeded, second.Value.Failed))])),
    ];

    /// <summary>Successes of a step of 10 ms, second by second from the start of the last stage.</summary>
    public MadeRun PerSecond(string step, params IEnumerable<long> successes) => Seconds(step, successes.Select(count => (count, 0L, 0L)));

    /// <summary>A step second by second from the start of the last stage: successes of 10 ms, successes of 1,000 ms, failures of 10 ms.</summary>
    public MadeRun Seconds(string step, IEnumerable<(long Fast, long Slow, long Failed)> counts)
    {
        var known = new Dictionary<(long, long, long), (Histogram, Histogram)>();
        return Seconds(step, counts.Select(count => known.TryGetValue(count, out var made)
            ? made
            : known[count] = (Times((10, (int)count.Fast), (1_000, (int)count.Slow)), Times((10, (int)count.Failed)))));
    }

    /// <summary>A step second by second from the start of the last stage, or from a later time on: what took how long, and what failed after how long.</summary>
    public MadeRun Seconds(string step, IEnumerable<(Histogram Succeeded, Histogram Failed)> seconds, TimeSpan after = default)
    {
        var of = new Series(SeriesKind.Step, who.Type, who.Scenario, step);
        var (succeeded, failed, start) = (new List<Histogram>(), new List<Histogram>(), stages[Last].Start + after);
        foreach (var second in seconds)
        {
            windows.Add(new Window(start, 1.Seconds, [new(of, Last, second.Succeeded.Count, second.Failed.Count, second.Succeeded.Sum + second.Failed.Sum)]));
            latencies[(of, Last, start)] = second;
            succeeded.Add(second.Succeeded);
            failed.Add(second.Failed);
            start += 1.Seconds;
        }

        inWindows.Add(series.Count);
        return Add(SeriesKind.Step, step, data => data with { Succeeded = Histogram.Merge([.. succeeded]), Failed = Histogram.Merge([.. failed]) });
    }

    /// <summary>Reads all seconds that were given so far later than they were over.</summary>
    public MadeRun ReadLate(TimeSpan late)
    {
        for (var i = 0; i < windows.Count; i++)
            windows[i] = windows[i] with { Start = windows[i].Start + late };
        foreach (var (of, second) in latencies.ToList())
        {
            latencies.Remove(of);
            latencies[of with { Start = of.Start + late }] = second;
        }

        return this;
    }

    /// <summary>Keeps the windows as a run that is too long for single seconds does.</summary>
    public MadeRun Coarsened(int mostWindows)
    {
        var origin = stages.Where(stage => stage.Stage.IsSteady).OrderByDescending(stage => stage.Duration).First().Start;
        var timeline = new WindowTimeline(origin, new TimelineLimits(mostWindows, long.MaxValue, 0), LatencyLimits.None);
        foreach (var second in windows.GroupBy(window => window.Start).OrderBy(same => same.Key))
            timeline.Add(second.First() with { Counts = [.. second.SelectMany(window => window.Counts)] });
        windows.Clear();
        windows.AddRange(timeline.Items);
        return this;
    }

    private Window Limited(Window window, LatencyLimits limits) => window with
    {
        Counts = [.. window.Counts.Select(count => count with { Over = [.. limits.Of(count.Series).Select(limit => Above(window, count, (long)Math.Floor(limit.TotalMicroseconds)))] })],
    };

    // A window may be several seconds.
    private long Above(Window window, WindowCount count, long limit)
    {
        var above = 0L;
        for (var start = window.Start; start < window.End; start += 1.Seconds)
            above += latencies.TryGetValue((count.Series, count.Stage, start), out var second) ? second.Succeeded.CountAbove(limit) : 0;
        return above;
    }

    private static Interval Made(TimeSpan start, IReadOnlyList<(string Name, Histogram Succeeded, Histogram Failed)> series)
    {
        StepInterval[] steps =
        [
            .. series.GroupBy(one => one.Name, StringComparer.Ordinal).OrderBy(same => same.Key, StringComparer.Ordinal).Select(same => Made(same.Key, [.. same.Select(one => one.Succeeded)], [.. same.Select(one => one.Failed)])),
        ];
        return new Interval
        {
            Start = start,
            Length = 1.Seconds,
            Stage = "",
            Requests = steps.Sum(step => step.Count),
            Failed = steps.Sum(step => step.Failed),
            Latency = Histogram.Merge([.. steps.Select(step => step.Latency)]),
            FailedLatency = Histogram.Merge([.. steps.Select(step => step.FailedLatency)]),
            Steps = steps,
        };
    }

    private static StepInterval Made(string name, Histogram[] succeeded, Histogram[] failed)
    {
        var failures = Histogram.Merge(failed);
        var all = Histogram.Merge([.. succeeded, failures]);
        return new StepInterval(name, all.Count, failures.Count, all) { FailedLatency = failures };
    }
}
