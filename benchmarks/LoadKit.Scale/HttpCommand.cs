using System.Diagnostics;
using System.Globalization;
using LoadKit.Units;

namespace LoadKit.Scale;

/// <summary>What a request costs beside the same request in a bare loop.</summary>
internal sealed class HttpCommand : Command
{
    private const int Connections = 64;

    // Before and after what is measured.
    private static readonly TimeSpan Margin = 500.Milliseconds;

    public override string Name => "http";

    public override string Usage => "[seconds: 3] [rounds: 7]";

    public override string Title => "HTTP beside a bare HttpClient";

    public override string Notes => """
        64 users against 64 tasks that loop, keep-alive, an answer of 22 bytes, Kestrel in a process of its own on the same machine. Both run in one process, on handlers with the
        same settings, in turns (bare, LoadKit, LoadKit, bare, ...) after a round for warming up; the ratio of a round is that of its two, and the table has the medians. Measured
        from half a second after the start of a turn, so that starting and judging a run are not in it. CPU is the client process's processor time for one request, bytes what it allocates
        for one; both hold all that LoadKit does meanwhile. The bare loops are given a token where it says so.
        """;

    public override string[] Quick => ["1", "3"];

    public override int Repetitions => 1;

    public override IEnumerable<Row> Rows(string[] arguments) => HttpPair.All.Index().Select(pair =>
        new Row(pair.Item.Label, $"{pair.Index}", arguments.ElementAtOrDefault(0) ?? "3", arguments.ElementAtOrDefault(1) ?? "7"));

    public override Figures Measure(string[] row)
    {
        var numbers = Array.ConvertAll(row, text => int.Parse(text, CultureInfo.InvariantCulture));
        var (pair, time) = (HttpPair.All[numbers[0]], TimeSpan.FromSeconds(numbers[1]));
        using var server = new HttpServer();
        using var bare = new HttpClient(LoadHttp.CreateHandler()) { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };
        using var own = pair.IsOwnClient ? LoadHttp.CreateClient(server.Address) : new HttpClient(LoadHttp.CreateHandler()) { BaseAddress = server.Address, Timeout = Timeout.InfiniteTimeSpan };

        var rounds = new List<(Cost Bare, Cost Own)>();
        for (var i = 0; i <= numbers[2]; i++)
        {
            var first = i % 2 == 0 ? Loop(pair, bare, time) : Run(pair, own, time);
            var second = i % 2 == 0 ? Run(pair, own, time) : Loop(pair, bare, time);
            rounds.Add(i % 2 == 0 ? (first, second) : (second, first));
        }

        rounds.RemoveAt(0);
        return new Figures()
            .Add("bare", Median(rounds, round => round.Bare.PerSecond), Unit.PerSecond)
            .Add("LoadKit", Median(rounds, round => round.Own.PerSecond), Unit.PerSecond)
            .Add("ratio", Median(rounds, round => round.Own.PerSecond / round.Bare.PerSecond), Unit.Decimal)
            .Add("bare CPU", Median(rounds, round => round.Bare.Cpu), Unit.Seconds)
            .Add("LoadKit CPU", Median(rounds, round => round.Own.Cpu), Unit.Seconds)
            .Add("CPU ratio", Median(rounds, round => round.Own.Cpu / round.Bare.Cpu), Unit.Decimal)
            .Add("bare bytes", Median(rounds, round => round.Bare.Bytes), Unit.Bytes)
            .Add("LoadKit bytes", Median(rounds, round => round.Own.Bytes), Unit.Bytes)
            .Add("bytes ratio", Median(rounds, round => round.Own.Bytes / round.Bare.Bytes), Unit.Decimal);
    }

    private static Cost Loop(HttpPair pair, HttpClient client, TimeSpan time)
    {
        var (start, counted) = (Stopwatch.GetTimestamp(), new Counted());
        async Task User()
        {
            for (var i = 1; Stopwatch.GetElapsedTime(start) < time + (2 * Margin); i++)
            {
                await pair.Bare(client, i);
                counted.Add();
            }
        }

        return Cost.Of(Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(User))), counted, time);
    }

    private static Cost Run(HttpPair pair, HttpClient client, TimeSpan time)
    {
        var counted = new Counted();
        var scenario = Scenario.Create("s", async (user, _) =>
        {
            await pair.Verb(user, client);
            counted.Add();
        });
        var test = LoadTest.Create("http").WithUsers(Load.Closed.From(Connections).Hold(Connections, time + (2 * Margin)), UserType.Create("user", weight: 1, scenario));
        return Cost.Of(test.RunAsync(), counted, time);
    }

    private static double Median<T>(IEnumerable<T> rounds, Func<T, double> value)
    {
        double[] sorted = [.. rounds.Select(value).Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private sealed class Counted
    {
        private long count;

        public long Count => Volatile.Read(ref count);

        public void Add() => Interlocked.Increment(ref count);
    }

    /// <summary>What requests cost: how many there were a second, seconds of processor time and bytes for each.</summary>
    private sealed record Cost(double PerSecond, double Cpu, double Bytes)
    {
        public static Cost Of(Task load, Counted counted, TimeSpan time)
        {
            Thread.Sleep(Margin);
            var (before, first) = (ProcessFigures.Now(), counted.Count);
            Thread.Sleep(time);
            var (after, last) = (ProcessFigures.Now(), counted.Count);
            load.GetAwaiter().GetResult();
            var count = (double)(last - first);
            return new(count / after.Since(before).TotalSeconds, (after.Cpu - before.Cpu).TotalSeconds / count, (after.Allocated - before.Allocated) / count);
        }
    }
}
