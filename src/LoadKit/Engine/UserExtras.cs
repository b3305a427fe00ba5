using LoadKit.Model;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>What only some users have: a scope of their own, scenario objects, time limits. Kept apart so that the others stay small.</summary>
internal sealed class UserExtras(UserSession user)
{
    private readonly List<StepDeadline> spares = new(0);
    private volatile StepDeadline[] steps = [];
    private StepDeadline? spare;
    private UserScope? scope;
    private Deadline? iteration;
    private Pause? wait;
    private OwnedObjects? owned;

    public IServiceProvider Services => Scope.Services;

    private RunState Run => user.Kind.Run;

    /// <summary>How long the user has thought in pauses that overlap.</summary>
    public OverlappingThoughts Thoughts { get; } = new();

    /// <summary>What the user has of its own besides its scope.</summary>
    // Steps that overlap may ask for it at once.
    public OwnedObjects Owned => owned ?? Interlocked.CompareExchange(ref owned, new OwnedObjects(Run.EarlyStop), null) ?? owned;

    // Steps that overlap may ask for it at once.
    private UserScope Scope
    {
        get
        {
            lock (spares)
            {
                return scope ??= Made(new UserScope(Run.Plan.Services));
            }
        }
    }

    /// <summary>The user's own object of a scenario class. When not even the first one can be made there is no point in going on.</summary>
    public OwnScenario Instance(Scenario scenario)
    {
        try
        {
            var own = Scope;
            return own.Find(scenario) ?? Made(own.Make(scenario));
        }
        catch (Exception exception) when (!user.Kind.HasInstance)
        {
            Run.EarlyStop.Request(StopReason.Aborted, $"no object of the scenario \"{scenario.Name}\" could be made: {exception.GetType().Name}: {Failure.Of(exception).Message}");
            throw;
        }
    }

    /// <summary>Starts the time limit of an iteration.</summary>
    public CancellationToken StartDeadline(TimeSpan limit, long now)
    {
        var deadline = iteration ??= new Deadline(Run.Time, Clock.From(limit));
        deadline.Start(now);
        Interlocked.MemoryBarrier();
        if (Run.KillToken.IsCancellationRequested)
        {
            deadline.CutOff();
        }

        return deadline.Token;
    }

    /// <summary>Ends it; whether the time was over.</summary>
    public bool EndDeadline() => iteration?.End() ?? false;

    /// <summary>Starts the time limit of a step. Steps that follow each other share one; those that overlap have one each, so there are as many as have ever overlapped.</summary>
    public StepDeadline StartStepDeadline(TimeSpan limit, long now, CancellationToken iteration)
    {
        var length = Clock.From(limit);
        var last = Interlocked.Exchange(ref spare, null);
        var deadline = last?.Length == length ? last : FindStepDeadline(last, length);
        if (iteration != Run.KillToken)
        {
            deadline.Start(now, iteration);
            return deadline;
        }

        // All users would register with the one token of the run at each step; that they are cut off they are told.
        deadline.Start(now, CancellationToken.None);
        Interlocked.MemoryBarrier();
        if (iteration.IsCancellationRequested)
        {
            deadline.CutOff();
        }

        return deadline;
    }

    public void Return(StepDeadline deadline)
    {
        if (Interlocked.CompareExchange(ref spare, deadline, null) is not null)
        {
            lock (spares)
            {
                spares.Add(deadline);
            }
        }
    }

    /// <summary>Has the user go on at a time, or when it is told to leave.</summary>
    public void WaitUntil(long due) => _ = WaitAsync(due);

    /// <summary>Ends the wait.</summary>
    public void EndWait() => Volatile.Read(ref wait)?.Wake();

    /// <summary>The graceful stop is over.</summary>
    public void CutOff()
    {
        Volatile.Read(ref iteration)?.CutOff();
        foreach (var step in steps)
        {
            step.CutOff();
        }
    }

    /// <summary>The user leaves: what it has is stopped and disposed, the last that was made first.</summary>
    public async Task LeaveAsync(VirtualUser leaver)
    {
        foreach (var own in scope?.Scenarios.Reverse() ?? [])
        {
            await own.EndAsync(leaver, user.Kind);
            Run.Belongings.ObjectGone();
        }

        iteration?.Dispose();
        foreach (var step in steps)
        {
            step.Retire();
        }

        await DisposeAsync(owned);
        await DisposeAsync(scope);
        if (scope is { HasServices: true })
        {
            Run.Belongings.ScopeGone();
        }
    }

    private UserScope Made(UserScope made)
    {
        if (made.HasServices)
        {
            Run.Belongings.ScopeMade();
        }

        return made;
    }

    private OwnScenario Made(OwnScenario made)
    {
        Run.Belongings.ObjectMade();
        user.Kind.HasInstance = true;
        return made;
    }

    private async Task DisposeAsync(IAsyncDisposable? own)
    {
        try
        {
            await Disposal.Of(own);
        }
        catch (Exception exception)
        {
            Run.Errors.Add(user.Kind.Type.Name, Failure.Of(exception), Run.Time.Now);
        }
    }

    // Most users have one, or a few of one length.
    private StepDeadline FindStepDeadline(StepDeadline? unfit, long length)
    {
        lock (spares)
        {
            if (unfit is not null)
            {
                spares.Add(unfit);
            }

            for (var i = spares.Count - 1; i >= 0; i--)
            {
                if (spares[i].Length == length)
                {
                    var found = spares[i];
                    spares.RemoveAt(i);
                    return found;
                }
            }

            var made = new StepDeadline(this, Run.Time, length);
            steps = [.. steps, made];
            return made;
        }
    }

    private async Task WaitAsync(long due)
    {
        using var pause = new Pause(Run.Time);
        var waiting = pause.Until(due);
        Volatile.Write(ref wait, pause);
        Interlocked.MemoryBarrier();
        if (user.IsLeaving)
        {
            pause.Wake();
        }

        await waiting;
        Run.Time.Schedule(user);
    }
}
