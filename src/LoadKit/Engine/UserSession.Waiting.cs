namespace LoadKit.Engine;

/// <summary>How a user waits, is woken, and leaves.</summary>
internal sealed partial class UserSession
{
    private Pause pause;
    private bool leaving;
    private bool betweenIterations;

    /// <summary>Waits for the user's next iteration; ends early when the user is told to leave.</summary>
    public async ValueTask WaitBetween(long due)
    {
        slice = 0;
        if (pause.IsSpent)
        {
            pause = new Pause(run.Time);
        }

        Volatile.Write(ref betweenIterations, true);
        var wait = pause.Until(due);
        Interlocked.MemoryBarrier();
        if (IsLeaving)
        {
            pause.Wake();
        }

        await wait;
        Volatile.Write(ref betweenIterations, false);
    }

    /// <summary>The user ends its iteration and leaves; called by its population.</summary>
    public void Leave()
    {
        Volatile.Write(ref leaving, true);
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref betweenIterations))
        {
            pause.Wake();
        }
    }

    /// <summary>The graceful stop is over: whatever the user waits for ends.</summary>
    public void CutOff()
    {
        Leave();
        pause.Wake();
    }

    // The graceful stop's end wakes the user's own pause (see CutOff), so that a plain think time needs no registration. A second wait
    // at the same time (think times inside Task.WhenAll) brings its own pause, which nobody else knows.
    private async ValueTask WaitInside(long due, CancellationToken iteration, CancellationToken own)
    {
        var mine = pause.IsWaiting ? new Pause(run.Time) : pause.IsSpent ? pause = new Pause(run.Time) : pause;
        var isShared = ReferenceEquals(mine, pause);
        using var first = iteration == run.Kill.Token && isShared ? default : iteration.UnsafeRegister(WakeUp, mine);
        using var second = own == iteration ? default : own.UnsafeRegister(WakeUp, mine);
        var wait = mine.Until(due);
        Interlocked.MemoryBarrier();
        if (iteration.IsCancellationRequested)
        {
            mine.Wake();
        }

        await wait;
        if (!isShared)
        {
            mine.Dispose();
        }

        own.ThrowIfCancellationRequested();
        iteration.ThrowIfCancellationRequested();
    }

    private static void WakeUp(object? pause) => ((Pause)pause!).Wake();

    private bool MustYield(long now) =>
        slice >= SliceIterations || (slice > 0 && (run.Time.IsVirtual ? now == sliceStart : now - sliceStart > SliceTime));

    private async ValueTask<long> YieldAsync()
    {
        slice = 0;
        if (run.Time.IsVirtual)
        {
            await WaitBetween(sliceStart + Clock.Millisecond);
        }
        else
        {
            await Task.Yield();
        }

        return sliceStart = Now;
    }

    private async ValueTask LeaveAsync()
    {
        try
        {
            if (scope is not null)
            {
                await scope.DisposeAsync();
            }
        }
        catch (Exception exception)
        {
            run.Errors.Add(Kind.Type.Name, Model.Failure.Of(exception), Now);
        }
        finally
        {
            pause.Dispose();
            tickets.Left(this);
            run.Left(this);
        }
    }
}
