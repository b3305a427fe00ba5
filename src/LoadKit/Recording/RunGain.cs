namespace LoadKit.Recording;

/// <summary>
/// What has happened since the last reading, as a rule a second ago. The readings of a run say all that there is to say about it: added up in
/// their order, by the <see cref="RunRecorder"/>, they give its record, while it runs and from its journal alike.
/// </summary>
internal sealed record RunGain(TimeSpan Start, TimeSpan End)
{
    /// <summary>Users now.</summary>
    public long Users { get; init; }

    public IReadOnlyList<SeriesGain> Series { get; init; } = [];

    public IReadOnlyList<StageGain> Stages { get; init; } = [];

    public IReadOnlyList<ErrorGain> Errors { get; init; } = [];

    public IReadOnlyList<GaugeGain> Gauges { get; init; } = [];

    /// <summary>Requests that were among the slowest of their step when they ended.</summary>
    public IReadOnlyList<SlowRequest> Slowest { get; init; } = [];

    /// <summary>All that the engine has to say about itself so far.</summary>
    public IReadOnlyList<Finding> Findings { get; init; } = [];

    /// <summary>When the profile ended, or was ended; null while it goes on.</summary>
    public TimeSpan? StoppedAt { get; init; }

    public TimeSpan Length => End - Start;
}
