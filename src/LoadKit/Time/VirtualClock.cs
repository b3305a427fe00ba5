namespace LoadKit.Time;

/// <summary>The present virtual time and the armed timers; every member may be used from any thread.</summary>
internal sealed class VirtualClock(SimulationPump pump, SimulationScope scope)
{
    private readonly Lock gate = new();
    private readonly TimerHeap armed = new();
    private long now;
    private long sequence;

    /// <summary>Ticks of 100 ns since construction.</summary>
    internal long Now => Volatile.Read(ref now);

    internal bool HasTimers
    {
        get
        {
            lock (gate) return armed.Count > 0;
        }
    }

    /// <summary>Arms the timer anew, or disarms it if the delay is negative; false if it has been removed for good.</summary>
    internal bool Change(VirtualTimer timer, long delay, long period)
    {
        lock (gate)
        {
            if (timer.IsDisposed) return false;
            timer.Period = period;
            if (delay < 0) armed.Remove(timer);
            else armed.Set(timer, now + delay, sequence++);
        }

        // A simulation that has run out of timers sleeps before it gives up.
        if (!scope.IsHome) pump.Wake();
        return true;
    }

    internal void Dispose(VirtualTimer timer)
    {
        lock (gate)
        {
            timer.IsDisposed = true;
            armed.Remove(timer);
        }
    }

    /// <summary>Moves to the time of the next timer and disarms it, or arms it again if it is periodic; null without one.</summary>
    internal VirtualTimer? Advance()
    {
        lock (gate)
        {
            if (armed.Count == 0) return null;
            var timer = armed.First(out var due);
            Volatile.Write(ref now, due);

            // Before the callback, so that a Change or Dispose inside it has the last word.
            if (timer.Period > 0) armed.Set(timer, due + timer.Period, sequence++);
            else armed.Remove(timer);
            return timer;
        }
    }
}
