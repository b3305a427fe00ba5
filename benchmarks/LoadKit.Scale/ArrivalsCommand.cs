using System.Globalization;

namespace LoadKit.Scale;

/// <summary>Up to which rate the open model starts iterations when they are meant to start, and what that costs.</summary>
internal sealed class ArrivalsCommand : Command
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1), Window = 5 * Second;

    private static readonly (string Label, Func<Arrivals> Arrivals)[] Sources =
    [
        ("LoadTest", () => new LoadTestArrivals()),
        ("baseline: `PeriodicTimer` of 1 ms", () => new TaskArrivals(ownThread: false)),
        ("baseline: thread with `Thread.Sleep(1)`", () => new TaskArrivals(ownThread: true)),
    ];

    public override string Name => "arrivals";

    public override string Usage => "[rate...: 1000 10000 50000 100000 200000]";

    public override string Title => "Arrivals of the open model";

    public override string Notes => """
        Held for five seconds after one of settling. Lag: from the moment an arrival is due to the start of its body. CPU is of one core; that of the engine's thread
        is in it. Waited for a core: threads that could have run and had none, which on a shared machine explains a lag. Achieved: starts within the window. Most users:
        busy at the end of a second.
        """;

    public override string[] Quick => ["1000", "50000"];

    public override IEnumerable<Row> Rows(string[] arguments) =>
        from rate in arguments.Length > 0 ? arguments : ["1000", "10000", "50000", "100000", "200000"]
        from body in new[] { "empty", "delay" }
        from source in Sources.Index()
        select new Row(
            $"{int.Parse(rate, CultureInfo.InvariantCulture).ToString("N0", CultureInfo.InvariantCulture)} /s, {(body == "delay" ? "`Task.Delay(5)`" : "empty body")}: {source.Item.Label}",
            $"{source.Index}", rate, body);

    public override Figures Measure(string[] row)
    {
        var rate = int.Parse(row[1], CultureInfo.InvariantCulture);
        var starts = new Tally();
        Func<ValueTask> body = row[2] == "delay"
            ? async () =>
            {
                starts.Add();
                await Task.Delay(5);
            }
        : () =>
        {
            starts.Add();
            return ValueTask.CompletedTask;
        };
        var source = Sources[int.Parse(row[0], CultureInfo.InvariantCulture)].Arrivals;
        source().RunAsync(Math.Min(rate, 10_000), Second, body).GetAwaiter().GetResult();

        var arrivals = source();
        var run = Task.Run(() => arrivals.RunAsync(rate, Window, body));
        Thread.Sleep(Second);
        var (before, startsBefore) = (ProcessFigures.Now(), starts.Count);
        Thread.Sleep(Window - (Second / 10));
        var (after, startsAfter) = (ProcessFigures.Now(), starts.Count);
        run.GetAwaiter().GetResult();

        var lag = new Latencies(arrivals.Lag);
        var started = startsAfter - startsBefore;
        return new Figures()
            .Add("achieved", 100 * started / (rate * after.Since(before).TotalSeconds), Unit.Percent)
            .Add("lag p50", lag.Percentile(50))
            .Add("lag p99", lag.Percentile(99))
            .Add("lag p99.9", lag.Percentile(99.9))
            .Add("CPU", after.Share(before, figures => figures.Cpu), Unit.Percent)
            .Add("engine's thread", after.Share(before, figures => figures.EngineCpu), Unit.Percent)
            .Add("waited for a core", after.Share(before, figures => figures.CoreWait), Unit.Percent)
            .Add("GC pauses", after.Share(before, figures => figures.GcPause), Unit.Percent)
            .Add("allocated per arrival", (double)(after.Allocated - before.Allocated) / Math.Max(1, started), Unit.Bytes)
            .Add("dropped", arrivals.Dropped ?? double.NaN, Unit.Count)
            .Add("most users", arrivals.MostUsers ?? double.NaN, Unit.Count);
    }
}
