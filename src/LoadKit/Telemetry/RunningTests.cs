using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace LoadKit.Telemetry;

/// <summary>The users of the tests that run at this moment, for those who ask.</summary>
internal static class RunningTests
{
    private static readonly ConcurrentDictionary<RunMetrics, byte> Running = new();

    public static void Add(RunMetrics run) => Running[run] = 0;

    public static void Remove(RunMetrics run) => Running.TryRemove(run, out _);

    /// <summary>One figure for each test: what has the same attributes twice would be lost once.</summary>
    public static IEnumerable<Measurement<long>> Users() =>
        [.. Running.Keys.GroupBy(run => run.Test, StringComparer.Ordinal).Select(runs => new Measurement<long>(runs.Sum(run => run.Users), new KeyValuePair<string, object?>(Attribute.Test, runs.Key)))];
}
