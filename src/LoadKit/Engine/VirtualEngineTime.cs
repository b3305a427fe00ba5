namespace LoadKit.Engine;

/// <summary>Virtual time: engine and users share the thread of the simulation, so that every run takes the same course.</summary>
internal sealed class VirtualEngineTime(VirtualTime time) : ProvidedEngineTime(time)
{
    public override bool IsVirtual => true;

    public override Task<T> RunAsync<T>(Func<Task<T>> flow) => time.IsSimulationThread ? flow() : time.RunAsync(flow);

    public override Task RunBeside(string name, Func<Task> flow) => flow();

    public override void Schedule(IThreadPoolWorkItem turn) => time.Post(turn);

    public override void Cancel(CancellationTokenSource source) => source.Cancel();
}
