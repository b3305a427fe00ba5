using System.Runtime.CompilerServices;
using LoadKit.Model;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// A virtual user at work. It runs in turns on the thread pool: asks its population what to do, runs an iteration, records it, and again,
/// until it has to wait for something; what it waited for begins the next turn. There may be a million, so it is one small object that is
/// its own work item, its own wait on the wheel, and what its scenario awaits.
/// </summary>
internal sealed partial class UserSession : Waiter, IThreadPoolWorkItem
{
    // After so much time without an await the thread is handed to whoever waits for one, or 98 of 100 such users never run.
    private const long SliceTime = 20 * Clock.Microsecond;

    private readonly UserKind kind;
    private VirtualUser user;
    private UserExtras? extras;
    private ValueTask body;
    private Action? resume;
    private long started;

    public UserSession(UserKind kind, long id)
    {
        this.kind = kind;
        user = new VirtualUser(this, id, kind.Run.Seed);
    }

    public UserKind Kind => kind;

    /// <summary>When the iteration should start, or should have started.</summary>
    public long Intended { get; set; }

    private RunState Run => kind.Run;

    // Steps that overlap may ask for it at once.
    private UserExtras Extras => extras ?? Interlocked.CompareExchange(ref extras, new UserExtras(this), null) ?? extras;

    /// <summary>The user begins, or goes on after a wait.</summary>
    public void Execute()
    {
        // A pause that was abandoned may end while the user is about to begin its next turn: then this comes twice, and one of the two is for each.
        if (thoughtEnds && Interlocked.Exchange(ref thoughtEnds, false))
        {
            EndThought();
            return;
        }

        Run.RunTurn(static user => ((UserSession)user!).Turn(), this);
    }

    // The body of the iteration is over.
    private void Resume() => Run.RunTurn(static user => ((UserSession)user!).TurnAfterBody(), this);

    private void TurnAfterBody()
    {
        var now = Run.Time.Now;
        var stripe = Run.Measurements.Local;
        Turn(stripe, End(stripe, now, body), isGuest: true);
    }

    private void Turn() => Turn(Run.Measurements.Local, Run.Time.Now, isGuest: false);

    private void Turn(Stripe stripe, long now, bool isGuest)
    {
        try
        {
            Iterate(stripe, now, isGuest);
        }
        catch (Exception exception)
        {
            // The body threw before it gave a task. Out of the loop, which is faster without a handler inside.
            End(stripe, Run.Time.Now, ValueTask.FromException(exception));
            Run.Time.Schedule(this);
        }
    }

    // There is little time beside the reading of the clock: what stays the same from one iteration to the next is looked up once.
    private void Iterate(Stripe stripe, long now, bool isGuest)
    {
        var kind = this.kind;
        var sliceEnd = now + SliceTime;
        var aim = new Aim(stripe);
        while (IsToIterate(now))
        {
            if (kind.IsVaried || !aim.Covers(Intended))
            {
                Take(ref aim, now);
            }

            // Where nothing lay between, the reading that ended the last iteration starts this one.
            started = now;
            aim.Start();
            user.BeginIteration();
            var running = aim.Track.Body is { } action ? action(user, user.IterationToken) : RunObject(aim.Track.Scenario);
            if (!running.IsCompleted)
            {
                Await(running);
                return;
            }

            now = kind.Time.Now;
            if (running.IsCompletedSuccessfully && user.IsPlain && kind.IsPlain)
            {
                running.GetAwaiter().GetResult();
                aim.Record(now - Intended - user.ThinkTime, user.HasSteps);
            }
            else
            {
                now = End(stripe, now, running);
            }

            if (now > sliceEnd)
            {
                if (MustYield(isGuest))
                {
                    return;
                }

                sliceEnd = now + SliceTime;
            }
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Take(ref Aim aim, long now)
    {
        var stage = kind.StageAt(Intended, user.Stage);
        var track = kind.Next(user);
        aim.Take(stage, track);
        user.Aim(track, stage.Index, kind.HasDeadline ? Extras.StartDeadline(Run.Plan.IterationTimeout!.Value, now) : Run.KillToken);
    }

    private ValueTask RunObject(Scenario scenario) => Extras.Instance(scenario).RunAsync(user, Run);

    private bool IsToIterate(long now)
    {
        var move = kind.Population.Next(this, now);
        if (move != Move.Iterate)
        {
            Stay(move);
        }

        return move == Move.Iterate;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Stay(Move move)
    {
        if (move == Move.Wait)
        {
            Wait();
        }
        else if (move == Move.Leave)
        {
            _ = LeaveAsync();
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Await(ValueTask running)
    {
        body = kind.HasDeadline ? new ValueTask(Within(running.AsTask(), user.IterationToken)) : running;
        if (!TryResumeAfterThought(body))
        {
            body.ConfigureAwait(true).GetAwaiter().UnsafeOnCompleted(resume ??= Resume);
        }
    }

    // A user that never waits must not keep a thread that others are waiting for, nor one on which it is a guest: whoever completed what it
    // awaited may have more to do, and others to wake.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool MustYield(bool isGuest)
    {
        if (Run.Time.IsVirtual || (!isGuest && ThreadPool.PendingWorkItemCount == 0))
        {
            return false;
        }

        Run.Time.Schedule(this);
        return true;
    }

    // A body that ignores its token is left behind when its time is over.
    private static async Task Within(Task running, CancellationToken token)
    {
        try
        {
            await running.WaitAsync(token);
        }
        finally
        {
            if (!running.IsCompleted)
            {
                LeftBehind.Forget(running);
            }
        }
    }

    // Returns when the next iteration may start: what it takes to record a failure is no time of the next iteration.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private long End(Stripe stripe, long now, ValueTask ended)
    {
        var isLate = extras?.EndDeadline() ?? false;
        Exception? error = null;
        if (ended.IsCompletedSuccessfully)
        {
            ended.GetAwaiter().GetResult();
        }
        else
        {
            error = ErrorOf(ended.AsTask());
        }

        if (error is null && !isLate && user.IsPlain)
        {
            RecordTimes(stripe, (Track)user.Track!, now, Failure.None);
            return now;
        }

        if (isLate || !Run.IsCutOff(error))
        {
            Record(stripe, now, error, isLate);
        }

        // Otherwise it was cut off by the end of the run and counts as unfinished, which is started but never ended.
        return Run.Time.Now;
    }

    // Without a rethrow, which costs more than many an iteration.
    private static Exception? ErrorOf(Task ended)
    {
        if (!ended.IsCanceled)
        {
            return ended.Exception?.InnerExceptions[0];
        }

        try
        {
            ended.GetAwaiter().GetResult();
            return null;
        }
        catch (OperationCanceledException cancelled)
        {
            return cancelled;
        }
    }
}
