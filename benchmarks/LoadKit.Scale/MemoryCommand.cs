using System.Diagnostics;
using System.Globalization;
using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>Whether memory has a bound when names and messages have none.</summary>
internal sealed class MemoryCommand : Command
{
    public override string Name => "memory";

    public override string Usage => "[minutes: 2]";

    public override string Title => "Memory over time";

    public override string Notes => """
        500 users paced at one second, 15 steps of 1 to 50 ms each: 7,500 timed steps a second; the second row adds a million
        distinct step names and 100,000 distinct error messages, spread evenly over the run. Resident memory above what it was before, at quarters of the run. A
        profile with a single stage.
        """;

    public override string[] Quick => ["0.3"];

    public override int Repetitions => 1;

    public override IEnumerable<Row> Rows(string[] arguments) =>
        from kind in new[] { "common", "distinct" }
        select new Row(kind == "common" ? "15 steps" : "and a million step names, 100,000 errors", kind, arguments.ElementAtOrDefault(0) ?? "2");

    public override Figures Measure(string[] row)
    {
        var length = double.Parse(row[1], CultureInfo.InvariantCulture).Minutes;
        var isDistinct = row[0] == "distinct";
        var steps = isDistinct ? new Names("step ", 1_000_000, length * 0.95) : null;
        var errors = isDistinct ? new Names("error ", 100_000, length * 0.95) : null;

        var samples = new MemorySamples();
        var start = Stopwatch.GetTimestamp();
        var type = UserType.Create("user", weight: 1, new MemoryScenario(TimeProvider.System, steps, errors).Create());
        var run = LoadTest.Create("memory").WithSeed(1).WithUsers(Load.Closed.From(500).Hold(length), type.Paced(1.Seconds)).RunAsync();
        for (var quarter = 1; quarter <= 4; quarter++)
        {
            Thread.Sleep(TimeSpan.FromTicks(Math.Max(0, ((length * quarter / 4) - 0.2.Seconds - Stopwatch.GetElapsedTime(start)).Ticks)));
            samples.Take($"{quarter * 25} %");
        }

        return samples.Finish(run.GetAwaiter().GetResult(), steps, errors);
    }
}
