using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>
/// Decides how long the engine's thread sleeps: until the waiter that must be woken exactly, and while anybody waits on the wheel until its
/// next occupied millisecond. Short sleeps are exact but cost a wake-up of the machine each, so there are at most 2,500 in a second on
/// average: what falls due meanwhile is done in one go.
/// </summary>
internal sealed class Alarm(EngineTime time, TimingWheel wheel)
{
    private const long Quantum = 400 * Clock.Microsecond;

    // An alarm less than this ahead is not worth a sleep of its own.
    private const long Least = 50 * Clock.Microsecond;

    // So many exact sleeps may follow each other closely after a quiet time.
    private const long Burst = 20 * Quantum;

    private readonly Nap nap = new();
    private Waiter? waiter;
    private long paid;

    /// <summary>The one waiter to be woken exactly. On the engine's thread.</summary>
    public void Set(Waiter waiter) => this.waiter = waiter;

    /// <summary>Wakes whoever is due.</summary>
    public void Ring()
    {
        var now = time.Now;
        wheel.Turn(now);
        if (waiter is { } due && due.Due <= now)
        {
            waiter = null;
            due.Fire();
        }
    }

    /// <summary>Sleeps until somebody is due, or until the signal when that is longer than a moment.</summary>
    public void Sleep(WaitHandle signal)
    {
        var now = time.Now;
        var wake = waiter is null ? Clock.Never : Math.Max(waiter.Due, Earliest(now));
        wake = Math.Min(wake, wheel.Rest());
        if (wake <= now)
        {
            return;
        }

        var whole = wake == Clock.Never ? Timeout.Infinite : (int)Math.Min((wake - now) / Clock.Millisecond, int.MaxValue) - 1;
        if (wake == Clock.Never || whole > 0)
        {
            // The signal ends this sleep; the rest of the way is slept exactly, next time round.
            signal.WaitOne(whole);
        }
        else if (!nap.TryFor(Math.Min(wake - now, Clock.Millisecond)))
        {
            signal.WaitOne(1);
        }
    }

    // A bucket of exact sleeps that fills by one each quantum (the virtual scheduling form of a leaky bucket).
    private long Earliest(long now)
    {
        paid = Math.Min(Math.Max(paid, now - Burst), now) + Quantum;
        return now + (paid <= now ? Least : Quantum);
    }
}
