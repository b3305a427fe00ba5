namespace LoadKit.Engine;

/// <summary>The time of a provider that is neither the system's nor virtual: its timers wake the engine and its users.</summary>
internal class ProvidedEngineTime(TimeProvider provider) : EngineTime(provider)
{
    public override Task<T> RunAsync<T>(Func<Task<T>> flow) => new EngineThread("LoadKit engine").RunAsync(flow);

    public override Task RunBeside(string name, Func<Task> flow) => new EngineThread(name).RunAsync(flow);

    public override void Start(UserSession user) => UserStart.OnPool(user);

    public override void Arm(Pause pause)
    {
        // A provider's timers have 100 ns steps: rounded up, for a wait must never end early.
        var wait = Math.Max(0, pause.Due - Now);
        var span = new TimeSpan((wait + TimeSpan.NanosecondsPerTick - 1) / TimeSpan.NanosecondsPerTick);
        pause.Timer ??= Provider.CreateTimer(static state => ((Pause)state!).Fire(), pause, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        pause.Timer.Change(span, Timeout.InfiniteTimeSpan);
    }

    public override void Cancel(CancellationTokenSource source) => _ = source.CancelAsync();
}
