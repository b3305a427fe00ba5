namespace LoadKit.Engine;

/// <summary>Virtual time: engine and users share the thread of the simulation, so that every run takes the same course.</summary>
internal sealed class VirtualEngineTime(VirtualTime time) : ProvidedEngineTime(time)
{
    public override bool IsVirtual => true;

    public override Task<T> RunAsync<T>(Func<Task<T>> flow) => time.IsSimulationThread ? flow() : time.RunAsync(flow);

    public override Task RunBeside(string name, Func<Task> flow) => flow();

    public override void Schedule(IThreadPoolWorkItem turn) => time.Post(turn);

    public override void Cancel(CancellationTokenSource source)
    {
        try
        {
            source.Cancel();
        }
        catch (AggregateException)
        {
            // From callbacks of the scenario's. On the real clock they run on the pool and nobody sees what they throw either.
        }
    }
}
