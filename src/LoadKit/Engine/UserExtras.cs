using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>What only some users have: a scope of their own, scenario objects, time limits. Kept apart so that the others stay small.</summary>
internal sealed class UserExtras(UserSession user) : IAsyncDisposable
{
    private UserScope? scope;
    private Deadline? iteration;
    private Deadline? spare;
    private Pause? wait;

    public IServiceProvider Services => Scope.Services;

    private RunState Run => user.Kind.Run;

    private UserScope Scope => scope ??= new UserScope(Run.Plan.Services);

    /// <summary>The user's own object of a scenario class. When not even the first one can be made there is no point in going on.</summary>
    public IScenario Instance(Scenario scenario)
    {
        try
        {
            var instance = Scope.Instance(scenario);
            user.Kind.HasInstance = true;
            return instance;
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

    /// <summary>Starts the time limit of a step. Steps that follow each other share one; those that overlap have one each.</summary>
    public StepDeadline StartStepDeadline(TimeSpan limit, CancellationToken iteration)
    {
        var deadline = Interlocked.Exchange(ref spare, null) ?? new Deadline(Run.Time, Clock.From(limit));
        deadline.Start(Run.Time.Now);
        return new StepDeadline(this, deadline, iteration);
    }

    public void Return(Deadline deadline)
    {
        if (Interlocked.CompareExchange(ref spare, deadline, null) is not null)
        {
            deadline.Dispose();
        }
    }

    /// <summary>Has the user go on at a time, or when it is told to leave.</summary>
    public void WaitUntil(long due) => _ = WaitAsync(due);

    /// <summary>Ends the wait.</summary>
    public void EndWait() => Volatile.Read(ref wait)?.Wake();

    /// <summary>The graceful stop is over.</summary>
    public void CutOff() => Volatile.Read(ref iteration)?.CutOff();

    public async ValueTask DisposeAsync()
    {
        iteration?.Dispose();
        spare?.Dispose();
        if (scope is not null)
        {
            await scope.DisposeAsync();
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
