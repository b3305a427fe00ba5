namespace LoadKit;

/// <summary>What belongs to the user, or to the run that it takes part in.</summary>
public sealed partial class VirtualUser
{
    /// <summary>
    /// An object of the user's own, made when it is first asked for. Disposed when the user leaves, where it can be. Asked for by reference to
    /// <paramref name="key"/>; steps that overlap get the same.
    /// </summary>
    internal T OwnedByUser<T>(object key, Func<VirtualUser, T> make)
        where T : class => (T)host.Owned(this, key, make);

    /// <summary>An object that all users of the run share, made from the run's seed when it is first asked for. Nobody disposes it.</summary>
    internal T OwnedByRun<T>(object key, Func<ulong, T> make)
        where T : class => (T)host.Shared(key, make);

    /// <summary>Whether the run's time is a simulation's: it does not wait for a real network.</summary>
    internal bool IsTimeVirtual => host.IsTimeVirtual;

    /// <summary>Ends the run early and gracefully: no iteration begins any more. The first reason is the one that the result gives.</summary>
    internal void EndRun(string reason) => host.EndRun(reason);
}
