using System.Collections.Concurrent;

namespace LoadKit.Engine;

/// <summary>
/// A thread that runs one asynchronous flow: whatever the flow awaits, it goes on here. So the engine needs no lock of its own, and
/// neither a starved thread pool nor a blocking user can hold it up.
/// </summary>
internal sealed class EngineThread(string name, Alarm? alarm = null) : SynchronizationContext
{
    private readonly ConcurrentQueue<(SendOrPostCallback Callback, object? State)> posted = new();
    private readonly AutoResetEvent signal = new(false);

    /// <summary>What wakes the thread at a time; null when only posts do.</summary>
    public Alarm? Alarm => alarm;

    public Task RunAsync(Func<Task> flow) => RunAsync(Whole(flow));

    public Task<T> RunAsync<T>(Func<Task<T>> flow)
    {
        // Continuations run on this thread when it has nothing else left to do: a pool that users block would keep the caller waiting.
        var completion = new TaskCompletionSource<T>();
        ThreadOf(flow, completion).Start();
        return completion.Task;
    }

    /// <summary>Not in the context of the caller: a simulation would wait for the thread to come to rest.</summary>
    public Task RunApartAsync(Func<Task> flow)
    {
        var completion = new TaskCompletionSource<bool>();
        ThreadOf(Whole(flow), completion).UnsafeStart();
        return completion.Task;
    }

    public void Wake() => signal.Set();

    public override void Post(SendOrPostCallback d, object? state)
    {
        posted.Enqueue((d, state));
        signal.Set();
    }

    public override void Send(SendOrPostCallback d, object? state) =>
        throw new NotSupportedException("The engine's thread never waits for another.");

    public override SynchronizationContext CreateCopy() => this;

    private static Func<Task<bool>> Whole(Func<Task> flow) => async () =>
    {
        await flow();
        return true;
    };

    private Thread ThreadOf<T>(Func<Task<T>> flow, TaskCompletionSource<T> completion) => new(() => Pump(flow, completion)) { IsBackground = true, Name = name };

    private void Pump<T>(Func<Task<T>> flow, TaskCompletionSource<T> completion)
    {
        SetSynchronizationContext(this);
        var task = Begin(flow);
        while (true)
        {
            while (posted.TryDequeue(out var item))
            {
                item.Callback(item.State);
            }

            if (task.IsCompleted)
            {
                break;
            }

            alarm?.Ring();
            if (!posted.IsEmpty)
            {
                continue;
            }

            if (alarm is null)
            {
                signal.WaitOne();
            }
            else
            {
                alarm.Sleep(signal);
            }
        }

        SetSynchronizationContext(null);
        completion.SetFromTask(task);
    }

    // An async method, so that a flow that throws before its first await ends up in the task, and that its end wakes the pump.
    private static async Task<T> Begin<T>(Func<Task<T>> flow) => await flow();
}
