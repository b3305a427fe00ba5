namespace LoadKit.Model;

/// <summary>Work whose time is over and which goes on nevertheless.</summary>
internal static class LeftBehind
{
    /// <summary>Looks at how it ends, so that its exception is not one that nobody observed.</summary>
    public static void Forget(Task task) => _ = task.ContinueWith(
        static left => left.Exception,
        CancellationToken.None,
        TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
        TaskScheduler.Default);
}
