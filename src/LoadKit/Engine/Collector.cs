using LoadKit.Recording;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// Once a second reads what all threads have recorded, without stopping them, and hands the reading on. The last reading comes when the users
/// have left, so at the end nothing is missing and nothing is counted twice.
/// </summary>
internal sealed class Collector(RunState run, IReadOnlyList<PopulationRunner> populations, GaugeWatch gauges, Action<RunGain> publish)
{
    private readonly StripeReader stripes = new(run);
    private readonly ArrivalReader arrivals = new(run, populations);
    private readonly Pause pause = new(run.Time);
    private long from;
    private volatile bool stopped;

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
            Collect(now);
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

    private void Collect(long now)
    {
        // What ended is read before what began: no iteration may seem to have ended before it began.
        var series = stripes.Read();
        var reading = new RunGain(Clock.Span(from), Clock.Span(now))
        {
            Series = series,
            Stages = arrivals.Read(),
            Users = populations.Sum(population => population.Users),
            Errors = run.Errors.Read(),
            Slowest = run.Slowest.Read(),
            Gauges = gauges.Read(),
        };
        from = now;
        publish(reading);
    }
}
