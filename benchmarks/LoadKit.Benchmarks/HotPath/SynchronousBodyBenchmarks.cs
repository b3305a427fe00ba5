using BenchmarkDotNet.Attributes;

namespace LoadKit.Benchmarks.HotPath;

/// <summary>One iteration of one user whose body never waits. The baseline calls the same kind of delegate and measures as little as can be.</summary>
public class SynchronousBodyBenchmarks
{
    private const int Count = 5_000_000;

    private readonly BareLoop loop = new();
    private Func<BareLoop, CancellationToken, ValueTask> bareBody = null!;
    private LoadTest test = null!;

    [Params("empty", "one step", "two steps", "check", "tag", "Fail")]
    public string Body { get; set; } = "";

    [GlobalSetup]
    public void Prepare()
    {
        (bareBody, var body) = Bodies();
        test = Users.Test(users: 1, Count, body);
    }

    [Benchmark(Description = "bare loop", Baseline = true, OperationsPerInvoke = Count)]
    public void BareLoop() => loop.Run(Count, bareBody);

    [Benchmark(Description = "LoadTest", OperationsPerInvoke = Count)]
    public Task Engine() => Users.RunAsync(test, Count);

    private (Func<BareLoop, CancellationToken, ValueTask>, Func<VirtualUser, CancellationToken, ValueTask>) Bodies() => Body switch
    {
        "empty" => (static (_, _) => ValueTask.CompletedTask, static (_, _) => ValueTask.CompletedTask),
        "one step" => (
            static (bare, _) => bare.Step(static () => ValueTask.CompletedTask),
            static (user, _) => user.Step("GET /", static () => ValueTask.CompletedTask)),
        "two steps" => (
            static async (bare, _) =>
            {
                await bare.Step(static () => ValueTask.CompletedTask);
                await bare.Step(static () => ValueTask.CompletedTask);
            },
            static async (user, _) =>
            {
                await user.Step("GET /", static () => ValueTask.CompletedTask);
                await user.Step("POST /", static () => ValueTask.CompletedTask);
            }
        ),
        "check" => (
            static (bare, _) =>
            {
                bare.Check(true);
                return ValueTask.CompletedTask;
            },
            static (user, _) =>
            {
                user.Check("it is there", true);
                return ValueTask.CompletedTask;
            }
        ),
        "tag" => (
            static (bare, _) =>
            {
                bare.Tag();
                return ValueTask.CompletedTask;
            },
            static (user, _) =>
            {
                user.Tag("server", "first");
                return ValueTask.CompletedTask;
            }
        ),
        "Fail" => (
            static (bare, _) =>
            {
                bare.Fail();
                return ValueTask.CompletedTask;
            },
            static (user, _) =>
            {
                user.Fail("out of stock");
                return ValueTask.CompletedTask;
            }
        ),
        _ => throw new InvalidOperationException(Body),
    };
}
