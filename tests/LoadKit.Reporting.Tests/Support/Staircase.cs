using LoadKit.Units;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>
/// A gateway under three levels of load, each slower than the one before; the highest fails for eight seconds, of which four answer nothing at all. Servers, a cache,
/// categories of steps, rejections, and the times of what failed are known.
/// </summary>
internal static class Staircase
{
    private static readonly (string Name, int PerSecond, double Scale)[] Steps = [("GET /users", 6, 0.6), ("POST /orders", 3, 1.4), ("health", 1, 0.1)];
    private static readonly int[] Levels = [50, 100, 150];
    private static readonly TimeSpan Each = 40.Seconds;

    public static OpenLoad Load { get; } = LoadKit.Load.Open.Hold(50.PerSecond, Each, "low").Hold(100.PerSecond, Each, "normal").Hold(150.PerSecond, Each, "high");

    public static RunInfo Info { get; } = new()
    {
        Name = "gateway",
        StartedAt = new DateTimeOffset(2026, 3, 14, 9, 0, 0, TimeSpan.Zero),
        PlannedDuration = 2.Minutes,
        Populations = [new Population(Load, [UserType.Create("client", 1, Checkout.Scenario("call"))])],
        Seed = 7,
    };

    public static RunResult Result { get; } = Make();

    private static RunResult Make()
    {
        Interval[] timeline = [.. Enumerable.Range(0, 120).Select(Second)];
        var requests = Requests(timeline);
        var iterations = new IterationFigures(requests, requests.Latency, new Latencies(Distribution.Flat((int)requests.Count, 0.2)));
        var traffic = new Traffic(requests.Count * 200, requests.Count * 3_000, 0, 2.Minutes);
        return new RunResult
        {
            Name = Info.Name,
            Run = Info,
            Verdict = Verdict.Fail,
            Reason = "1 of 2 objectives missed: availability 92.76 %, limit >= 99.5 %",
            StartedAt = Info.StartedAt,
            Duration = 2.Minutes,
            Seed = Info.Seed,
            JudgedDuration = 2.Minutes,
            JudgedStages = "low, normal, high",
            Slos = [Availability(requests), Latency],
            Totals = new Totals(requests, iterations, new IterationCounts(requests.Count, requests.Succeeded, requests.Failed, 0, 0)) { Traffic = traffic },
            Whole = new Totals(requests, iterations, new IterationCounts(requests.Count, requests.Succeeded, requests.Failed, 0, 0)) { Traffic = traffic },
            Steps = [.. Steps.Select(step => new StepResult(step.Name, Requests(timeline, step.Name)) { Traffic = new Traffic(step.PerSecond * 240_000, step.PerSecond * 3_600_000, 0, 2.Minutes) })],
            Stages = [.. Levels.Select((_, level) => Stage(timeline, level))],
            Tags =
            [
                new TagResult("cache", "hit", "GET /users", Part(timeline, "GET /users", of: 3, part: 2)),
                new TagResult("cache", "miss", "GET /users", Part(timeline, "GET /users", of: 3, part: 1)),
                new TagResult("category", "read", "GET /users", Requests(timeline, "GET /users")),
                new TagResult("category", "write", "POST /orders", Requests(timeline, "POST /orders")),
                new TagResult("server", "app-1", "GET /users", Part(timeline, "GET /users", of: 2, part: 1)),
                new TagResult("server", "app-1", "POST /orders", Requests(timeline, "POST /orders")),
                new TagResult("server", "app-2", "GET /users", Part(timeline, "GET /users", of: 2, part: 1)),
            ],
            Errors =
            [
                new ErrorGroup("POST /orders", "HTTP 503", "Service Unavailable", "POST /orders answered 503 Service Unavailable", timeline.Sum(second => second.Steps[1].Failed), 100.Seconds, 108.Seconds),
                new ErrorGroup("GET /users", "HTTP 429", "", "", timeline.Sum(second => second.Steps[0].Failed), 100.Seconds, 108.Seconds),
                new ErrorGroup("health", "timeout", "no answer within # s", "no answer within 2 s", timeline.Sum(second => second.Steps[2].Failed), 104.Seconds, 108.Seconds),
            ],
            Timeline = timeline,
            Gauges = GaugesOf(timeline),
        };
    }

    private static SloOutcome Availability(Measured requests) => new()
    {
        Slo = Slo.Availability(99.5.Percent),
        Verdict = Verdict.Fail,
        Reason = "availability 92.76 %, limit >= 99.5 %",
        Measured = "92.766 %",
        Counts = $"{Quantities.Count(requests.Succeeded)}/{Quantities.Count(requests.Count)}",
        Interval = "91.40 to 93.97 %",
        Value = (double)requests.Succeeded / requests.Count,
        Low = 0.914,
        High = 0.9397,
        Margin = -13.5,
        MarginText = "budget spent 14.5 times",
        Samples = requests.Count,
        Budget = new ErrorBudget(99.5.Percent, TimeSpan.FromDays(30), requests.Failed, requests.Count, 2.Minutes, 12.06, 17.2, []),
    };

