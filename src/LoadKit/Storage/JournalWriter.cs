using LoadKit.Recording;
using LoadKit.Results;

namespace LoadKit.Storage;

/// <summary>
/// Appends a run to its journal, a record at a time, each handed to the operating system before the next: what has been written outlives the
/// process, however it ends.
/// </summary>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class JournalWriter : IDisposable
{
    private readonly JournalNumbers<Series, Series> series = new();
    private readonly JournalNumbers<(string Where, string Kind, string Message), JournalErrorKind> errors = new();
    private readonly IReadOnlyList<Slo> slos;
    private readonly FileStream file;

    /// <summary>Makes the file and its folders. A journal that is there already is kept beside it, for it may be all that is left of a run.</summary>
    /// <exception cref="IOException">The file can't be made; it is another run's, or no journal.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be made.</exception>
    public JournalWriter(string path, JournalStart start)
    {
        slos = start.Slos;

        // Made ready before the file, so that there is no moment in which it is empty for long.
        var first = JournalLine.Of(new JournalRecord { Start = start });
        file = JournalFile.Create(path);
        file.Write(first);
    }

    public void Add(RunGain gain)
    {
        var (own, failed) = (Series(gain), Errors(gain));
        var ((firstSeries, newSeries), (firstError, newErrors)) = (series.TakeNew(), errors.TakeNew());
        Write(new JournalRecord
        {
            Gain = new JournalGain
            {
                Start = gain.Start,
                End = gain.End,
                Users = gain.Users,
                StoppedAt = gain.StoppedAt,
                FirstSeries = firstSeries,
                NewSeries = newSeries,
                Series = own,
                Stages = gain.Stages.Count == 0 ? null : gain.Stages,
                FirstError = firstError,
                NewErrors = newErrors,
                Errors = failed,
                Slowest = gain.Slowest.Count == 0 ? null : gain.Slowest,
                Gauges = gain.Gauges.Count == 0 ? null : gain.Gauges,
                Findings = gain.Findings.Count == 0 ? null : gain.Findings,
            },
        });
    }

    public void Add(GeneratorSample sample) => Write(new JournalRecord { Generator = sample });

    public void Add(RunEnd end) => Write(new JournalRecord
    {
        End = new JournalEnd(end.Reason, end.AbortReason, [.. end.GivenUp.Select(given => new JournalGivenUp(slos.ToList().IndexOf(given.Slo), given.Reason))]),
    });

    public void Dispose() => file.Dispose();

    // One call, so that it is there whole, or torn at its end.
    private void Write(JournalRecord record) => file.Write(JournalLine.Of(record));

    private List<JournalSeries>? Series(RunGain gain) => gain.Series.Count == 0 ? null :
    [
        .. gain.Series.GroupBy(own => (own.Series, own.Stage)).Select(same => same.Aggregate((one, other) => one.Add(other))).Select(own => new JournalSeries(series.Of(own.Series, own.Series), own.Stage)
        {
            Succeeded = HistogramFile.Of(own.Succeeded),
            Failed = HistogramFile.Of(own.Failed),
            ServiceTime = HistogramFile.Of(own.ServiceTime),
            Lag = HistogramFile.Of(own.Lag),
            Passes = own.Passes,
            Failures = own.Failures,
            ThoughtNanoseconds = own.Thought,
            Over = own.Over.IsDefaultOrEmpty ? null : own.Over,
        }),
    ];

    private List<JournalError>? Errors(RunGain gain) => gain.Errors.Count == 0 ? null :
    [
        .. gain.Errors.Select(error => new JournalError(
            errors.Of((error.Group.Where, error.Group.Kind, error.Group.Message), new JournalErrorKind(error.Group.Where, error.Group.Kind, error.Group.Message, error.Group.Example, error.Group.Context)),
            error.More,
            error.Group.Count,
            error.Group.First,
            error.Group.Last)),
    ];
}
