using LoadKit.Model;

namespace LoadKit.Engine;

/// <summary>What all parts of one run share.</summary>
internal sealed class RunState(TestPlan plan, EngineTime time, ulong seed, CancellationToken cancellation)
{
    private readonly HashSet<UserSession> users = [];
    private readonly Lock gate = new();
    private readonly TaskCompletionSource empty = new();
    private volatile bool stopping;
    private long lastUser;

    public TestPlan Plan => plan;

    public EngineTime Time => time;

    public ulong Seed => seed;

    public StageTable Stages { get; } = new(plan);

    public SeriesTable Series { get; } = new();

    public Measurements Measurements { get; } = new(StageTable.CountOf(plan));

    public ErrorLog Errors { get; } = new();

    /// <summary>Cancelled when the graceful stop is over.</summary>
    public CancellationTokenSource Kill { get; } = new();

    /// <summary>The token of whoever started the run.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>Whether a cancellation is the end of the run and no failure: the graceful stop is over, or a scenario passes the caller's own token on.</summary>
    public bool IsEnding => Kill.IsCancellationRequested || cancellation.IsCancellationRequested;

    /// <summary>No iteration begins any more.</summary>
    public bool IsStopping => stopping || cancellation.IsCancellationRequested;

    /// <summary>Completes when, after the stop, the last user has left.</summary>
    public Task Empty => empty.Task;

    public long NextUser() => Interlocked.Increment(ref lastUser);

    public void Joined(UserSession user)
    {
        lock (gate)
        {
            users.Add(user);
        }
    }

    public void Left(UserSession user)
    {
        bool last;
        lock (gate)
        {
            users.Remove(user);
            last = stopping && users.Count == 0;
        }

        if (last)
        {
            empty.TrySetResult();
        }
    }

    /// <summary>From here on users only leave.</summary>
    public void Stop()
    {
        bool last;
        lock (gate)
        {
            stopping = true;
            last = users.Count == 0;
        }

        if (last)
        {
            empty.TrySetResult();
        }
    }

    public UserSession[] Users()
    {
        lock (gate)
        {
            return [.. users];
        }
    }
}
