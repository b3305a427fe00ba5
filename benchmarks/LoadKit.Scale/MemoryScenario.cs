namespace LoadKit.Scale;

/// <summary>
/// Fifteen steps that take 1 to 50 ms each, all lengths alike, so that histograms fill as in a real run. After them whatever new names are due, of
/// steps and of errors; at most 200 and 20 in an iteration, or it would be nothing else.
/// </summary>
internal sealed class MemoryScenario(TimeProvider time, Names? steps = null, Names? errors = null)
{
    private static readonly string[] Common = [.. Enumerable.Range(0, 15).Select(i => $"step {(char)('a' + i)}")];

    private readonly long start = time.GetTimestamp();

    public Scenario Create() => Scenario.Create("memory", RunAsync);

    private async ValueTask RunAsync(VirtualUser user, CancellationToken cancellationToken)
    {
        foreach (var name in Common)
        {
            var length = TimeSpan.FromMilliseconds(1 + (user.Random.NextDouble() * 49));
            await user.Step(name, token => Task.Delay(length, time, token));
        }

        for (var i = 0; i < 200 && steps?.Next(time.GetElapsedTime(start)) is { } name; i++)
            await user.Step(name, static () => ValueTask.CompletedTask);

        for (var i = 0; i < 20 && errors?.Next(time.GetElapsedTime(start)) is { } message; i++)
            user.Fail(message);
    }
}
