namespace LoadKit;

/// <summary>
/// A scenario written as a class. Every virtual user gets an instance of its own, made by dependency injection, so fields
/// belong to one user. An instance that is <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/> is disposed when its user leaves.
/// </summary>
public interface IScenario
{
    /// <summary>
    /// Once for each user, before its first iteration of this scenario: log in, keep the token. Its time is part of no latency; steps in it are
    /// measured. When it throws, the iteration that it was for is a failed one, and the next one tries again. Default: nothing.
    /// </summary>
    /// <param name="user">The virtual user; not shared with others.</param>
    /// <param name="cancellationToken">That of the iteration that it comes before.</param>
    ValueTask StartAsync(VirtualUser user, CancellationToken cancellationToken) => ValueTask.CompletedTask;

    /// <summary>One iteration. MUST honour <paramref name="cancellationToken"/> to end within the graceful stop.</summary>
    /// <param name="user">The virtual user; not shared with others.</param>
    /// <param name="cancellationToken">Cancelled when the iteration has run out of time or the graceful stop is over.</param>
    ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken);

    /// <summary>
    /// When a user leaves whose start succeeded, also when the run is cancelled or its iteration was cut off. Steps in it are measured. What it throws
    /// is told among the errors and fails nothing. Default: nothing.
    /// </summary>
    /// <param name="user">The virtual user; not shared with others.</param>
    /// <param name="cancellationToken">
    /// Cancelled a second after the graceful stop. A user whose iteration has ignored its cancellation until then is not stopped.
    /// </param>
    ValueTask StopAsync(VirtualUser user, CancellationToken cancellationToken) => ValueTask.CompletedTask;
}
