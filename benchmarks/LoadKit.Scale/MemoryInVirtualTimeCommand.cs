using System.Diagnostics;
using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>Whether memory keeps its bound over a working day, which virtual time makes short.</summary>
internal sealed class MemoryInVirtualTimeCommand : Command
{
    private const int Hours = 8;

    public override string Name => "memory-virtual";

    public override string Usage => "";

    public override string Title => "Memory over eight hours of virtual time";

    public override string Notes => """
        20 users paced at one second, 15 steps of 1 to 50 ms each: 8.64 million timed steps. Resident memory above what it was before, at virtual hours.
        """;

    public override int Repetitions => 1;

    public override IEnumerable<Row> Rows(string[] arguments) => [new("15 steps")];

    public override Figures Measure(string[] row)
    {
        var samples = new MemorySamples();
        var time = new VirtualTime();
        var type = UserType.Create("user", weight: 1, new MemoryScenario(time).Create()).Paced(1.Seconds);
        var test = LoadTest.Create("memory").WithSeed(1).WithTimeProvider(time).WithUsers(Load.Closed.From(20).Hold(Hours.Hours), type);
        var start = Stopwatch.GetTimestamp();
        var result = time.RunAsync(async () =>
        {
            var run = test.RunAsync();
            for (var hour = 1; hour <= Hours; hour++)
            {
                await Task.Delay(hour < Hours ? 1.Hours : 0.99.Hours, time);
                if (hour is 1 or 2 or 4 or 8)
                    samples.Take($"{hour} h");
            }

            return await run;
        }).GetAwaiter().GetResult();
        var took = Stopwatch.GetElapsedTime(start);
        return samples.Finish(result).Add("took", took);
    }
}
