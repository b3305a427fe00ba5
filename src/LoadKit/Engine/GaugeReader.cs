using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// Asks one gauge once a second, in the middle of the second, so that no reading lies on the border of two intervals or stages. In real time on a thread of its
/// own: a gauge that blocks holds up nobody but itself.
/// </summary>
internal sealed class GaugeReader(Gauge gauge, GaugeLog log, EngineTime time, CancellationToken over)
{
    private readonly Pause pause = new(time);
    private volatile bool stopped;

    public async Task RunAsync()
    {
        try
        {
            await RunAsync(gauge.Begin());
        }
        catch (Exception exception)
        {
            log.Failed(time.Now, exception);
        }
    }

    /// <summary>Ends the loop when it waits for its time; what waits for an answer ends with the token.</summary>
    public void Stop()
    {
        stopped = true;
        pause.Wake();
    }

    private async Task RunAsync(Func<CancellationToken, ValueTask<double>> read)
    {
        var due = Clock.Second / 2;
        while (await IsDue(due))
        {
            await ReadAsync(read);
            due += Clock.Second;
            var late = time.Now - due;
            if (late > 0 && !stopped)
            {
                var missed = ((late - 1) / Clock.Second) + 1;
                log.Missed(missed);
                due += missed * Clock.Second;
            }
        }

        pause.Dispose();
    }

    private async ValueTask<bool> IsDue(long due)
    {
        var waiting = pause.Until(due);
        Interlocked.MemoryBarrier();
        if (stopped)
        {
            // Stopped between two waits: nobody else would end this one before its time.
            pause.Wake();
        }

        await waiting;
        return !stopped;
    }

    private async Task ReadAsync(Func<CancellationToken, ValueTask<double>> read)
    {
        log.Asked(time.Now);
        try
        {
            var value = await Ask(read).WaitAsync(over);
            log.Answered(time.Now, value);
        }
        catch (OperationCanceledException) when (over.IsCancellationRequested)
        {
            // The run is over; whether it had waited for long is in the log.
        }
        catch (Exception exception)
        {
            log.Failed(time.Now, exception);
        }
    }

    // One that blocks until a task of its own has ended would wait for this very thread, if that task came back to it.
    private Task<double> Ask(Func<CancellationToken, ValueTask<double>> read)
    {
        if (time.IsVirtual)
        {
            return read(over).AsTask();
        }

        var context = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            return read(over).AsTask();
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(context);
        }
    }
}
