namespace LoadKit.Time;

/// <summary>What the thread pool tells about work that has been queued but does not run in its own context yet.</summary>
internal static class Pool
{
    /// <summary>Items that no worker has taken.</summary>
    internal static long Pending => ThreadPool.PendingWorkItemCount;

    /// <summary>
    /// Workers that run an item, look for one or have been called for one. The runtime counts a worker before the call that
    /// queues an item returns, so zero pending and then zero busy means that nothing was queued.
    /// </summary>
    internal static int Busy
    {
        get
        {
            ThreadPool.GetMaxThreads(out var all, out _);
            ThreadPool.GetAvailableThreads(out var free, out _);
            return all - free;
        }
    }
}
