namespace LoadKit.Results;

/// <summary>All that was measured of one series in one stage. Times are in microseconds.</summary>
internal sealed record SeriesData(Series Series, int Stage)
{
    /// <summary>Latencies of what succeeded.</summary>
    public Histogram Succeeded { get; init; } = Histogram.Empty;

    /// <summary>Latencies of what failed.</summary>
    public Histogram Failed { get; init; } = Histogram.Empty;

    /// <summary>Service times; null where they are the latencies, because nothing was intended earlier than it started.</summary>
    public Histogram? ServiceTime { get; init; }

    /// <summary>How late it started; null where nothing was intended earlier than it started.</summary>
    public Histogram? Lag { get; init; }

    /// <summary>Passed checks.</summary>
    public long Passes { get; init; }

    /// <summary>Failed checks, and failures outside steps.</summary>
    public long Failures { get; init; }

    /// <summary>Think time inside its iterations, and what users meant to think after them.</summary>
    public TimeSpan Thought { get; init; }
}
