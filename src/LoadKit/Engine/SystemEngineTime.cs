namespace LoadKit.Engine;

/// <summary>Real time: the engine's flow, and the wheel on which users wait, have a thread of their own; users run on the pool.</summary>
internal sealed class SystemEngineTime : EngineTime
{
    private readonly EngineThread thread;
    private readonly TimingWheel wheel;

    public SystemEngineTime()
        : base(TimeProvider.System)
    {
        wheel = new TimingWheel(this);
        thread = new EngineThread("LoadKit engine", wheel);
        wheel.Stirred = thread.Wake;
    }

    public override Task<T> RunAsync<T>(Func<Task<T>> flow) => thread.RunAsync(flow);

    public override Task RunBeside(string name, Func<Task> flow) => new EngineThread(name).RunAsync(flow);

    public override void Start(UserSession user) => UserStart.OnPool(user);

    public override void Arm(Pause pause) => wheel.Add(pause);

    public override void Cancel(CancellationTokenSource source) => _ = source.CancelAsync();
}
