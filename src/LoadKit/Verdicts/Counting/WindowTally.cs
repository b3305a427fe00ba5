using LoadKit.Results;
using LoadKit.Statistics;

namespace LoadKit.Verdicts;

/// <summary>What is counted in one window of time.</summary>
internal struct WindowTally
{
    private long timed;
    private long microseconds;
    private long[]? over;

    /// <summary>Requests, or what is counted instead.</summary>
    public long Count { get; private set; }

    /// <summary>How many of them failed.</summary>
    public long Failed { get; private set; }

    /// <summary>The sum of the latencies in seconds, and of how many.</summary>
    public readonly WindowSum Latency => new(microseconds / 1e6, timed);

    public readonly WindowSample Failures => new(Count, Failed);

    /// <summary>How many of the successes took longer than a limit.</summary>
    public readonly long Over(int limit) => over?[limit] ?? 0;

    /// <summary>What was slower than a limit; what failed is slower than any.</summary>
    public readonly WindowSample SlowerThan(int limit) => new(Count, Failed + Over(limit));

    /// <param name="count">What comes to it.</param>
    /// <param name="places">Where the limits are among those of the series.</param>
    public void Add(in WindowCount count, int[] places)
    {
        Count += count.Succeeded + count.Failed;
        Failed += count.Failed;
        timed += count.Timed;
        microseconds += count.Microseconds;
        for (var i = 0; i < places.Length; i++)
        {
            (over ??= new long[places.Length])[i] += count.OverCounts[places[i]];
        }
    }
}
