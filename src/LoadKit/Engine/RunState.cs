using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>What all parts of one run share.</summary>
internal sealed class RunState
{
    private readonly TaskCompletionSource empty = new();
    private readonly TaskCompletionSource broken = new();
    private ExecutionContext? context;
    private volatile bool stopping;
    private long joined;
    private int present;
    private int stops;

    public RunState(TestPlan plan, EngineTime time, ulong seed, CancellationToken cancellation)
    {
        Plan = plan;
        Time = time;
        Seed = seed;
        Cancellation = cancellation;
        Stages = new StageTable(plan);
        Limits = new LatencyLimits(plan.Slos);
        Series = new SeriesTable(Limits);
        Measurements = new Measurements(Stages.All.Count, Series);
        Owned = new OwnedObjects(EarlyStop);
        KillToken = Kill.Token;
        LeaveToken = Leave.Token;
    }

    public TestPlan Plan { get; }

    public EngineTime Time { get; }

    public ulong Seed { get; }

    public StageTable Stages { get; }

    /// <summary>Latencies at which objectives turn.</summary>
    public LatencyLimits Limits { get; }

    public SeriesTable Series { get; }

    public Measurements Measurements { get; }

    public ErrorLog Errors { get; } = new();

    public SlowestRequests Slowest { get; } = new();

    /// <summary>What all users share; nobody disposes it.</summary>
    public OwnedObjects Owned { get; }

    public Belongings Belongings { get; } = new();

    /// <summary>Cancelled when the graceful stop is over.</summary>
    public CancellationTokenSource Kill { get; } = new();

    public CancellationToken KillToken { get; }

    /// <summary>Cancelled when users must have been stopped.</summary>
    public CancellationTokenSource Leave { get; } = new();

    public CancellationToken LeaveToken { get; }

    /// <summary>The token of whoever started the run.</summary>
    public CancellationToken Cancellation { get; }

    /// <summary>
    /// Whether an exception is a cancellation by the end of the run and no failure: the graceful stop is over, or a scenario passes the caller's
    /// own token on. A client's own timeout is a failure then too. A feed that has run dry is the end of the run as well.
    /// </summary>
    public bool IsCutOff(Exception? exception) =>
        exception is FeedDryException || ((KillToken.IsCancellationRequested || Cancellation.IsCancellationRequested) && IsCancellation(exception));

    // Also where somebody has wrapped it.
    private static bool IsCancellation(Exception? exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is OperationCanceledException)
            {
                return cause.InnerException is not TimeoutException;
            }
        }

        return false;
    }

    /// <summary>Whether a stage counts, which the warm-up does not.</summary>
    public bool IsMeasured(int stage) => Stages.All[stage].Stage.IsMeasured;

    /// <summary>No iteration begins any more.</summary>
    public bool IsStopping => stopping || EarlyStop.IsRequested;

    public EarlyStop EarlyStop { get; } = new();

    /// <summary>Completes when, after the stop, the last user has left.</summary>
    public Task Empty => empty.Task;

    /// <summary>Users run in the execution context of the caller of <see cref="LoadTest.RunAsync"/>: its async locals are theirs.</summary>
    public void CaptureContext() => context = ExecutionContext.Capture();

    /// <summary>Has a user go on. Nothing may throw there; if something does, the run is broken, and not the process.</summary>
    public void RunTurn(ContextCallback turn, UserSession user)
    {
        try
        {
            if (context is null)
            {
                turn(user);
            }
            else
            {
                ExecutionContext.Run(context, turn, user);
            }
        }
        catch (Exception exception)
        {
            Break(exception);
        }
    }

    /// <summary>Ends the run with an exception that is nobody's but the engine's.</summary>
    public void Break(Exception exception) => broken.TrySetException(exception);

    /// <summary>Fails when the engine itself has failed.</summary>
    public Task Broken => broken.Task;

    /// <summary>One user more; its number, from 1. On the engine's thread.</summary>
    public long Joined()
    {
        Interlocked.Increment(ref present);
        return ++joined;
    }

    public void Left()
    {
        if (Interlocked.Decrement(ref present) == 0 && stopping)
        {
            empty.TrySetResult();
        }
    }

    /// <summary>A user begins to be stopped.</summary>
    public void StopBegun() => Interlocked.Increment(ref stops);

    public void StopEnded() => Interlocked.Decrement(ref stops);

    /// <summary>Whether somebody is being stopped at this moment.</summary>
    public bool IsAnyoneStopping => Volatile.Read(ref stops) > 0;

    /// <summary>From here on users only leave, and nobody joins. On the engine's thread.</summary>
    public void Stop()
    {
        stopping = true;
        Interlocked.MemoryBarrier();
        if (Volatile.Read(ref present) == 0)
        {
            empty.TrySetResult();
        }
    }
}
