using System.Threading.Tasks.Sources;

namespace LoadKit.Engine;

/// <summary>A pause inside an iteration. It is no part of its latency, and at the end of the graceful stop it ends the iteration.</summary>
internal sealed partial class UserSession : IValueTaskSource
{
    private ManualResetValueTaskSourceCore<bool> core;
    private long thinkingSince;
    private bool thoughtEnds;

    // From the beginning of a pause until whoever awaits it has been told of its end: until then nobody else may have the core.
    private bool thinks;

    private ValueTask Thinking => new(this, core.Version);

    void IValueTaskSource.GetResult(short token)
    {
        try
        {
            core.GetResult(token);
        }
        catch (OperationCanceledException)
        {
            CountOwnThought();
            throw;
        }

        CountOwnThought();
        Volatile.Write(ref thinks, false);
    }

    ValueTaskSourceStatus IValueTaskSource.GetStatus(short token) => core.GetStatus(token);

    void IValueTaskSource.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        core.OnCompleted(continuation, state, token, flags);

    // A body that is nothing but a think time, or ends in one: no delegate is needed to go on after it.
    private bool TryResumeAfterThought(ValueTask running)
    {
        if (running != Thinking)
        {
            return false;
        }

        core.OnCompleted(static user => ((UserSession)user!).Resume(), this, core.Version, ValueTaskSourceOnCompletedFlags.UseSchedulingContext);
        return true;
    }

    private void EndThought()
    {
        if (Run.KillToken.IsCancellationRequested)
        {
            core.SetException(new OperationCanceledException(Run.KillToken));
        }
        else
        {
            core.SetResult(true);
        }
    }

    // The pause of an iteration that did not wait for it is no time of the one that runs when it ends.
    private void CountThought(VirtualUser by, (long Since, long Length) thought)
    {
        if (thought.Since >= started)
        {
            by.Thought(thought.Length);
        }
    }

    private void CountOwnThought()
    {
        var now = Run.Time.Now;
        CountThought(user, extras?.Thoughts.EndOwn(now) ?? (thinkingSince, now - thinkingSince));
    }

    // The plain case allocates nothing: the end of the graceful stop ends the user's own wait (see CutOff), so no registration is needed.
    private bool TryThink(long now, long due)
    {
        if (Interlocked.CompareExchange(ref thinks, true, false))
        {
            return false;
        }

        core.Reset();
        thinkingSince = now;
        if (Interlocked.CompareExchange(ref waiting, ForThought, ForNothing) != ForNothing)
        {
            // Whoever thinks here has no iteration any more: the user waits for its next one.
            Volatile.Write(ref thinks, false);
            return false;
        }

        Due = due;
        Run.Time.Arm(this);
        if (Run.KillToken.IsCancellationRequested)
        {
            EndWait(ForThought);
        }

        return true;
    }

    // A token of the scenario's own, a time limit, or a second pause at the same time (think times inside Task.WhenAll).
    private async ValueTask ThinkBeside(VirtualUser by, long now, long due, CancellationToken own)
    {
        Extras.Thoughts.Begin(now, Volatile.Read(ref thinks) ? thinkingSince : null);
        using var mine = new Pause(Run.Time);
        using var first = by.IterationToken.UnsafeRegister(WakeUp, mine);
        using var second = own.UnsafeRegister(WakeUp, mine);
        var thinking = mine.Until(due);
        Interlocked.MemoryBarrier();
        if (by.IterationToken.IsCancellationRequested || own.IsCancellationRequested)
        {
            mine.Wake();
        }

        await thinking;
        CountThought(by, Extras.Thoughts.End(Run.Time.Now));
        own.ThrowIfCancellationRequested();
        by.IterationToken.ThrowIfCancellationRequested();
    }

    private static void WakeUp(object? pause) => ((Pause)pause!).Wake();
}
