using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>A work item that does nothing but tell how long it waited for a thread of the pool. Used again and again by the probe's thread.</summary>
internal sealed class ProbeItem(EngineTime time) : IThreadPoolWorkItem
{
    private long queued;
    private long begun;

    /// <summary>Whether it waits, or has run and nobody has asked for its delay yet.</summary>
    public bool IsOut { get; private set; }

    /// <summary>For how many ticks its delay stands.</summary>
    public int Ticks { get; private set; }

    public void Execute() => Volatile.Write(ref begun, time.Now);

    public void Queue(long now, int ticks)
    {
        (IsOut, Ticks, queued) = (true, ticks, now);
        Volatile.Write(ref begun, Clock.Never);
        time.Schedule(this);
    }

    /// <summary>How long it has waited so far, or until it ran.</summary>
    public long Age(long now) => Math.Max(0, Math.Min(Volatile.Read(ref begun), now) - queued);

    /// <summary>Whether it has run; then it may be queued again.</summary>
    public bool TryTake(out long delay)
    {
        var ran = Volatile.Read(ref begun);
        var isBack = IsOut && ran != Clock.Never;
        delay = isBack ? Math.Max(0, ran - queued) : 0;
        IsOut &= !isBack;
        return isBack;
    }
}
