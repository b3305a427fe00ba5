namespace LoadKit.Model;

/// <summary>Runs a step against a time limit. A delegate that ignores its token is left behind when the time is over.</summary>
internal static class TimedStep
{
    public static async ValueTask Invoke<TCall>(TCall call, TimeSpan time, ITimeLimit limit)
        where TCall : struct, IStepCall
    {
        using (limit)
        {
            var task = call.Invoke(limit.Token).AsTask();
            await Within(task, task.WaitAsync(limit.Token), time, limit);
        }
    }

    public static async ValueTask<T> Invoke<TCall, T>(TCall call, TimeSpan time, ITimeLimit limit)
        where TCall : struct, IStepCall<T>
    {
        using (limit)
        {
            var task = call.Invoke(limit.Token).AsTask();
            var within = task.WaitAsync(limit.Token);
            await Within(task, within, time, limit);
            return await within;
        }
    }

    private static async ValueTask Within(Task task, Task within, TimeSpan time, ITimeLimit limit)
    {
        try
        {
            await within;
        }
        catch (OperationCanceledException) when (limit.IsOver)
        {
            throw new StepTimeoutException(time);
        }
        finally
        {
            if (!task.IsCompletedSuccessfully)
            {
                LeftBehind.Forget(task);
            }
        }
    }
}
