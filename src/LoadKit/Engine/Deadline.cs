using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>
/// A time limit that is used again and again. Most limits are never reached, so it does not leave the wheel when one ends: when its turn comes
/// it looks at the limit that runs then, and waits on. All its limits have the same length, so it never looks too late.
/// </summary>
internal sealed class Deadline(EngineTime time, long length) : Waiter, IDisposable
{
    private const long Reached = -1;

    private CancellationTokenSource source = new();
    private long limit = Clock.Never;
    private bool isArmed;
    private bool isSpent;
    private volatile bool isDisposed;

    public CancellationToken Token => source.Token;

    /// <summary>Whether the time is over.</summary>
    public bool IsOver => Volatile.Read(ref limit) == Reached;

    /// <summary>Starts a limit.</summary>
    public void Start(long now)
    {
        // The source of a limit that was reached may be about to be cancelled, which must not end the next one.
        if (isSpent || !source.TryReset())
        {
            source = new CancellationTokenSource();
            isSpent = false;
        }

        Volatile.Write(ref limit, now + length);
        if (!isArmed)
        {
            isArmed = true;
            WaitUntil(now + length);
        }
    }

    /// <summary>Ends the limit; whether it was reached.</summary>
    public bool End()
    {
        var wasReached = Interlocked.Exchange(ref limit, Clock.Never) == Reached;
        isSpent |= wasReached;
        return wasReached;
    }

    /// <summary>Cancels without being over.</summary>
    public void CutOff() => time.Cancel(source);

    public override void Fire()
    {
        if (isDisposed)
        {
            return;
        }

        var now = time.Now;
        var running = Volatile.Read(ref limit);
        var ends = source;
        if (running > now && running != Clock.Never)
        {
            WaitUntil(running);
            return;
        }

        WaitUntil(now + length);
        if (running is not (Reached or Clock.Never) && Interlocked.CompareExchange(ref limit, Reached, running) == running)
        {
            time.Cancel(ends);
        }
    }

    public void Dispose()
    {
        isDisposed = true;
        Timer?.Dispose();
    }

    private void WaitUntil(long due)
    {
        Due = due;
        time.Arm(this);
    }
}
