using System.Diagnostics;

namespace LoadKit.Scale;

/// <summary>
/// Measures a crowd in three runs: one user, after which everything is compiled and whose memory is the ground; all users, joined over a second; all
/// users at once, cancelled.
/// </summary>
internal sealed class CrowdMeasurement(Crowd crowd, int users, TimeSpan window)
{
    public const string Notes = """
        Every user means to begin an iteration each second and does nothing in it. Memory, lateness, processor, pauses and bytes: users joined evenly over one
        second, measured after another second, for the length of the window. RSS: resident memory at its end less that after a run of one user and a
        collection, per user. Live: the managed heap after a full collection while the run goes on, likewise. Lateness: paced users against
        their schedule (lag, from the result); others how much more than a second lies between two starts of a user. Waited for a core: threads that could
        have run and had none, which on a shared machine explains a lateness. At once: all users join at the same
        moment; until each has begun, and lateness of the second and third second. Stop: until `RunAsync` returns after the profile ended, and
        after a cancellation; a think time in the body is used up within the graceful stop, up to one second.
        """;

    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly Figures figures = new();

    public Figures Measure()
    {
        crowd.RunAsync(1, Second, [new("only", Second)], new StartLog(1), CancellationToken.None).GetAwaiter().GetResult();
        MeasureSteady();
        MeasureAtOnce();
        return figures;
    }

    private void MeasureSteady()
    {
        var live = new StartLog(users);
        var liveBefore = ProcessFigures.Live();
        var residentBefore = ProcessFigures.Resident();
        CrowdPhase[] phases = [new("settle", Second), new("window", window), new("collect", 3 * Second)];
        var profile = 5 * Second + window;

        var start = Stopwatch.GetTimestamp();
        var run = Task.Run(() => crowd.RunAsync(users, Second, phases, live, CancellationToken.None));
        Thread.Sleep(2 * Second);
        var (before, startsBefore, latenessBefore) = (ProcessFigures.Now(), live.Starts, live.Lateness);
        Thread.Sleep(window);
        var (after, startsAfter, latenessAfter) = (ProcessFigures.Now(), live.Starts, live.Lateness);
        var resident = ProcessFigures.Resident() - residentBefore;
        var heap = ProcessFigures.Live() - liveBefore;
        run.GetAwaiter().GetResult();
        var stopped = Stopwatch.GetElapsedTime(start) - profile;

        var starts = startsAfter - startsBefore;
        var lateness = new Latencies(crowd.Lateness("window") ?? latenessAfter.Subtract(latenessBefore));
        figures
            .Add("RSS per user", (double)resident / users, Unit.Bytes)
            .Add("live per user", (double)heap / users, Unit.Bytes)
            .Add("reached", 100 * starts / (users * after.Since(before).TotalSeconds), Unit.Percent)
            .Add("late p50", lateness.Percentile(50))
            .Add("late p99", lateness.Percentile(99))
            .Add("CPU of one core", after.Share(before, figures => figures.Cpu), Unit.Percent)
            .Add("engine's thread", after.Share(before, figures => figures.EngineCpu), Unit.Percent)
            .Add("waited for a core", after.Share(before, figures => figures.CoreWait), Unit.Percent)
            .Add("GC pauses", after.Share(before, figures => figures.GcPause), Unit.Percent)
            .Add("allocated per iteration", (double)(after.Allocated - before.Allocated) / Math.Max(1, starts), Unit.Bytes)
            .Add("stop, profile over", stopped);
    }

    private void MeasureAtOnce()
    {
        using var stop = new CancellationTokenSource();
        var log = new StartLog(users);
        var run = Task.Run(() => crowd.RunAsync(users, TimeSpan.Zero, [new("hold", 60 * Second)], log, stop.Token));
        var started = log.AllStarted.WaitAsync(60 * Second).GetAwaiter().GetResult();
        var before = log.Lateness;
        Thread.Sleep(2 * Second);
        var late = new Latencies(log.Lateness.Subtract(before));
        var cancelled = Stopwatch.GetTimestamp();
        stop.Cancel();
        run.GetAwaiter().GetResult();
        figures
            .Add("at once: all started", started)
            .Add("late p99, at once", late.Percentile(99))
            .Add("stop, cancelled", Stopwatch.GetElapsedTime(cancelled));
    }
}
