using LoadKit.Recording;
using LoadKit.Results;

namespace LoadKit.Storage;

/// <summary>Adds up the lines of a journal to the record of its run.</summary>
internal sealed class JournalReplay
{
    private readonly RunStart start;
    private readonly JournalStart first;
    private readonly StageTable stages;
    private readonly RunRecorder recorder;
    private readonly GeneratorTimeline generator = new();
    private readonly Dictionary<int, Series> series = [];
    private readonly Dictionary<int, JournalErrorKind> errors = [];
    private RunEnd? end;
    private bool isOver;
    private TimeSpan last;

    public JournalReplay(JournalStart first)
    {
        this.first = first;
        start = first.ToStart();
        stages = new StageTable(start.Plan);
        recorder = new RunRecorder(start, stages);
    }

    public RunStart Start => start;

    public Runner Runner => first.Runner;

    /// <summary>Until when it is known what happened.</summary>
    public TimeSpan Until => last;

    /// <summary>What was lost because the line that numbers it is damaged.</summary>
    public int Unknown { get; private set; }

    /// <summary>Stretches of which nothing is known.</summary>
    public List<(TimeSpan From, TimeSpan To)> Gaps { get; } = [];

    /// <returns>False for a record that can't come where it stands: what was read already, or the start of another run.</returns>
    public bool Add(JournalRecord record)
    {
        isOver |= record.Start is not null;
        if (isOver || record.Gain?.Start < last || record.Gain?.End < record.Gain?.Start)
        {
            return false;
        }

        if (record.Gain is { } gain)
        {
            Add(gain);
        }

        if (record.Generator is { } sample)
        {
            generator.Add(sample);
        }

        if (record.End is { } known)
        {
            end = new RunEnd(known.Reason, known.AbortReason, [.. known.GivenUp.Where(given => given.Slo >= 0 && given.Slo < first.Slos.Count).Select(given => new GivenUp(first.Slos[given.Slo], given.Reason))]);
            isOver = true;
        }

        return true;
    }

    public RunRecord ToRecord() => recorder.ToRecord(end ?? new RunEnd(StopReason.CutShort, null, []), first.IsReal ? generator.Items : null);

    private void Add(JournalGain gain)
    {
        Number(gain.NewSeries, gain.FirstSeries, series);
        Number(gain.NewErrors, gain.FirstError, errors);
        if (gain.Start > last)
        {
            Gaps.Add((last, gain.Start));
        }

        last = gain.End;
        recorder.Add(new RunGain(gain.Start, gain.End)
        {
            Users = gain.Users,
            StoppedAt = gain.StoppedAt,
            Series = [.. (gain.Series ?? []).Select(Series).OfType<SeriesGain>()],
            Stages = [.. (gain.Stages ?? []).Where(stage => IsStage(stage.Stage))],
            Errors = [.. (gain.Errors ?? []).Select(Error).OfType<ErrorGain>()],
            Slowest = gain.Slowest ?? [],
            Gauges = [.. (gain.Gauges ?? []).Where(reading => IsGauge(reading.Gauge) && Gauge.IsUsable(reading.Value))],
            Findings = gain.Findings ?? [],
        });
    }

    private SeriesGain? Series(JournalSeries gain)
    {
        if (!series.TryGetValue(gain.Number, out var own) || !IsStage(gain.Stage))
        {
            Unknown++;
            return null;
        }

        return new SeriesGain(own, gain.Stage)
        {
            Succeeded = gain.Succeeded?.ToHistogram() ?? Histogram.Empty,
            Failed = gain.Failed?.ToHistogram() ?? Histogram.Empty,
            ServiceTime = gain.ServiceTime?.ToHistogram() ?? Histogram.Empty,
            Lag = gain.Lag?.ToHistogram() ?? Histogram.Empty,
            Passes = gain.Passes,
            Failures = gain.Failures,
            Thought = gain.ThoughtNanoseconds,
            Over = [.. gain.Over ?? []],
        };
    }

    private bool IsStage(int stage) => stage >= 0 && stage < stages.All.Count;

    private bool IsGauge(int gauge) => gauge >= 0 && gauge < start.Plan.Gauges.Length;

    private ErrorGain? Error(JournalError error)
    {
        if (!errors.TryGetValue(error.Number, out var kind))
        {
            Unknown++;
            return null;
        }

        return new ErrorGain(new ErrorGroup(kind.Where, kind.Kind, kind.Message, kind.Example, error.Count, error.First, error.Last) { Context = kind.Context ?? "" }, error.More);
    }

    private static void Number<T>(IReadOnlyList<T>? items, int from, Dictionary<int, T> numbers)
    {
        foreach (var (i, item) in (items ?? []).Index())
        {
            numbers[from + i] = item;
        }
    }
}
