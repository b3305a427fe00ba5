using System.Runtime.CompilerServices;
using LoadKit.Model;

namespace LoadKit;

/// <summary>
/// How a step is measured. One that completes at once costs its two readings of the clock and one record; only one that has to wait gets an
/// asynchronous method, and that from a pool. With and without a value, so everything is here twice.
/// </summary>
public sealed partial class VirtualUser
{
    private ValueTask Measure<TCall>(string name, TCall call)
        where TCall : struct, IStepCall
    {
        var step = Begin(name);
        ValueTask running;
        try
        {
            running = host.StepTimeout is { } time
                ? TimedStep.Invoke(call, time, host.Limit(this, time, host.Now))
                : call.Invoke(IterationToken);
        }
        catch (Exception exception)
        {
            running = ValueTask.FromException(exception);
        }

        step.Trace?.Leave();

        if (!running.IsCompletedSuccessfully)
        {
            return EndLater(step, running);
        }

        running.GetAwaiter().GetResult();
        End(step);
        return ValueTask.CompletedTask;
    }

    private ValueTask<T> Measure<TCall, T>(string name, TCall call)
        where TCall : struct, IStepCall<T>
    {
        var step = Begin(name);
        ValueTask<T> running;
        try
        {
            running = host.StepTimeout is { } time
                ? TimedStep.Invoke<TCall, T>(call, time, host.Limit(this, time, host.Now))
                : call.Invoke(IterationToken);
        }
        catch (Exception exception)
        {
            running = ValueTask.FromException<T>(exception);
        }

        step.Trace?.Leave();

        if (!running.IsCompletedSuccessfully)
        {
            return EndLater(step, running);
        }

        var value = running.Result;
        End(step);
        return new ValueTask<T>(value);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder))]
    private async ValueTask EndLater(OpenStep step, ValueTask running)
    {
        try
        {
            await running;
        }
        catch (Exception exception) when (Failed(step, exception))
        {
            throw;
        }

        End(step);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<T> EndLater<T>(OpenStep step, ValueTask<T> running)
    {
        T value;
        try
        {
            value = await running;
        }
        catch (Exception exception) when (Failed(step, exception))
        {
            throw;
        }

        End(step);
        return value;
    }

    private OpenStep Begin(string name) => Begin(name, host.Now);

    private OpenStep Begin(string name, long now)
    {
        ArgumentNullException.ThrowIfNull(name);
        lastStepFailed = false;
        var trace = StepTrace.Source.HasListeners() ? StepTrace.Begin(name) : null;
        return new OpenStep(name, now - InheritedLag(), notes?.Marks ?? 0, notes?.TagCount ?? 0, thought, trace);
    }

    // The first step of an iteration was meant to start when the iteration was: its latency holds the lag. When the second one should
    // have started nobody knows.
    private long InheritedLag() =>
        begunSteps == 0 && host.Lag(this) is var lag and not 0 && Interlocked.Exchange(ref begunSteps, 1) == 0 ? lag : 0;

    private void End(in OpenStep step) => End(step, notes?.MarkAfter(step.Marks) ?? Failure.None);

    // Always false: as a filter it sees the exception without catching it.
    private bool Failed(in OpenStep step, Exception exception)
    {
        if (IsOver(exception))
        {
            step.Trace?.End(Failure.None);
        }
        else
        {
            var failure = exception is StepTimeoutException timeout ? Failure.Timeout("the step", timeout.Limit) : Failure.Of(exception);
            Notes.Threw(exception, failure);
            End(step, failure);
        }

        return false;
    }

    // The run or the iteration is over, which says nothing about the step.
    private bool IsOver(Exception exception) =>
        (exception is OperationCanceledException && IterationToken.IsCancellationRequested) || host.IsCutOff(exception);

    private void End(in OpenStep step, in Failure failure, WireExchange? exchange = null)
    {
        var end = host.Now;
        step.Trace?.End(failure);
        if (!failure.IsNone)
        {
            notes?.CountMarks();
        }

        var start = step.Start + thought - step.Thought;
        hasSteps = true;
        lastStepFailed = !failure.IsNone;
        if (notes is null)
        {
            host.StepEnded(this, step, start, end, failure, [], exchange);
            return;
        }

        lock (notes.Gate)
        {
            host.StepEnded(this, step, start, end, failure, notes.TagsFrom(step.Tags), exchange);
            notes.CutTags(step.Tags);
        }
    }
}
