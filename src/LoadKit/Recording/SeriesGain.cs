using System.Collections.Immutable;
using LoadKit.Results;

namespace LoadKit.Recording;

/// <summary>What one series has gained in one stage since it was read last.</summary>
internal sealed record SeriesGain(Series Series, int Stage)
{
    public Histogram Succeeded { get; init; } = Histogram.Empty;

    public Histogram Failed { get; init; } = Histogram.Empty;

    /// <summary>Service times and lags, where they are kept apart.</summary>
    public Histogram ServiceTime { get; init; } = Histogram.Empty;

    public Histogram Lag { get; init; } = Histogram.Empty;

    public long Passes { get; init; }

    public long Failures { get; init; }

    /// <summary>Think time, in nanoseconds.</summary>
    public long Thought { get; init; }

    /// <summary>How many of the successes took longer than each of the series' limits.</summary>
    public ImmutableArray<long> Over { get; init; } = [];

    /// <summary>How many have a latency.</summary>
    public long Timed => Succeeded.Count + Failed.Count;

    /// <summary>Whether nothing ended.</summary>
    // A count over a limit may come one reading before its request: it is read first.
    public bool IsUncounted => Timed + Passes + Failures == 0 && Over.All(count => count == 0);

    public bool IsNothing => IsUncounted && ServiceTime.Count + Lag.Count == 0 && Thought == 0;

    /// <summary>The gains of two threads together.</summary>
    public SeriesGain Add(SeriesGain other) => this with
    {
        Succeeded = Succeeded.Add(other.Succeeded),
        Failed = Failed.Add(other.Failed),
        ServiceTime = ServiceTime.Add(other.ServiceTime),
        Lag = Lag.Add(other.Lag),
        Passes = Passes + other.Passes,
        Failures = Failures + other.Failures,
        Thought = Thought + other.Thought,
        Over = [.. Over.Zip(other.Over, (one, more) => one + more)],
    };
}
