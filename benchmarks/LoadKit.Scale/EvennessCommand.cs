using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>Whether arrivals come evenly, or in bursts with the ticks of a timer.</summary>
internal sealed class EvennessCommand : Command
{
    private const int Rate = 2000;
    private static readonly TimeSpan Settling = 1.Seconds, Length = 10.Seconds;

    public override string Name => "evenness";

    public override string Usage => "";

    public override string Title => "Evenness of 2,000 arrivals per second";

    public override string Notes => """
        Starts of the body in each 10 ms of ten seconds, after one of settling. Even arrivals have 20 in each; a Poisson process has a standard deviation of 4.47, the
        square root of 20.
        """;

    public override IEnumerable<Row> Rows(string[] arguments) =>
    [
        new("LoadTest, even", "even"),
        new("LoadTest, `Poisson()`", "poisson"),
        new("baseline: `PeriodicTimer` of 1 ms", "timer"),
        new("baseline: thread with `Thread.Sleep(1)`", "thread"),
    ];

    public override Figures Measure(string[] row)
    {
        var starts = new Starts(Settling + Length);
        var run = row[0] is "even" or "poisson" ? Test(row[0] == "poisson", Begin).RunAsync() : new TaskArrivals(row[0] == "thread").RunAsync(Rate, Length + 1.Seconds, Begin);
        run.GetAwaiter().GetResult();
        return starts.Figures(from: Settling);

        ValueTask Begin()
        {
            starts.Add();
            return ValueTask.CompletedTask;
        }
    }

    private static LoadTest Test(bool poisson, Func<ValueTask> body)
    {
        var load = Load.Open.Hold(Rate.PerSecond, Settling + Length + 1.Seconds);
        return LoadTest.Create("evenness").WithSeed(1)
            .WithUsers(poisson ? load.Poisson() : load, UserType.Create("user", weight: 1, Scenario.Create("body", (_, _) => body())));
    }
}
