using BenchmarkDotNet.Attributes;

namespace LoadKit.Benchmarks.HotPath;

/// <summary>One iteration of one user whose body gives its thread back once. The baseline does so too, on the same thread pool.</summary>
public class YieldingBodyBenchmarks
{
    private const int Count = 1_000_000;

    private readonly BareLoop loop = new();
    private Func<BareLoop, CancellationToken, ValueTask> bareBody = null!;
    private LoadTest test = null!;

    [Params("await Task.Yield()", "a step with it")]
    public string Body { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        var isStep = Body == "a step with it";
        bareBody = isStep ? static (bare, _) => bare.Step(Yield) : static (_, _) => Yield();
        test = Users.Test(users: 1, Count, isStep ? static (user, _) => user.Step("GET /", Yield) : static (_, _) => Yield());
    }

    [Benchmark(Description = "bare loop", Baseline = true, OperationsPerInvoke = Count)]
    public Task BareLoop() => Task.Run(() => loop.RunAsync(Count, bareBody));

    [Benchmark(Description = "LoadTest", OperationsPerInvoke = Count)]
    public Task Engine() => Users.RunAsync(test, Count);

    private static async ValueTask Yield() => await Task.Yield();
}
