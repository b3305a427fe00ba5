using System.Threading.Tasks.Sources;

namespace LoadKit.Engine;

/// <summary>
/// A wait until a time for whoever awaits it. It ends when the time has come or when somebody ends it early (<see cref="Wake"/>),
/// whichever is first.
/// </summary>
internal sealed class Pause(EngineTime time) : Waiter, IValueTaskSource, IDisposable
{
    // Continuations of real users go to the pool, for the thread that fires is the engine's. In virtual time there is only one thread.
    private ManualResetValueTaskSourceCore<bool> core = new() { RunContinuationsAsynchronously = !time.IsVirtual };
    private int waiting;

    /// <summary>Waits; as exactly as the machine can when there is a single wait of this kind.</summary>
    public ValueTask UntilExactly(long due)
    {
        var task = Begin(due);
        time.ArmExactly(this);
        return task;
    }

    public ValueTask Until(long due)
    {
        var task = Begin(due);
        time.Arm(this);
        return task;
    }

    public override void Fire() => End();

    /// <summary>Ends the wait early. The wheel may still hold the pause, so it must not be used again.</summary>
    public void Wake() => End();

    public void Dispose() => Timer?.Dispose();

    void IValueTaskSource.GetResult(short token) => core.GetResult(token);

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);

    private ValueTask Begin(long due)
    {
        core.Reset();
        Due = due;
        Volatile.Write(ref waiting, 1);
        return new ValueTask(this, core.Version);
    }

    private void End()
    {
        if (Interlocked.Exchange(ref waiting, 0) == 1)
        {
            core.SetResult(true);
        }
    }
}
