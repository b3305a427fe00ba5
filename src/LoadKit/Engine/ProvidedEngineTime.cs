using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>The time of a provider that is neither the system's nor virtual: its timers wake the engine and its users.</summary>
internal class ProvidedEngineTime(TimeProvider provider) : EngineTime(provider)
{
    // Timers wait 49 days at most; longer waits are made of several.
    private const long Longest = 40L * 24 * 60 * 60 * Clock.Second;

    public override Task<T> RunAsync<T>(Func<Task<T>> flow) => new EngineThread("LoadKit engine").RunAsync(flow);

    public override Task RunBeside(string name, Func<Task> flow) => new EngineThread(name).RunAsync(flow);

    public override void Schedule(IThreadPoolWorkItem turn) => ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: false);

    public override void Arm(Waiter waiter)
    {
        // A provider's timers have 100 ns steps: rounded up, for a wait must never end early.
        var wait = Math.Clamp(waiter.Due - Now, 0, Longest);
        var span = new TimeSpan((wait + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick);
        waiter.Timer ??= Provider.CreateTimer(_ => Ring(waiter), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        waiter.Timer.Change(span, Timeout.InfiniteTimeSpan);
    }

    private void Ring(Waiter waiter)
    {
        if (waiter.Due > Now)
        {
            Arm(waiter);
        }
        else
        {
            waiter.Fire();
        }
    }

    public override void Cancel(CancellationTokenSource source) => _ = source.CancelAsync();
}
