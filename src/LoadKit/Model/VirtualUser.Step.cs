using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LoadKit.Model;

namespace LoadKit;

/// <summary>The shapes of a step and how it is measured.</summary>
public sealed partial class VirtualUser
{
    /// <summary>
    /// Runs a named, timed part of the iteration: a request, a query, a transaction. An exception is counted as a failed step and
    /// then leaves <c>Step</c>; a scenario that catches it may go on.
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
    public ValueTask Step(string name, Func<ValueTask> action) => Discard(Measure<PlainVoidStep, Nothing>(name, new(action)));

    /// <inheritdoc cref="Step{T}(string, Func{ValueTask{T}})"/>
    public ValueTask Step(string name, Func<Task> action) => Discard(Measure<PlainTaskVoidStep, Nothing>(name, new(action)));

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
    public ValueTask Step(string name, Func<CancellationToken, ValueTask> action) => Discard(Measure<VoidStep, Nothing>(name, new(action)));

    /// <inheritdoc cref="Step{T}(string, Func{CancellationToken, ValueTask{T}})"/>
    public ValueTask Step(string name, Func<CancellationToken, Task> action) => Discard(Measure<TaskVoidStep, Nothing>(name, new(action)));

    private async ValueTask<T> Measure<TCall, T>(string name, TCall call)
        where TCall : struct, IStepCall<T>
    {
        ArgumentNullException.ThrowIfNull(name);
        var mark = marks;
        var firstTag = tags?.Count ?? 0;
        var thoughtBefore = thought;
        var start = host.Now - InheritedLag();
        try
        {
            var value = host.StepTimeout is { } limit
                ? await StepDeadline.Invoke<TCall, T>(call, limit, host.TimeProvider, IterationToken)
                : await call.Invoke(IterationToken);
            End(name, start + thought - thoughtBefore, marks > mark ? lastMark : null, firstTag);
            return value;
        }
        catch (OperationCanceledException) when (IterationToken.IsCancellationRequested || host.IsEnding)
        {
            // The run or the iteration is over, which says nothing about the step.
            throw;
        }
        catch (Exception exception)
        {
            thrownByStep = exception;
            var failure = exception is StepTimeoutException timeout ? Failure.Timeout("the step", timeout.Limit) : Failure.Of(exception);
            End(name, start + thought - thoughtBefore, failure, firstTag);
            throw;
        }
    }

    // The first step of an iteration was meant to start when the iteration was: its latency holds the lag. When the second one should
    // have started nobody knows.
    private long InheritedLag() => Interlocked.Exchange(ref firstStepLag, 0);

    private void End(string name, long start, Failure? failure, int firstTag)
    {
        var end = host.Now;
        if (failure is not null)
        {
            marksOfSteps = marks;
        }

        var ofStep = CollectionsMarshal.AsSpan(tags);
        host.StepEnded(this, name, start, end, failure, firstTag < ofStep.Length ? ofStep[firstTag..] : []);
        steps++;
        if (tags?.Count > firstTag)
        {
            tags.RemoveRange(firstTag, tags.Count - firstTag);
        }
    }

    private static ValueTask Discard(ValueTask<Nothing> step)
    {
        if (step.IsCompletedSuccessfully)
        {
            step.GetAwaiter().GetResult();
            return ValueTask.CompletedTask;
        }

        return new ValueTask(step.AsTask());
    }
}
