namespace LoadKit.Model;

/// <summary>A step's delegate, whatever its shape, as a struct: the one measuring method is made for each, without a closure.</summary>
internal interface IStepCall<T>
{
    ValueTask<T> Invoke(CancellationToken cancellationToken);
}

internal readonly struct ValueStep<T>(Func<CancellationToken, ValueTask<T>> action) : IStepCall<T>
{
    public ValueTask<T> Invoke(CancellationToken cancellationToken) => action(cancellationToken);
}

internal readonly struct TaskValueStep<T>(Func<CancellationToken, Task<T>> action) : IStepCall<T>
{
    public ValueTask<T> Invoke(CancellationToken cancellationToken) => new(action(cancellationToken));
}

internal readonly struct PlainValueStep<T>(Func<ValueTask<T>> action) : IStepCall<T>
{
    public ValueTask<T> Invoke(CancellationToken cancellationToken) => action();
}

internal readonly struct PlainTaskValueStep<T>(Func<Task<T>> action) : IStepCall<T>
{
    public ValueTask<T> Invoke(CancellationToken cancellationToken) => new(action());
}

/// <summary>What a step without a value gives.</summary>
internal readonly struct Nothing;

internal readonly struct VoidStep(Func<CancellationToken, ValueTask> action) : IStepCall<Nothing>
{
    public ValueTask<Nothing> Invoke(CancellationToken cancellationToken) => VoidSteps.Await(action(cancellationToken));
}

internal readonly struct TaskVoidStep(Func<CancellationToken, Task> action) : IStepCall<Nothing>
{
    public ValueTask<Nothing> Invoke(CancellationToken cancellationToken) => VoidSteps.Await(new ValueTask(action(cancellationToken)));
}

internal readonly struct PlainVoidStep(Func<ValueTask> action) : IStepCall<Nothing>
{
    public ValueTask<Nothing> Invoke(CancellationToken cancellationToken) => VoidSteps.Await(action());
}

internal readonly struct PlainTaskVoidStep(Func<Task> action) : IStepCall<Nothing>
{
    public ValueTask<Nothing> Invoke(CancellationToken cancellationToken) => VoidSteps.Await(new ValueTask(action()));
}

internal static class VoidSteps
{
    public static ValueTask<Nothing> Await(ValueTask task)
    {
        if (task.IsCompletedSuccessfully)
        {
            task.GetAwaiter().GetResult();
            return default;
        }

        return Slow(task);

        static async ValueTask<Nothing> Slow(ValueTask task)
        {
            await task;
            return default;
        }
    }
}
