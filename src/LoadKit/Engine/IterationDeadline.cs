namespace LoadKit.Engine;

/// <summary>The time limit of one iteration. A body that ignores its token is left behind when the time is over.</summary>
internal sealed class IterationDeadline : IDisposable
{
    private readonly CancellationTokenSource source;
    private readonly CancellationTokenRegistration kill;
    private readonly CancellationToken ofRun;

    private IterationDeadline(TimeSpan limit, RunState run)
    {
        source = new CancellationTokenSource(limit, run.Time.Provider);
        ofRun = run.Kill.Token;
        kill = ofRun.UnsafeRegister(static state => ((CancellationTokenSource)state!).Cancel(), source);
    }

    public CancellationToken Token => source.Token;

    /// <summary>Whether the time is over, and not the run.</summary>
    public bool IsOver => source.IsCancellationRequested && !ofRun.IsCancellationRequested;

    public static IterationDeadline? Start(RunState run) => run.Plan.IterationTimeout is { } limit ? new IterationDeadline(limit, run) : null;

    public async ValueTask Bound(ValueTask body)
    {
        var task = body.AsTask();
        try
        {
            await task.WaitAsync(source.Token);
        }
        catch (OperationCanceledException) when (!task.IsCompleted)
        {
            _ = task.ContinueWith(
                static left => left.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw;
        }
    }

    public void Dispose()
    {
        kill.Dispose();
        source.Dispose();
    }
}
