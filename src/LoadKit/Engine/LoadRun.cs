using System.Globalization;
using LoadKit.Recording;
using LoadKit.Results;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// One run from start to end: the pacer works through the profiles; then nobody begins an iteration any more, running ones get the graceful
/// stop, what is left is cancelled, and what ignores that is left behind.
/// </summary>
internal sealed class LoadRun
{
    // How long a cancelled iteration gets to end before it is left behind.
    private const long CancellationGrace = Clock.Second;

    private readonly RunState run;
    private readonly PopulationRunner[] populations;
    private readonly AbortWatch abortWatch;
    private readonly HopeWatch hopeWatch;
    private readonly DecisionWatch decisionWatch;
    private readonly Collector collector;
    private readonly RunRecorder recorder;
    private readonly JournalFeed? journal;
    private readonly Action<Interval> publish;
    private readonly Pacer pacer;
    private readonly GaugeWatch gauges;
    private readonly GeneratorWatch? watch;
    private long stoppedAt = Clock.Never;
    private bool isOver;

    public LoadRun(RunStart start, IEnumerable<AbortRule> abortRules, EngineTime time, JournalFeed? journal, Action<Interval> publish, CancellationToken cancellationToken)
    {
        this.journal = journal;
        this.publish = publish;
        run = new RunState(start.Plan, time, start.Seed, cancellationToken);
        populations = [.. Enumerable.Range(0, start.Plan.Populations.Length).Select(number => PopulationRunner.For(run, number))];
        abortWatch = new AbortWatch(abortRules, run.EarlyStop);
        hopeWatch = new HopeWatch(run);
        recorder = new RunRecorder(start, run.Stages);
        decisionWatch = new DecisionWatch(run, recorder);
        gauges = new GaugeWatch(start.Plan.Gauges, time);
        collector = new Collector(run, populations, gauges, See);
        pacer = new Pacer(time, populations);
        watch = time.IsReal ? new GeneratorWatch(time, journal) : null;
    }

    /// <summary>Who passes the readings on to the listeners of the meter; nobody for a rehearsal.</summary>
    public MetricsFeed? Metrics { get; init; }

    /// <summary>Has users find what was set up for the run.</summary>
    public void Provide(Preparation preparation)
    {
        foreach (var (setup, value) in preparation.Values)
        {
            run.Owned.Add(setup, value);
        }
    }

    public async Task<RunRecord> ExecuteAsync()
    {
        run.CaptureContext();
        await using var cancellation = run.Cancellation.UnsafeRegister(static stop => ((EarlyStop)stop!).Request(StopReason.Cancelled), run.EarlyStop);
        var collecting = run.Time.RunBeside("LoadKit collector", collector.RunAsync);
        var watching = Watch();
        gauges.Start();
        _ = PaceAsync();
        var profile = Task.WhenAll(populations.Select(population => population.Done));
        var first = await Task.WhenAny(profile, run.EarlyStop.Requested, run.Broken);
        await StopAsync(first == run.Broken ? 0 : Clock.From(run.Plan.GracefulStop));
        collector.Stop();
        watch?.Stop();
        gauges.Stop();
        await collecting;
        await watching;
        if (run.Broken.IsFaulted)
        {
            await run.Broken;
        }

        var end = run.Time.Now;
        foreach (var population in populations)
        {
            population.Settle();
        }

        isOver = true;
        collector.Finish(end);
        return recorder.ToRecord(
            new RunEnd(first == profile ? StopReason.Completed : run.EarlyStop.Reason, run.EarlyStop.Why, hopeWatch.GivenUp),
            watch?.Samples);
    }

    private Task Watch() => watch is null
        ? Task.CompletedTask
        : run.Time.RunBeside("LoadKit watch", () =>
        {
            watch.Run();
            return Task.CompletedTask;
        });

    // On the collector's thread, but for the last reading, after it has ended.
    private void See(RunGain reading)
    {
        var stopped = Volatile.Read(ref stoppedAt);
        reading = reading with { Findings = [.. Findings()], StoppedAt = stopped == Clock.Never ? null : Clock.Span(stopped) };
        journal?.Add(reading);
        Metrics?.Add(reading);
        var (interval, second) = recorder.Add(reading);
        publish(interval);
        if (stopped == Clock.Never)
        {
            abortWatch.See(interval);
            hopeWatch.See(second);
            decisionWatch.See(reading);
        }
    }

    // The profile is over when the populations say so: the pacer may sleep until the time limit of one that has long been done.
    private async Task PaceAsync()
    {
        try
        {
            await pacer.RunAsync();
        }
        catch (Exception exception)
        {
            run.Break(exception);
        }
    }

    private async Task StopAsync(long gracefulStop)
    {
        Volatile.Write(ref stoppedAt, run.Time.Now);
        pacer.Stop();
        foreach (var population in populations)
        {
            population.Stop();
        }

        run.Stop();
        if (await EmptyWithin(gracefulStop))
        {
            return;
        }

        run.Time.Cancel(run.Kill);
        foreach (var population in populations)
        {
            population.CutOff();
        }

        if (await EmptyWithin(CancellationGrace))
        {
            return;
        }

        // Those that are being stopped are to say that they could not be.
        run.Time.Cancel(run.Leave);
        if (run.IsAnyoneStopping)
        {
            await EmptyWithin(CancellationGrace);
        }
    }

    private async Task<bool> EmptyWithin(long limit)
    {
        if (run.Empty.IsCompleted)
        {
            return true;
        }

        using var pause = new Pause(run.Time);
        var timeIsUp = pause.Until(run.Time.Now + limit).AsTask();
        return await Task.WhenAny(run.Empty, timeIsUp) == run.Empty;
    }

    private IEnumerable<Finding> Findings()
    {
        foreach (var kind in run.Series.Overflows)
        {
            yield return new Finding(FindingKind.Notice, string.Create(
                CultureInfo.InvariantCulture,
                $"more than {SeriesTable.MostNames} different names of one kind ({kind}); the rest is counted together as \"{SeriesTable.Other}\": leave ids out of names"));
        }

        foreach (var finding in abortWatch.Findings)
        {
            yield return finding;
        }

        foreach (var finding in gauges.Findings)
        {
            yield return finding;
        }

        if (isOver && run.Belongings.Left() is { } left)
        {
            yield return left;
        }

        if (run.Errors.Overflowed)
        {
            yield return new Finding(FindingKind.Notice, $"more than {ErrorLog.MostGroups} kinds of errors; the rest is counted together as \"{SeriesTable.Other}\"");
        }
    }
}
