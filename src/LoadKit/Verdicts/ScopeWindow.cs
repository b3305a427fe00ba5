using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>What an objective counts in one window of time.</summary>
/// <param name="Count">Requests, or what the objective counts instead.</param>
/// <param name="Failed">How many of them failed.</param>
/// <param name="Latency">The sum of the latencies in seconds, and of how many.</param>
/// <param name="Over">How many of the successes took longer than each of the objective's limits.</param>
internal readonly record struct ScopeWindow(long Count, long Failed, WindowSum Latency, long[] Over)
{
    public WindowSample Failures => new(Count, Failed);

    public static ScopeWindow None(int limits) => new(0, 0, default, new long[limits]);

    /// <summary>What was slower than the limit; what failed is slower than any.</summary>
    public WindowSample SlowerThan(int limit) => new(Count, Failed + Over[limit]);

    /// <param name="count">What comes to it.</param>
    /// <param name="places">Where the limits are among those of the series.</param>
    public ScopeWindow Add(in WindowCount count, int[] places)
    {
        var over = Over;
        if (over.Length > 0)
        {
            over = [.. over];
            for (var i = 0; i < over.Length; i++)
            {
                over[i] += count.OverCounts[places[i]];
            }
        }

        return new ScopeWindow(Count + count.Succeeded + count.Failed, Failed + count.Failed, Latency + new WindowSum(count.Microseconds / 1e6, count.Timed), over);
    }
}