    private static SloOutcome Latency => new()
    {
        Slo = Slo.Latency(95, atMost: 500.Milliseconds),
        Verdict = Verdict.Pass,
        Reason = "p95 370 ms",
        Measured = "370 ms",
        Interval = "355 to 392 ms",
        Value = 0.37,
        Low = 0.355,
        High = 0.392,
        Margin = 0.26,
        MarginText = "26 % better",
        Samples = 12_000,
        IsExceeded = true,
    };

    private static StageResult Stage(Interval[] timeline, int level)
    {
        var seconds = timeline[(level * 40)..((level + 1) * 40)];
        var requests = Requests(seconds);
        return new StageResult(Load.Stages[level], level * Each, Each, true, requests, IterationFigures.None, new IterationCounts(requests.Count, requests.Succeeded, requests.Failed, 0, level == 2 ? 12 : 0))
        {
            Gauges = GaugesOf(seconds),
            Slos =
            [
                Latency with { Verdict = level == 2 ? Verdict.Inconclusive : Verdict.Pass },
                Availability(requests) with { Verdict = level == 2 ? Verdict.Fail : Verdict.Pass, Budget = null },
            ],
        };
    }

    private static Interval Second(int second)
    {
        var level = second / 40;
        var (isFailing, isDead) = (second is >= 100 and < 108, second is >= 104 and < 108);
        StepInterval[] steps = [.. Steps.Select((step, i) => Step(step, i, level, isFailing, isDead))];
        return new Interval
        {
            Start = TimeSpan.FromSeconds(second),
            Length = 1.Seconds,
            Stage = Load.Stages[level].Name,
            IsJudged = true,
            Users = Levels[level] / 5,
            PeakUsers = Levels[level] / 5,
            Requests = steps.Sum(step => step.Count),
            Failed = steps.Sum(step => step.Failed),
            Rejected = steps.Sum(step => step.Rejected),
            BytesReceived = steps.Sum(step => step.Count) * 3_000,
            BytesSent = steps.Sum(step => step.Count) * 200,
            Latency = Histogram.Merge([.. steps.Select(step => step.Latency)]),
            FailedLatency = Histogram.Merge([.. steps.Select(step => step.FailedLatency)]),
            Steps = steps,
            Gauges =
            [
                new GaugeResult("cpu", "%", 1, 22 + (31 * level) + (second % 5), 22 + (31 * level) + (second % 5), 22 + (31 * level) + (second % 5), 22 + (31 * level) + (second % 5)),
                new GaugeResult("memory", "bytes", 1, 180e6 + (second * 1e6), 180e6 + (second * 1e6), 180e6 + (second * 1e6), 180e6 + (second * 1e6)),
            ],
        };
    }

    private static IReadOnlyList<GaugeResult> GaugesOf(Interval[] intervals) => intervals.Aggregate((one, next) => one.Merge(next)).Gauges;

    private static StepInterval Step((string Name, int PerSecond, double Scale) step, int number, int level, bool isFailing, bool isDead)
    {
        var count = step.PerSecond * Levels[level] / 10;
        var failed = isDead ? count : isFailing && number < 2 ? count / 2 : 0;
        var slower = step.Scale * (level == 2 ? 3.2 : 1 + (0.4 * level));
        var bad = Distribution.Flat(failed, 4);
        return new StepInterval(step.Name, count, failed, Histogram.Merge([Distribution.Of(count - failed, slower), bad])) { FailedLatency = bad, Rejected = number == 0 ? failed : 0 };
    }

    private static Measured Requests(Interval[] intervals, string? step = null)
    {
        StepInterval[] parts = [.. intervals.SelectMany(interval => interval.Steps).Where(part => step is null || part.Name == step)];
        return new Measured(parts.Sum(part => part.Count), parts.Sum(part => part.Failed), new Latencies(Histogram.Merge([.. parts.Select(part => part.Latency)])), TimeSpan.FromSeconds(intervals.Length))
        {
            FailedLatency = new Latencies(Histogram.Merge([.. parts.Select(part => part.FailedLatency)])),
            Rejected = parts.Sum(part => part.Rejected),
        };
    }

    // Every so many seconds' worth of a step, as if one server of several had answered them.
    private static Measured Part(Interval[] intervals, string step, int of, int part) =>
        Requests([.. intervals.Where((_, i) => part == 1 ? i % of == 0 : i % of != 0)], step) with { Duration = TimeSpan.FromSeconds(intervals.Length) };
}
