namespace LoadKit;

/// <summary>
/// What the generator saw of itself during the judged stages. What it adds makes latencies longer, never shorter.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record GeneratorFigures
{
    /// <summary>How long work waited for a thread of the pool; the age of what still waits counts too.</summary>
    public Latencies PoolDelay { get; init; } = Latencies.None;

    /// <summary>How late iterations of open loads started.</summary>
    public Latencies Lag { get; init; } = Latencies.None;

    /// <summary>Share of the time in which the garbage collector held every thread.</summary>
    public Ratio GarbagePauses { get; init; }

    /// <summary>The longest such pause, as far as a look every 10 to 200 ms can tell.</summary>
    public TimeSpan LongestGarbagePause { get; init; }

    /// <summary>Time in which a thread that wanted to run did not for more than 100 ms, the garbage collector's pauses apart: a suspended machine, a starved process.</summary>
    public TimeSpan Standstill { get; init; }

    /// <summary>The longest such time at a stretch.</summary>
    public TimeSpan LongestStandstill { get; init; }

    /// <summary>How many processors the process kept busy on average, a target in the same process included; null where the system does not tell.</summary>
    public double? Cores { get; init; }

    /// <summary>How many processors it may use.</summary>
    public int Processors { get; init; }

    /// <summary>The seconds that were watched.</summary>
    public int Seconds { get; init; }

    /// <summary>How many of them were limited by the generator: work waited more than 150 µs in the median or 10 ms at p99.</summary>
    public int LimitedSeconds { get; init; }
}
