using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>
/// The only part that waits for the schedules: sleeps until the next thing is due in any population and has it done. One reading of the
/// clock for each turn, or an arrival could be due for one part and not yet for another.
/// </summary>
internal sealed class Pacer(EngineTime time, PopulationRunner[] populations)
{
    private readonly Pause pause = new(time);
    private bool stopped;

    /// <summary>Ends when no population has anything more to do at a time, or when it is stopped.</summary>
    public async Task RunAsync()
    {
        while (!stopped)
        {
            var due = Clock.Never;
            foreach (var population in populations)
            {
                due = Math.Min(due, population.Due);
            }

            if (due == Clock.Never)
            {
                break;
            }

            var now = time.Now;
            if (now < due)
            {
                await pause.UntilExactly(due);
                if (stopped)
                {
                    break;
                }

                now = time.Now;
            }

            foreach (var population in populations)
            {
                population.Advance(now);
            }
        }

        pause.Dispose();
    }

    /// <summary>Ends the wait for what is due next. On the engine's thread.</summary>
    public void Stop()
    {
        stopped = true;
        pause.Wake();
    }
}
