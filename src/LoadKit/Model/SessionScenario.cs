namespace LoadKit.Model;

/// <summary>A scenario of delegates with a session that each user has of its own.</summary>
internal sealed class SessionScenario<TSession>(
    Func<VirtualUser, CancellationToken, ValueTask<TSession>> start,
    Func<VirtualUser, TSession, CancellationToken, ValueTask> run,
    Func<VirtualUser, TSession, CancellationToken, ValueTask>? stop) : IScenario, IAsyncDisposable
{
    private const int Started = 1;
    private const int Left = 2;

    private TSession session = default!;
    private int state;

    // A start that ignored its cancellation may end when the user has long gone: then nobody else disposes of what it made.
    public async ValueTask StartAsync(VirtualUser user, CancellationToken cancellationToken)
    {
        session = await start(user, cancellationToken);
        if ((Interlocked.Or(ref state, Started) & Left) != 0)
        {
            await Disposal.Of(session);
        }
    }

    public ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken) => run(user, session, cancellationToken);

    public ValueTask StopAsync(VirtualUser user, CancellationToken cancellationToken) => stop?.Invoke(user, session, cancellationToken) ?? ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => (Interlocked.Or(ref state, Left) & Started) != 0 ? Disposal.Of(session) : ValueTask.CompletedTask;
}
