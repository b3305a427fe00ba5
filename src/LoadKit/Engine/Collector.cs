using LoadKit.Histograms;
using LoadKit.Model;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>
/// Once a second reads what all threads have recorded, without stopping them, and makes an <see cref="Interval"/> of it. The last reading
/// comes when the users have left, so at the end nothing is missing and nothing is counted twice.
/// </summary>
internal sealed class Collector(RunState run, IReadOnlyList<PopulationRunner> populations, Action<Interval> publish, Action<Interval, Window> watch)
{
    private readonly Dictionary<(Stripe Stripe, int Stage, int Series), CellReader> readers = [];
    private readonly Dictionary<(int Stage, int Series), CellTotals> totals = [];
    private readonly HistogramAccumulator scratch = new(HistogramLayout.Default);
    private readonly IntervalTimeline timeline = new();
    private readonly WindowTimeline windows = new(run.Stages.All, run.Limits);
    private readonly ArrivalReader arrivals = new(run, populations);
    private readonly Pause pause = new(run.Time);
    private long from;
    private IReadOnlyList<SeriesData>? data;
    private volatile bool stopped;

    public IReadOnlyList<Interval> Timeline => timeline.Items;

    public IReadOnlyList<Window> Windows => windows.Items;

    public async Task RunAsync()
    {
        for (var due = Clock.Second; !stopped; due += Clock.Second)
        {
            var waiting = pause.Until(due);
            Interlocked.MemoryBarrier();
            if (stopped)
            {
                // The run ended between two waits, and nobody else will end this one before its time.
                pause.Wake();
            }

            await waiting;
            if (stopped)
            {
                return;
            }

            var now = run.Time.Now;
            var (interval, window) = Collect(now);
            watch(interval, window);
            due = Math.Max(due, now - (now % Clock.Second));
        }
    }

    /// <summary>Ends the loop; its task completes.</summary>
    public void Stop()
    {
        stopped = true;
        pause.Wake();
    }

    /// <summary>The last reading, after the loop has ended.</summary>
    public void Finish(long now)
    {
        pause.Dispose();
        Collect(now);
    }

    /// <summary>All that was measured, after the last reading.</summary>
    public IReadOnlyList<SeriesData> Data() => data ??=
    [
        .. totals
            .OrderBy(total => total.Key.Stage)
            .ThenBy(total => total.Key.Series)
            .Select(total => total.Value.ToData(run.Series[total.Key.Series], total.Key.Stage)),
    ];

    private (Interval Interval, Window Window) Collect(long now)
    {
        var builder = new IntervalBuilder();
        Read(builder);
        var (started, dropped) = arrivals.Read(builder);
        var users = populations.Sum(population => population.Users);
        var interval = builder.ToInterval(new Interval
        {
            Start = Clock.Span(from),
            Length = Clock.Span(now - from),
            Stage = string.Join(" + ", populations.Select((_, i) => StageAt(i, now - 1).Stage.Name).Distinct()),
            IsWarmUp = populations.Select((_, i) => StageAt(i, now - 1)).All(stage => !stage.Stage.IsMeasured),
            IsJudged = populations.Select((_, i) => StageAt(i, now - 1)).Any(stage => JudgedTime.IsJudged(stage.Stage, run.Plan.Populations[stage.Population].Load, new SloScope())),
            Users = users,
            PeakUsers = users,
            Errors = run.Errors.Gains(),
            Started = started,
            Dropped = dropped,
        });
        var window = builder.ToWindow(interval.Start, interval.Length);
        windows.Add(window);
        from = now;
        timeline.Add(interval);
        publish(interval);
        return (interval, window);
    }

    private void Read(IntervalBuilder builder)
    {
        foreach (var stripe in run.Measurements.Stripes)
        {
            foreach (var stage in run.Stages.All)
            {
                var cells = stripe.Cells(stage.Index);
                for (var series = 0; series < cells.Length; series++)
                {
                    if (cells[series] is { } cell)
                    {
                        Read(builder, stripe, stage.Index, series, cell);
                    }
                }
            }
        }
    }

    private void Read(IntervalBuilder builder, Stripe stripe, int stage, int number, Cell cell)
    {
        if (!readers.TryGetValue((stripe, stage, number), out var reader))
        {
            readers[(stripe, stage, number)] = reader = new CellReader(cell, scratch);
        }

        if (!totals.TryGetValue((stage, number), out var total))
        {
            totals[(stage, number)] = total = new CellTotals();
        }

        builder.Add(run.Series[number], stage, reader.Read(total));
    }

    private PlannedStage StageAt(int population, long time) => run.Stages.At(population, Math.Max(0, time), 0);
}
