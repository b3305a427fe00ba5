using LoadKit.Recording;
using LoadKit.Results;

namespace LoadKit.Storage;

/// <summary>A line of a journal: what a run has gained since the line before. Series and errors are numbered where they first appear.</summary>
internal sealed record JournalGain
{
    public TimeSpan Start { get; init; }

    public TimeSpan End { get; init; }

    public long Users { get; init; }

    public TimeSpan? StoppedAt { get; init; }

    /// <summary>The series from the number <see cref="FirstSeries"/> on.</summary>
    public IReadOnlyList<Series>? NewSeries { get; init; }

    public int FirstSeries { get; init; }

    public IReadOnlyList<JournalSeries>? Series { get; init; }

    public IReadOnlyList<StageGain>? Stages { get; init; }

    /// <summary>The kinds of errors from the number <see cref="FirstError"/> on.</summary>
    public IReadOnlyList<JournalErrorKind>? NewErrors { get; init; }

    public int FirstError { get; init; }

    public IReadOnlyList<JournalError>? Errors { get; init; }

    public IReadOnlyList<SlowRequest>? Slowest { get; init; }

    public IReadOnlyList<GaugeGain>? Gauges { get; init; }

    public IReadOnlyList<Finding>? Findings { get; init; }
}

/// <summary>What one series has gained in one stage.</summary>
internal sealed record JournalSeries(int Number, int Stage)
{
    public HistogramFile? Succeeded { get; init; }

    public HistogramFile? Failed { get; init; }

    public HistogramFile? ServiceTime { get; init; }

    public HistogramFile? Lag { get; init; }

    public long Passes { get; init; }

    public long Failures { get; init; }

    public long ThoughtNanoseconds { get; init; }

    public IReadOnlyList<long>? Over { get; init; }
}

/// <summary>A kind of errors.</summary>
internal sealed record JournalErrorKind(string Where, string Kind, string Message, string Example, string? Context);

/// <summary>How often a kind of errors has come: since the line before, and in all.</summary>
internal sealed record JournalError(int Number, long More, long Count, TimeSpan First, TimeSpan Last);
