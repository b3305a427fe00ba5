namespace LoadKit;

/// <summary>What happened in a stretch of a run: one second while it runs; in the result of a long run several. Requests are counted in the interval in which they end.</summary>
/// <threadsafety>Immutable.</threadsafety>
public sealed record Interval
{
    /// <summary>When it begins, from the start of the run.</summary>
    public required TimeSpan Start { get; init; }

    /// <summary>How long it is.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>The stages of the populations just before its end, joined by <c> + </c>.</summary>
    public required string Stage { get; init; }

    /// <summary>Whether it lies in the warm-up of every population.</summary>
    public bool IsWarmUp { get; init; }

    /// <summary>Whether it counts for the objectives that name no stage: its middle lies in a judged stage of a population, and before the profile's end.</summary>
    public bool IsJudged { get; init; }

    /// <summary>Users at its end: all of a closed load, the busy ones of an open load.</summary>
    public long Users { get; init; }

    /// <summary>The most <see cref="Users"/> at the end of any second of it.</summary>
    public long PeakUsers { get; init; }

    /// <summary>Requests that ended.</summary>
    public long Requests { get; init; }

    /// <summary>How many of them failed.</summary>
    public long Failed { get; init; }

    /// <summary>How many of the failed ones were rejected: turned away by a rate limit or an overloaded service.</summary>
    public long Rejected { get; init; }

    /// <summary>Bytes that the requests sent, as far as they were counted.</summary>
    public long BytesSent { get; init; }

    /// <summary>Bytes that the requests received, as far as they were counted.</summary>
    public long BytesReceived { get; init; }

    /// <summary>Iterations that began.</summary>
    public long Started { get; init; }

    /// <summary>Iterations that ended.</summary>
    public long Ended { get; init; }

    /// <summary>Arrivals that found no free user.</summary>
    public long Dropped { get; init; }

    /// <summary>How long the requests took, in microseconds.</summary>
    public Histogram Latency { get; init; } = Histogram.Empty;

    /// <summary>How long those took that failed, a part of <see cref="Latency"/>. A failure outside the steps has no time.</summary>
    public Histogram FailedLatency { get; init; } = Histogram.Empty;

    /// <summary>The same for each step that had any.</summary>
    public IReadOnlyList<StepInterval> Steps { get; init; } = [];

    /// <summary>What failed, by kind, the warm-up left out: the counts of those <see cref="ErrorGroup"/>s that had any.</summary>
    public IReadOnlyList<ErrorInterval> Errors { get; init; } = [];

    /// <summary>What the gauges told, in the order of the plan.</summary>
    public IReadOnlyList<GaugeResult> Gauges { get; init; } = [];

    /// <summary>When it ends, from the start of the run.</summary>
    public TimeSpan End => Start + Length;

    /// <summary>Requests per second.</summary>
    public Rate PerSecond => new(Length > TimeSpan.Zero ? Requests / Length.TotalSeconds : 0);

    /// <summary>This interval and the next one as one: counts added, histograms merged, the later state kept.</summary>
    public Interval Merge(Interval next) => next with
    {
        Start = Start,
        Length = next.End - Start,
        IsWarmUp = IsWarmUp && next.IsWarmUp,
        IsJudged = IsJudged || next.IsJudged,
        PeakUsers = Math.Max(PeakUsers, next.PeakUsers),
        Requests = Requests + next.Requests,
        Failed = Failed + next.Failed,
        Rejected = Rejected + next.Rejected,
        BytesSent = BytesSent + next.BytesSent,
        BytesReceived = BytesReceived + next.BytesReceived,
        Started = Started + next.Started,
        Ended = Ended + next.Ended,
        Dropped = Dropped + next.Dropped,
        Latency = Latency.Add(next.Latency),
        FailedLatency = FailedLatency.Add(next.FailedLatency),
        Steps =
        [
            .. Steps.Concat(next.Steps)
                .GroupBy(step => step.Name, StringComparer.Ordinal)
                .OrderBy(same => same.Key, StringComparer.Ordinal)
                .Select(same => same.Aggregate((a, b) => a.Merge(b))),
        ],
        Errors = ErrorInterval.Merge(Errors, next.Errors),
        Gauges = GaugeResult.Merge(Gauges, next.Gauges),
    };
}
