namespace LoadKit.Benchmarks.HotPath;

/// <summary>Load tests of so many users who do the same so many times each: the whole cost of the engine is in them, and nothing else.</summary>
internal static class Users
{
    public static LoadTest Test(int users, int iterations, Func<VirtualUser, CancellationToken, ValueTask> body) => LoadTest
        .Create("hot path")
        .WithSeed(1)
        .WithUsers(Load.Closed.IterationsPerUser(iterations, users), UserType.Create("user", weight: 1, Scenario.Create("body", body)));

    /// <summary>Runs it, and throws when it did not do what is measured.</summary>
    public static async Task RunAsync(LoadTest test, long iterations)
    {
        var result = await test.RunAsync();
        var counts = result.Totals.Counts;
        if (counts.Succeeded + counts.Failed != iterations)
            throw new InvalidOperationException($"{counts} instead of {iterations} iterations");
    }
}
