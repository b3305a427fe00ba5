namespace LoadKit;

/// <summary>
/// A scenario written as a class. Every virtual user gets an instance of its own, made by dependency injection, so fields
/// belong to one user. An instance that is <see cref="IAsyncDisposable"/> or <see cref="IDisposable"/> is disposed when its user leaves.
/// </summary>
public interface IScenario
{
    /// <summary>One iteration. MUST honour <paramref name="cancellationToken"/> to end within the graceful stop.</summary>
    /// <param name="user">The virtual user; not shared with others.</param>
    /// <param name="cancellationToken">Cancelled when the iteration has run out of time or the graceful stop is over.</param>
    ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken);
}
