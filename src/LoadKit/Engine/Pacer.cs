namespace LoadKit.Engine;

/// <summary>
/// The only part that waits for the schedules: sleeps until the next thing is due in any population and has it done. One reading of the
/// clock for each turn, or an arrival could be due for one part and not yet for another.
/// </summary>
internal sealed class Pacer(EngineTime time, IReadOnlyList<PopulationRunner> populations)
{
    /// <summary>Ends when no population has anything more to do at a time.</summary>
    public async Task RunAsync()
    {
        using var pause = new Pause(time);
        while (true)
        {
            var due = Clock.Never;
            foreach (var population in populations)
            {
                due = Math.Min(due, population.Due);
            }

            if (due == Clock.Never)
            {
                return;
            }

            var now = time.Now;
            if (now < due)
            {
                await pause.Until(due);
                now = time.Now;
            }

            foreach (var population in populations)
            {
                population.Advance(now);
            }
        }
    }
}
