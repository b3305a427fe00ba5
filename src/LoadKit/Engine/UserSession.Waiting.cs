namespace LoadKit.Engine;

/// <summary>How a user waits, is woken, and leaves.</summary>
internal sealed partial class UserSession : IPauseOwner
{
    private Pause pause;
    private bool leaving;
    private bool betweenIterations;
    private long thinkingSince;

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

    /// <summary>A pause inside the iteration is over: it is no part of its latency, and at the end of the graceful stop it ends the iteration.</summary>
    void IPauseOwner.PauseEnded()
    {
        user.Thought(Now - thinkingSince);
        run.Kill.Token.ThrowIfCancellationRequested();
    }

    // The plain case allocates nothing: the end of the graceful stop wakes the user's own pause (see CutOff), so no registration is needed.
    private ValueTask ThinkUntil(long due)
    {
        if (pause.IsSpent)
        {
            pause = new Pause(run.Time);
        }

        thinkingSince = Now;
        var thinking = pause.Until(due, this);
        Interlocked.MemoryBarrier();
        if (run.Kill.IsCancellationRequested)
        {
            pause.Wake();
        }

        return thinking;
    }

    // A token of the scenario's own, a time limit, or a second pause at the same time (think times inside Task.WhenAll).
    private async ValueTask ThinkUntil(VirtualUser by, long due, CancellationToken own)
    {
        using var mine = new Pause(run.Time);
        using var first = by.IterationToken.UnsafeRegister(WakeUp, mine);
        using var second = own.UnsafeRegister(WakeUp, mine);
        var since = Now;
        var thinking = mine.Until(due);
        Interlocked.MemoryBarrier();
        if (by.IterationToken.IsCancellationRequested || own.IsCancellationRequested)
        {
            mine.Wake();
        }

        await thinking;
        by.Thought(Now - since);
        own.ThrowIfCancellationRequested();
        by.IterationToken.ThrowIfCancellationRequested();
    }

    private static void WakeUp(object? pause) => ((Pause)pause!).Wake();

    private bool MustYield(in Iteration iteration, long now)
    {
        if (run.Time.IsVirtual)
        {
            // Whether it waited or not: an iteration in no time, and at once the next one, and the clock would never move.
            return now == iteration.Started && !iteration.Track.HasIntendedStart;
        }

        if (slice == 0)
        {
            sliceStart = now;
        }

        return slice >= SliceIterations || now - sliceStart > SliceTime;
    }

    private async ValueTask<long> YieldAsync(long now)
    {
        slice = 0;
        if (run.Time.IsVirtual)
        {
            await WaitBetween(now + Clock.Millisecond);
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
