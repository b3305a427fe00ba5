using System.Runtime.CompilerServices;
using LoadKit.Model;

namespace LoadKit;

/// <content>Scenarios of delegates whose users start and stop.</content>
public sealed partial class Scenario
{
    /// <summary>A scenario from delegates, with a session that each user has of its own: what it got when it logged in, a connection.</summary>
    /// <param name="name">What reports call it.</param>
    /// <param name="start">
    /// Once for each user, before its first iteration of this scenario; gives the session. Its time is part of no latency; steps in it are measured. When
    /// it throws, the iteration that it was for is a failed one, and the next one tries again.
    /// </param>
    /// <param name="run">One iteration of one user. An exception that leaves it makes the iteration failed; the run goes on.</param>
    /// <param name="stop">
    /// When a user leaves whose start succeeded, also when the run is cancelled or its iteration was cut off; nothing when null. What it throws is told
    /// among the errors and fails nothing. Its token is cancelled a second after the graceful stop. Afterwards a session that is
    /// <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/> is disposed.
    /// </param>
    /// <typeparam name="TSession">What a user keeps from one iteration to the next.</typeparam>
    /// <exception cref="ArgumentNullException">The name, <paramref name="start"/> or <paramref name="run"/> is null.</exception>
    [OverloadResolutionPriority(1)]
    public static Scenario Create<TSession>(
        string name,
        Func<VirtualUser, CancellationToken, ValueTask<TSession>> start,
        Func<VirtualUser, TSession, CancellationToken, ValueTask> run,
        Func<VirtualUser, TSession, CancellationToken, ValueTask>? stop = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(run);
        return new Scenario(name) { Factory = _ => new SessionScenario<TSession>(start, run, stop) };
    }

    /// <inheritdoc cref="Create{TSession}(string, Func{VirtualUser, CancellationToken, ValueTask{TSession}}, Func{VirtualUser, TSession, CancellationToken, ValueTask}, Func{VirtualUser, TSession, CancellationToken, ValueTask}?)"/>
    public static Scenario Create<TSession>(
        string name,
        Func<VirtualUser, CancellationToken, Task<TSession>> start,
        Func<VirtualUser, TSession, CancellationToken, Task> run,
        Func<VirtualUser, TSession, CancellationToken, Task>? stop = null)
    {
        ArgumentNullException.ThrowIfNull(start);
        ArgumentNullException.ThrowIfNull(run);
        return Create<TSession>(
            name,
            (user, cancellationToken) => new ValueTask<TSession>(start(user, cancellationToken)),
            (user, session, cancellationToken) => new ValueTask(run(user, session, cancellationToken)),
            stop is null ? null : (user, session, cancellationToken) => new ValueTask(stop(user, session, cancellationToken)));
    }
}
