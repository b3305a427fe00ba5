using LoadKit.Model;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>How a user waits for its next iteration, is woken, and leaves.</summary>
internal sealed partial class UserSession
{
    private const int ForNothing = 0;
    private const int ForIteration = 1;
    private const int ForThought = 2;

    private int waiting;
    private bool leaving;
    private bool hasWaited;
    private bool hasTicket;
    private int taken;

    /// <summary>Told by its population to leave when its iteration is over.</summary>
    public bool IsLeaving => Volatile.Read(ref leaving);

    /// <summary>It is gone.</summary>
    public bool HasLeft { get; private set; }

    /// <summary>Whether the user's pace has it wait before its next iteration; sets <see cref="Intended"/>.</summary>
    public bool MustWait(long now)
    {
        if (kind.HasPace || now == started)
        {
            return MustWaitByPace(now);
        }

        hasWaited = false;
        Intended = now;
        return false;
    }

    /// <summary>Takes one of so many iterations of this user.</summary>
    public bool TakeOneOf(long count)
    {
        if (taken >= count)
        {
            return false;
        }

        taken++;
        return true;
    }

    /// <summary>Has the resting or new user do an iteration.</summary>
    public void Give(long intended)
    {
        Intended = intended;
        hasTicket = true;
        Run.Time.Schedule(this);
    }

    /// <summary>Whether the user was given an iteration that it has not begun.</summary>
    public bool TakeTicket()
    {
        var had = hasTicket;
        hasTicket = false;
        return had;
    }

    /// <summary>The user ends its iteration and leaves; called by its population.</summary>
    public void Leave()
    {
        Volatile.Write(ref leaving, true);
        Interlocked.MemoryBarrier();
        EndWait(ForIteration);
        Volatile.Read(ref extras)?.EndWait();
    }

    /// <summary>The graceful stop is over: whatever the user waits for ends.</summary>
    public void CutOff()
    {
        Leave();
        EndWait(ForThought);
        Volatile.Read(ref extras)?.CutOff();
    }

    public override void Fire() => EndWait(Volatile.Read(ref waiting));

    // A paced iteration is due an interval after the last one was, whatever that took. One after a think time is never late: it starts
    // when the user has finished thinking.
    private bool MustWaitByPace(long now)
    {
        if (hasWaited)
        {
            hasWaited = false;
            Intended = kind.Pacing > 0 ? Intended : now;
            return false;
        }

        var isFirst = user.Iteration == 0;
        Intended = isFirst ? now : kind.Pacing > 0 ? kind.Paced(Intended + kind.Pacing) : now + Thought(kind.NextThinkTime(user));
        if (Run.Time.IsVirtual && !isFirst && kind.Pacing == 0 && Intended == started)
        {
            // An iteration in no time, and at once the next one, and the clock would never move.
            Intended += Clock.Millisecond;
        }

        return Intended > now;
    }

    // Beside the iteration that it follows.
    private long Thought(long thinkTime)
    {
        if (thinkTime > 0)
        {
            var track = (Track)user.Track!;
            Run.Measurements.Local[user.Stage, user.HasSteps ? track.Iteration : track.SoloIteration].RecordThought(thinkTime);
        }

        return thinkTime;
    }

    private void Wait()
    {
        hasWaited = true;
        if (Interlocked.CompareExchange(ref waiting, ForIteration, ForNothing) != ForNothing)
        {
            // A pause for which the last iteration did not wait has the user's place on the wheel.
            Extras.WaitUntil(Intended);
            return;
        }

        Due = Intended;
        Run.Time.Arm(this);
        Interlocked.MemoryBarrier();
        if (IsLeaving)
        {
            EndWait(ForIteration);
        }
    }

    // The first to end a wait has the user go on; a later one, such as a wheel that still holds a wait that was ended early, finds nothing.
    private void EndWait(int what)
    {
        if (what != ForNothing && Interlocked.CompareExchange(ref waiting, ForNothing, what) == what)
        {
            var isThought = what == ForThought;
            if (isThought)
            {
                Volatile.Write(ref thoughtEnds, true);
            }

            if (isThought && Run.Time.IsVirtual)
            {
                // There is only one thread, and the scenario goes on in a post of its own.
                Execute();
            }
            else
            {
                Run.Time.Schedule(this);
            }
        }
    }

    private async Task LeaveAsync()
    {
        try
        {
            if (extras is not null)
            {
                await extras.LeaveAsync(user);
            }
        }
        catch (Exception exception)
        {
            Run.Errors.Add(kind.Type.Name, Failure.Of(exception), Run.Time.Now);
        }
        finally
        {
            Timer?.Dispose();
            HasLeft = true;
            kind.Population.Left(this);
            Run.Left();
        }
    }
}
