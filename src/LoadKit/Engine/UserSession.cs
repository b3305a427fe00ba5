using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>
/// A virtual user at work. It runs in turns on the thread pool: asks its population what to do, runs an iteration, records it, and again,
/// until it has to wait for something; what it waited for begins the next turn. There may be a million, so it is one small object that is
/// its own work item, its own wait on the wheel, and what its scenario awaits.
/// </summary>
internal sealed partial class UserSession : Waiter, IThreadPoolWorkItem
{
    // After so many iterations, or so much time, without an await the thread is handed back, or 98 of 100 such users never run.
    private const int SliceIterations = 64;
    private const long SliceTime = 50 * Clock.Microsecond;

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

    private UserExtras Extras => extras ??= new UserExtras(this);

    /// <summary>The user begins, or goes on after a wait.</summary>
    public void Execute()
    {
        if (thoughtEnds)
        {
            thoughtEnds = false;
            core.SetResult(true);
            return;
        }

        Run.InContext(static state => ((UserSession)state!).Turn(), this);
    }

    // The body of the iteration is over.
    private void Resume() => Run.InContext(static state => ((UserSession)state!).TurnAfterBody(), this);

    private void TurnAfterBody()
    {
        var now = Run.Time.Now;
        var stripe = Run.Measurements.Local;
        End(stripe, now, body);
        if (!MustPause(now))
        {
            Turn(stripe, now);
        }
    }

    private void Turn() => Turn(Run.Measurements.Local, Run.Time.Now);

    private void Turn(Stripe stripe, long now)
    {
        var sliceEnd = now + SliceTime;
        for (var left = SliceIterations; IsToIterate(now); left--)
        {
            // Where nothing lay between, the reading that ended the last iteration starts this one.
            var running = Begin(stripe, now);
            if (!running.IsCompleted)
            {
                body = running;
                running.ConfigureAwait(true).GetAwaiter().UnsafeOnCompleted(resume ??= Resume);
                return;
            }

            now = Run.Time.Now;
            End(stripe, now, running);
            if (MustPause(now))
            {
                return;
            }

            if ((left <= 1 || now > sliceEnd) && !Run.Time.IsVirtual)
            {
                Run.Time.Schedule(this);
                return;
            }
        }
    }

    private bool IsToIterate(long now)
    {
        switch (kind.Population.Next(this, now))
        {
            case Move.Iterate:
                return true;
            case Move.Wait:
                Wait();
                return false;
            case Move.Leave:
                _ = LeaveAsync();
                return false;
            default:
                return false;
        }
    }

    private ValueTask Begin(Stripe stripe, long now)
    {
        started = now;
        var track = kind.Next(user);
        var stage = Run.Stages.At(kind.Population.Number, Intended, user.Stage).Index;
        var token = Run.Plan.IterationTimeout is { } limit ? Extras.StartDeadline(limit, now) : Run.KillToken;
        stripe.Start(stage);
        user.BeginIteration(track, stage, now - Intended, token);
        try
        {
            var running = track.Scenario.Body is { } action ? action(user, token) : Extras.Instance(track.Scenario).RunAsync(user, token);
            return running.IsCompleted || Run.Plan.IterationTimeout is null ? running : new ValueTask(Within(running.AsTask(), token));
        }
        catch (Exception exception)
        {
            return ValueTask.FromException(exception);
        }
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

    private void End(Stripe stripe, long now, ValueTask ended)
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
            Record(stripe, now);
        }
        else if (error is not OperationCanceledException || !Run.IsEnding)
        {
            Record(stripe, now, error, isLate);
        }

        // Otherwise it was cut off by the end of the run and counts as unfinished, which is started but never ended.
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
