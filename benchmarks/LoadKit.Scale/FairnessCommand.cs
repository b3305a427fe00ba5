using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>Whether users who never wait leave the thread pool to each other and to everybody else.</summary>
internal sealed class FairnessCommand : Command
{
    private const int Users = 100;

    public override string Name => "fairness";

    public override string Usage => "";

    public override string Title => "A hundred users who never wait";

    public override string Notes => """
        Five seconds with a body that ends at once; iterations of each user. Probe: an item queued to the thread pool every 10 ms, until it runs. The baseline,
        a hundred tasks in a loop without an await, runs one second.
        """;

    public override IEnumerable<Row> Rows(string[] arguments) => [new("LoadTest", "engine"), new("baseline: `Task.Run` loops", "tasks"), new("baseline: nothing runs", "idle")];

    public override Figures Measure(string[] row)
    {
        if (row[0] == "engine")
            Run(new long[Users], 1.Seconds);

        var iterations = new long[Users];
        var probe = new Probe();
        switch (row[0])
        {
            case "engine":
                Run(iterations, 5.Seconds);
                break;
            case "tasks":
                RunTasks(iterations);
                break;
            default:
                Thread.Sleep(5.Seconds);
                break;
        }

        var figures = probe.Stop();
        Array.Sort(iterations);
        return row[0] == "idle" ? figures : figures
            .Add("fewest iterations", iterations[0], Unit.Count)
            .Add("median", iterations[Users / 2], Unit.Count)
            .Add("most", iterations[^1], Unit.Count)
            .Add("users without any", iterations.Count(count => count == 0), Unit.Count);
    }

    // Each user has an element of its own; that neighbours share a cache line makes both rows slower alike.
    private static void Run(long[] iterations, TimeSpan time) => LoadTest.Create("fairness").WithSeed(1)
        .WithUsers(Load.Closed.From(Users).Hold(time), UserType.Create("user", weight: 1, Scenario.Create("body", (user, _) =>
        {
            iterations[user.Id - 1]++;
            return ValueTask.CompletedTask;
        })))
        .RunAsync().GetAwaiter().GetResult();

    private static void RunTasks(long[] iterations)
    {
        using var stop = new CancellationTokenSource();
        var token = stop.Token;
        var tasks = Enumerable.Range(0, Users).Select(i => Task.Run(() =>
        {
            while (!token.IsCancellationRequested)
                iterations[i]++;
        })).ToArray();
        Thread.Sleep(1.Seconds);
        stop.Cancel();
        Task.WaitAll(tasks);
    }
}
