namespace LoadKit.Model;

/// <summary>Runs a step against a deadline. A delegate that ignores its token is left behind when the time is over.</summary>
internal static class StepDeadline
{
    public static async ValueTask<T> Invoke<TCall, T>(TCall call, TimeSpan limit, TimeProvider time, CancellationToken iteration)
        where TCall : struct, IStepCall<T>
    {
        using var deadline = new CancellationTokenSource(limit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, iteration);
        var task = call.Invoke(both.Token).AsTask();
        try
        {
            return await task.WaitAsync(both.Token);
        }
        catch (OperationCanceledException) when (deadline.IsCancellationRequested && !iteration.IsCancellationRequested)
        {
            _ = task.ContinueWith(
                static left => left.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted | TaskContinuationOptions.ExecuteSynchronously,
                TaskScheduler.Default);
            throw new StepTimeoutException(limit);
        }
    }
}
