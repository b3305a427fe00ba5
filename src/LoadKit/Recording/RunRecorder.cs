using LoadKit.Model;
using LoadKit.Results;
using LoadKit.Time;

namespace LoadKit.Recording;

/// <summary>
/// Adds up the readings of a run to what it gave so far. The same readings give the same record, whether they come from the engine or from a
/// journal.
/// </summary>
/// <threadsafety>One thread at a time.</threadsafety>
internal sealed class RunRecorder(RunStart start, StageTable stages)
{
    private readonly Dictionary<(int Stage, Series Series), SeriesTotals> totals = [];
    private readonly ErrorTotals errors = new();
    private readonly SlowestTotals slowest = new();
    private readonly GaugeTotals gauges = new(start.Plan.Gauges, stages);
    private readonly IntervalTimeline timeline = new();
    private readonly WindowTimeline windows = new(stages.All, new LatencyLimits(start.Plan.Slos));
    private readonly long[] started = new long[stages.All.Count];
    private readonly long[] dropped = new long[stages.All.Count];
    private RunGain last = new(TimeSpan.Zero, TimeSpan.Zero);

    /// <summary>One reading more, as an interval for reporters and as a window for verdicts.</summary>
    public (Interval Interval, Window Window) Add(RunGain reading)
    {
        var builder = new IntervalBuilder();
        foreach (var gain in reading.Series)
        {
            Total(gain).Add(gain);
            builder.Add(gain);
        }

        foreach (var gain in reading.Stages)
        {
            started[gain.Stage] += gain.Started;
            dropped[gain.Stage] += gain.Dropped;
            builder.Add(gain);
        }

        foreach (var gain in reading.Errors)
        {
            errors.Add(gain);
        }

        foreach (var request in reading.Slowest)
        {
            slowest.Add(request);
        }

        foreach (var gain in reading.Gauges)
        {
            gauges.Add(gain, reading.StoppedAt);
        }

        var interval = builder.ToInterval(Frame(reading));
        var window = builder.ToWindow(reading.Start, reading.Length);
        windows.Add(window);
        timeline.Add(interval);
        last = reading;
        return (interval, window);
    }

    /// <summary>What was measured up to the last reading.</summary>
    public RunRecord ToRecord(RunEnd end, IReadOnlyList<GeneratorSample>? generator)
    {
        var series = totals.OrderBy(total => total.Key.Stage).Select(total => total.Value.ToData()).ToList();
        return new RunRecord
        {
            Plan = start.Plan,
            Stages = [.. stages.All.Select(stage => Span(stage, series))],
            Series = series,
            Timeline = timeline.Items,
            Windows = windows.Items,
            Generator = generator,
            Errors = errors.Groups,
            Slowest = slowest.Slowest,
            Gauges = gauges.Items,
            Findings = last.Findings,
            StopReason = end.Reason,
            AbortReason = end.AbortReason,
            GivenUp = end.GivenUp,
            StartedAt = start.At,
            Elapsed = last.End,
            Seed = start.Seed,
        };
    }

    // The stages are those just before the end of the interval.
    private Interval Frame(RunGain reading)
    {
        var before = Math.Max(0, Clock.From(reading.End) - 1);
        var now = start.Plan.Populations.Select((_, i) => stages.At(i, before, 0).Stage).ToList();
        return new Interval
        {
            Start = reading.Start,
            Length = reading.Length,
            Stage = string.Join(" + ", now.Select(stage => stage.Name).Distinct()),
            IsWarmUp = now.All(stage => !stage.IsMeasured),
            IsJudged = IsJudged(reading),
            Users = reading.Users,
            PeakUsers = reading.Users,
            Started = reading.Stages.Sum(gain => gain.Started),
            Dropped = reading.Stages.Sum(gain => gain.Dropped),
            Errors = [.. reading.Errors.Where(gain => gain.More > 0).Select(gain => new ErrorInterval(gain.Group.Where, gain.Group.Kind, gain.Group.Message, gain.More))],
            Gauges = gauges.Figures(reading.Gauges),
        };
    }

    // By its middle, for a clock reads a moment after a second is over. After the profile's end nothing is judged, though requests still end.
    private bool IsJudged(RunGain reading)
    {
        var middle = Clock.From(reading.Start + (reading.Length / 2));
        return (reading.StoppedAt is not { } stopped || middle < Clock.From(stopped))
            && start.Plan.Populations.Where((population, i) => stages.At(i, middle, 0) is var at && middle < at.End && JudgedTime.IsJudged(at.Stage, population.Load, new SloScope())).Any();
    }

    private SeriesTotals Total(SeriesGain gain)
    {
        if (!totals.TryGetValue((gain.Stage, gain.Series), out var total))
        {
            totals[(gain.Stage, gain.Series)] = total = new SeriesTotals(gain.Series, gain.Stage);
        }

        return total;
    }

    private StageSpan Span(PlannedStage stage, IReadOnlyList<SeriesData> series)
    {
        var end = Math.Min(stage.End, Clock.From(last.StoppedAt ?? last.End));
        var data = series.Where(data => data.Stage == stage.Index && data.Series.IsIteration).ToList();
        var (succeeded, failed) = (data.Sum(of => of.Succeeded.Count), data.Sum(of => of.Failed.Count));
        return new StageSpan(
            stage.Population,
            stage.Stage,
            Clock.Span(Math.Min(stage.Start, end)),
            Clock.Span(Math.Max(0, end - stage.Start)),
            new IterationCounts(started[stage.Index], succeeded, failed, started[stage.Index] - succeeded - failed, dropped[stage.Index]));
    }
}
