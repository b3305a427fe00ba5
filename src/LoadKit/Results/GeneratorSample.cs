namespace LoadKit.Results;

/// <summary>What the generator saw of itself in a stretch of a run: one second, or several in a run too long for that. Real time only.</summary>
internal sealed record GeneratorSample
{
    public required TimeSpan Start { get; init; }

    public required TimeSpan Length { get; init; }

    /// <summary>How long work waited for a thread of the pool, a value for each 10 ms, in microseconds.</summary>
    public Histogram PoolDelay { get; init; } = Histogram.Empty;

    /// <summary>Processor time of the process; null where the system does not tell.</summary>
    public TimeSpan? Cpu { get; init; }

    /// <summary>Time in which the garbage collector held every thread.</summary>
    public TimeSpan GarbagePauses { get; init; }

    /// <summary>The longest time in which it did, as far as a look every 10 to 200 ms can tell.</summary>
    public TimeSpan LongestGarbagePause { get; init; }

    /// <summary>Time in which a thread that wanted to run did not for more than 100 ms, the garbage collector's pauses apart.</summary>
    public TimeSpan Standstill { get; init; }

    public TimeSpan LongestStandstill { get; init; }

    /// <summary>By how much somebody set the system's clock: the largest step, forward or back.</summary>
    public TimeSpan ClockStep { get; init; }

    /// <summary>How many seconds it covers that are long enough to be judged.</summary>
    public int Seconds { get; init; }

    /// <summary>How many of them were limited by the generator.</summary>
    public int LimitedSeconds { get; init; }

    /// <summary>In how many of them threads of the pool were blocked.</summary>
    public int BlockedSeconds { get; init; }

    public TimeSpan End => Start + Length;

    /// <summary>The same with its seconds counted, while it is one second.</summary>
    public GeneratorSample Counted(int processors)
    {
        var seconds = (int)Math.Round(Length.TotalSeconds, MidpointRounding.AwayFromZero);
        return this with
        {
            Seconds = seconds,
            LimitedSeconds = GeneratorRules.IsLimited(PoolDelay) ? seconds : 0,
            BlockedSeconds = GeneratorRules.IsBlocked(PoolDelay, Cpu, Length * processors) ? seconds : 0,
        };
    }

    /// <summary>This stretch and the next one as one.</summary>
    public GeneratorSample Merge(GeneratorSample next) => new()
    {
        Start = Start,
        Length = next.End - Start,
        PoolDelay = PoolDelay.Add(next.PoolDelay),
        Cpu = Cpu + next.Cpu,
        GarbagePauses = GarbagePauses + next.GarbagePauses,
        LongestGarbagePause = Longer(LongestGarbagePause, next.LongestGarbagePause),
        Standstill = Standstill + next.Standstill,
        LongestStandstill = Longer(LongestStandstill, next.LongestStandstill),
        ClockStep = next.ClockStep.Duration() > ClockStep.Duration() ? next.ClockStep : ClockStep,
        Seconds = Seconds + next.Seconds,
        LimitedSeconds = LimitedSeconds + next.LimitedSeconds,
        BlockedSeconds = BlockedSeconds + next.BlockedSeconds,
    };

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
