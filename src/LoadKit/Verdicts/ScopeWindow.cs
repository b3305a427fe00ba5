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

    /// <summary>What was slower than the limit; what failed is slower than any.</summary>
    public WindowSample SlowerThan(int limit) => new(Count, Failed + Over[limit]);
}
