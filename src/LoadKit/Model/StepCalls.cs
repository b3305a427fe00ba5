namespace LoadKit.Model;

/// <summary>A step's delegate, whatever its shape, as a struct: the measuring method is made for each, without a closure.</summary>
internal interface IStepCall
{
    ValueTask Invoke(CancellationToken cancellationToken);
}

/// <summary>The same for a step with a value.</summary>
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

internal readonly struct VoidStep(Func<CancellationToken, ValueTask> action) : IStepCall
{
    public ValueTask Invoke(CancellationToken cancellationToken) => action(cancellationToken);
}

internal readonly struct TaskStep(Func<CancellationToken, Task> action) : IStepCall
{
    public ValueTask Invoke(CancellationToken cancellationToken) => new(action(cancellationToken));
}

internal readonly struct PlainStep(Func<ValueTask> action) : IStepCall
{
    public ValueTask Invoke(CancellationToken cancellationToken) => action();
}

internal readonly struct PlainTaskStep(Func<Task> action) : IStepCall
{
    public ValueTask Invoke(CancellationToken cancellationToken) => new(action());
}
