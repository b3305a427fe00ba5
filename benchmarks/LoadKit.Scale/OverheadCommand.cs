using System.Diagnostics;
using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>What a short test costs besides its profile, and that it prints nothing unless asked.</summary>
internal sealed class OverheadCommand : Command
{
    private const int Runs = 10;

    private static readonly (string Label, Load Load)[] Loads =
    [
        ("closed, 1 user", Load.Closed.From(1).Hold(1.Seconds)),
        ("closed, 100 users", Load.Closed.From(100).Hold(1.Seconds)),
        ("open, 100 /s", Load.Open.Hold(100.PerSecond, 1.Seconds)),
    ];

    public override string Name => "overhead";

    public override string Usage => "";

    public override string Title => "What a one-second test takes beyond its second";

    public override string Notes => """
        Wall time of `RunAsync` less one second: the first run of a process, which compiles, and the median of ten more. Bodies end at once, closed
        users are paced at 100 ms. Baseline: `Task.Delay(1000)`. Printed: bytes on standard output and error of the whole process, without a reporter.
        """;

    public override int Repetitions => 1;

    public override bool CountsOutput => true;

    public override IEnumerable<Row> Rows(string[] arguments) =>
        [.. Loads.Select((load, i) => new Row(load.Label, $"{i}")), new Row("baseline: `Task.Delay(1000)`", $"{Loads.Length}")];

    public override Figures Measure(string[] row)
    {
        var index = row[0][0] - '0';
        Func<Task> run = index == Loads.Length ? () => Task.Delay(1000) : () => RunAsync(Loads[index].Load);
        var first = Beyond(run);
        double[] others = [.. Enumerable.Range(0, Runs).Select(_ => Beyond(run).TotalSeconds).Order()];
        return new Figures()
            .Add("first", first)
            .Add("median of ten", (others[(Runs - 1) / 2] + others[Runs / 2]) / 2, Unit.Seconds)
            .Add("longest of ten", others[^1], Unit.Seconds);
    }

    private static TimeSpan Beyond(Func<Task> run)
    {
        var start = Stopwatch.GetTimestamp();
        run().GetAwaiter().GetResult();
        return Stopwatch.GetElapsedTime(start) - 1.Seconds;
    }

    private static Task<RunResult> RunAsync(Load load)
    {
        var type = UserType.Create("user", weight: 1, Scenario.Create("body", static (_, _) => ValueTask.CompletedTask));
        return LoadTest.Create("overhead").WithUsers(load, load is ClosedLoad ? type.Paced(100.Milliseconds) : type).RunAsync();
    }
}
