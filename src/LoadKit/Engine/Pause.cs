using System.Threading.Tasks.Sources;

namespace LoadKit.Engine;

/// <summary>
/// A wait until a time that allocates nothing once it exists: one for each user, used over and over. It ends when the time has come
/// (<see cref="Fire"/>) or when somebody ends it early (<see cref="Wake"/>), whichever is first.
/// </summary>
internal sealed class Pause(EngineTime time) : IValueTaskSource, IDisposable
{
    // Continuations of real users go to the pool, for the thread that fires is the engine's. In virtual time there is only one thread.
    private ManualResetValueTaskSourceCore<bool> core = new() { RunContinuationsAsynchronously = !time.IsVirtual };
    private IPauseOwner? owner;
    private int waiting;

    public long Due { get; private set; }

    /// <summary>The next pause in the same slot of the wheel.</summary>
    public Pause? Next { get; set; }

    public ITimer? Timer { get; set; }

    /// <summary>Ended early: the wheel may still hold it, so it must not be used again.</summary>
    public bool IsSpent { get; private set; }

    public bool IsWaiting => Volatile.Read(ref waiting) == 1;

    public ValueTask Until(long due, IPauseOwner? tell = null)
    {
        core.Reset();
        owner = tell;
        Due = due;
        Volatile.Write(ref waiting, 1);
        var task = new ValueTask(this, core.Version);
        time.Arm(this);
        return task;
    }

    public void Fire() => End();

    public void Wake()
    {
        IsSpent = true;
        End();
    }

    public void Dispose() => Timer?.Dispose();

    void IValueTaskSource.GetResult(short token)
    {
        core.GetResult(token);
        owner?.PauseEnded();
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);

    private void End()
    {
        if (Interlocked.Exchange(ref waiting, 0) == 1)
        {
            core.SetResult(true);
        }
    }
}
