using LoadKit.Time;
namespace LoadKit.Engine;

/// <summary>Real time: the engine's flow, and the wheel on which users wait, have a thread of their own; users run on the pool.</summary>
internal sealed class SystemEngineTime : EngineTime
{
    private readonly EngineThread thread;
    private readonly TimingWheel wheel;

    public SystemEngineTime()
        : base(TimeProvider.System)
    {
        wheel = new TimingWheel();
        thread = new EngineThread("LoadKit engine", new Alarm(this, wheel));
        wheel.Stirred = thread.Wake;
    }

    public override long Grain => Clock.Millisecond;

    public override bool IsReal => true;

    public override Task<T> RunAsync<T>(Func<Task<T>> flow) => thread.RunAsync(flow);

    public override Task RunBeside(string name, Func<Task> flow) => new EngineThread(name).RunAsync(flow);

    public override void Schedule(IThreadPoolWorkItem turn) => ThreadPool.UnsafeQueueUserWorkItem(turn, preferLocal: false);

    public override void Arm(Waiter waiter) => wheel.Add(waiter);

    public override void ArmExactly(Waiter waiter) => thread.Alarm!.Set(waiter);

    public override void Cancel(CancellationTokenSource source) => _ = source.CancelAsync();
}
