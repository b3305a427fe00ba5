namespace LoadKit.Model;

/// <summary>A scenario of delegates with a session that each user has of its own.</summary>
internal sealed class SessionScenario<TSession>(
    Func<VirtualUser, CancellationToken, ValueTask<TSession>> start,
    Func<VirtualUser, TSession, CancellationToken, ValueTask> run,
    Func<VirtualUser, TSession, CancellationToken, ValueTask>? stop) : IScenario, IAsyncDisposable
{
    private TSession session = default!;
    private bool hasStarted;

    public async ValueTask StartAsync(VirtualUser user, CancellationToken cancellationToken)
    {
        session = await start(user, cancellationToken);
        hasStarted = true;
    }

    public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken) => run(user, session, cancellationToken);

    public ValueTask StopAsync(VirtualUser user, CancellationToken cancellationToken) => stop?.Invoke(user, session, cancellationToken) ?? ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => hasStarted ? Disposal.Of(session) : ValueTask.CompletedTask;
}
