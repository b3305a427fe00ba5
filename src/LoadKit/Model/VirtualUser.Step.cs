using System.Runtime.CompilerServices;
using LoadKit.Model;

namespace LoadKit;

/// <summary>The shapes of a step.</summary>
public sealed partial class VirtualUser
{
    /// <summary>
    /// Runs a named, timed part of the iteration: a request, a query, a transaction. An exception is counted as a failed step and
    /// then leaves <c>Step</c>; a scenario that catches it may go on. Await what it returns once, as every <see cref="ValueTask"/>.
    /// </summary>
    /// <param name="name">What reports and objectives call the step. Keep the number of different names small: no ids in it.</param>
    /// <param name="action">What is timed.</param>
    /// <returns>What the action returned.</returns>
    /// <exception cref="TimeoutException">The step took longer than the plan's step timeout; the action is left behind.</exception>
    [OverloadResolutionPriority(3)]
    public ValueTask<T> Step<T>(string name, Func<ValueTask<T>> action) => Measure<PlainValueStep<T>, T>(name, new(action));

    /// <inheritdoc cref="Step{T}(string, Func{ValueTask{T}})"/>
    [OverloadResolutionPriority(2)]
    public ValueTask<T> Step<T>(string name, Func<Task<T>> action) => Measure<PlainTaskValueStep<T>, T>(name, new(action));

    /// <inheritdoc cref="Step{T}(string, Func{ValueTask{T}})"/>
    [OverloadResolutionPriority(1)]
    public ValueTask Step(string name, Func<ValueTask> action) => Measure<PlainStep>(name, new(action));

    /// <inheritdoc cref="Step{T}(string, Func{ValueTask{T}})"/>
    public ValueTask Step(string name, Func<Task> action) => Measure<PlainTaskStep>(name, new(action));

    /// <summary>
    /// Runs a named, timed part of the iteration with a token of its own: pass it on, for it is cancelled when the step or the iteration has
    /// run out of time, or the graceful stop is over. An exception is counted as a failed step and then leaves <c>Step</c>.
    /// </summary>
    /// <inheritdoc cref="Step{T}(string, Func{ValueTask{T}})"/>
    [OverloadResolutionPriority(3)]
    public ValueTask<T> Step<T>(string name, Func<CancellationToken, ValueTask<T>> action) => Measure<ValueStep<T>, T>(name, new(action));

    /// <inheritdoc cref="Step{T}(string, Func{CancellationToken, ValueTask{T}})"/>
    [OverloadResolutionPriority(2)]
    public ValueTask<T> Step<T>(string name, Func<CancellationToken, Task<T>> action) => Measure<TaskValueStep<T>, T>(name, new(action));

    /// <inheritdoc cref="Step{T}(string, Func{CancellationToken, ValueTask{T}})"/>
    [OverloadResolutionPriority(1)]
    public ValueTask Step(string name, Func<CancellationToken, ValueTask> action) => Measure<VoidStep>(name, new(action));

    /// <inheritdoc cref="Step{T}(string, Func{CancellationToken, ValueTask{T}})"/>
    public ValueTask Step(string name, Func<CancellationToken, Task> action) => Measure<TaskStep>(name, new(action));
}
