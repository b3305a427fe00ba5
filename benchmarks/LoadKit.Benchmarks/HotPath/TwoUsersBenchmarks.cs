using BenchmarkDotNet.Attributes;

namespace LoadKit.Benchmarks.HotPath;

/// <summary>
/// Two users on two cores against two threads with a bare loop each. Time per iteration of one of them: what two users share would make it longer than
/// that of one.
/// </summary>
public class TwoUsersBenchmarks
{
    private const int Count = 5_000_000;

    private readonly BareLoop[] loops = [new(), new()];
    private Func<BareLoop, CancellationToken, ValueTask> bareBody = null!;
    private LoadTest test = null!;

    [Params("empty", "one step")]
    public string Body { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        // The thread that waits for the run may be one of the pool's: two more for the users.
        ThreadPool.SetMinThreads(loops.Length + 1, 1);
        var isStep = Body == "one step";
        bareBody = isStep ? static (bare, _) => bare.Step(static () => ValueTask.CompletedTask) : static (_, _) => ValueTask.CompletedTask;
        test = Users.Test(loops.Length, Count,
            isStep ? static (user, _) => user.Step("GET /", static () => ValueTask.CompletedTask) : static (_, _) => ValueTask.CompletedTask);
    }

    [Benchmark(Description = "two threads, bare loops", Baseline = true, OperationsPerInvoke = Count)]
    public void BareLoops()
    {
        var threads = Array.ConvertAll(loops, loop => new Thread(() => loop.Run(Count, bareBody)));
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
    }

    [Benchmark(Description = "LoadTest, two users", OperationsPerInvoke = Count)]
    public Task Engine() => Users.RunAsync(test, (long)Count * loops.Length);
}
