using BenchmarkDotNet.Attributes;

namespace LoadKit.Benchmarks.HotPath;

/// <summary>One iteration of one user whose body throws. The baseline catches the same exception once; that is most of it.</summary>
public class ThrowingBodyBenchmarks
{
    private const int Count = 50_000;

    private readonly BareLoop loop = new();
    private readonly LoadTest test = Users.Test(users: 1, Count, static (_, _) => throw new InvalidOperationException("out of stock"));
    private readonly LoadTest stepTest = Users.Test(users: 1, Count,
        static (user, _) => user.Step("GET /", static ValueTask () => throw new InvalidOperationException("out of stock")));

    [Benchmark(Description = "bare loop", Baseline = true, OperationsPerInvoke = Count)]
    public void BareLoop() => loop.Run(Count, static (_, _) => throw new InvalidOperationException("out of stock"));

    [Benchmark(Description = "LoadTest", OperationsPerInvoke = Count)]
    public Task Engine() => Users.RunAsync(test, Count);

    [Benchmark(Description = "LoadTest, thrown by a step", OperationsPerInvoke = Count)]
    public Task EngineWithStep() => Users.RunAsync(stepTest, Count);
}
