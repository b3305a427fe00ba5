using LoadKit.Units;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>A run as it may come: a shop under 50 users for four minutes, slower for half a minute, one objective missed and one unproven.</summary>
internal static class Checkout
{
    private static readonly (string Name, int PerSecond, double Scale)[] Sizes =
        [("GET /cart", 180, 0.8), ("POST /cart", 120, 1), ("POST /payments", 60, 1.7)];

    public static ClosedLoad Load { get; } = LoadKit.Load.Closed.RampTo(50, over: 30.Seconds).Hold(4.Minutes);

    public static RunInfo Info { get; } = new()
    {
        Name = "checkout",
        StartedAt = new DateTimeOffset(2026, 3, 14, 13, 2, 11, TimeSpan.FromHours(1)),
        PlannedDuration = 4.5.Minutes,
        Populations = [new Population(Load, [UserType.Create("buyer", 3, Scenario("buy")), UserType.Create("browser", 1, Scenario("browse"))])],
        Slos = [.. Slos.Select(outcome => outcome.Slo)],
        Seed = 20260314,
    };

    public static RunResult Result { get; } = Make();

    /// <summary>The same run over HTTP: the payments that failed were rejected, and requests know their bytes, phases and traces.</summary>
    public static RunResult Wired { get; } = Wire(Result);

    public static Scenario Scenario(string name) => LoadKit.Scenario.Create(name, (_, _) => Task.CompletedTask);

    private static IReadOnlyList<SloOutcome> Slos =>
    [
        new()
        {
            Slo = Slo.ErrorRate(below: 1.Percent), Verdict = Verdict.Pass, Reason = "0.209 % of 86,400 requests failed", Measured = "0.209 %", Interval = "0.180 to 0.242 %",
            Value = 0.00208, Low = 0.0018, High = 0.00242, Margin = 0.79, MarginText = "79 % better", Samples = 86_400,
        },
        new()
        {
            Slo = Slo.Latency(95, atMost: 250.Milliseconds), Verdict = Verdict.Fail, Reason = "p95 301 ms, limit <= 250 ms (95% CI 296 to 307 ms)", Measured = "301 ms",
            Interval = "296 to 307 ms", Value = 0.301, Low = 0.296, High = 0.307, Margin = -0.204, MarginText = "21 % worse", Samples = 86_400,
        },
        new()
        {
            Slo = Slo.Latency(99.9, atMost: 1.2.Seconds, step: "POST /cart"), Verdict = Verdict.Inconclusive, Reason = "the limit of 1.2 s lies in the interval 1.08 to 1.35 s",
            Measured = "1.19 s", Interval = "1.08 to 1.35 s", Value = 1.19, Low = 1.08, High = 1.35, Margin = 0.01, MarginText = "1 % better", Samples = 28_800,
        },
        new()
        {
            Slo = Slo.Throughput(atLeast: 300.PerSecond), Verdict = Verdict.Pass, Reason = "359 /s succeeded", Measured = "359 /s", Interval = "357 to 361 /s",
            Value = 359, Low = 357, High = 361, Margin = 0.2, MarginText = "20 % better", Samples = 24,
        },
        new()
        {
            Slo = Slo.CheckRate(atLeast: 99.Percent, check: "cart holds the item"), Verdict = Verdict.Pass, Reason = "99.97 % of 28,800 passed", Measured = "99.97 %",
            Interval = "99.95 to 99.99 %", Value = 0.9997, Low = 0.9995, High = 0.9999, Margin = 0.97, MarginText = "97 % better", Samples = 28_800,
        },
    ];

    private static RunResult Make()
    {
        Interval[] timeline = [.. Enumerable.Range(0, 270).Select(Second)];
        var (ramp, hold) = (timeline[..30], timeline[30..]);
        var requests = Requests(hold);
        var whole = Requests(timeline);
        var iterations = Iterations(14_400, 97, 4.Minutes);
        return new RunResult
        {
            Name = Info.Name,
            Verdict = Verdict.Fail,
            Reason = "1 of 5 objectives missed: p95 301 ms, limit <= 250 ms (95% CI 296 to 307 ms)",
            StartedAt = Info.StartedAt,
            Duration = TimeSpan.FromSeconds(271.4),
            Seed = Info.Seed,
            JudgedDuration = 4.Minutes,
            JudgedStages = "hold 50 users",
            Slos = Slos,
            Findings = [new Finding(FindingKind.Notice, "30 s from 2 min 10 s on were 2.4 times as slow as the rest (p99 1.56 s against 663 ms)")],
            Totals = new Totals(requests, iterations, new IterationCounts(14_412, 14_303, 97, 12, 0)),
            Whole = new Totals(whole, iterations, new IterationCounts(15_330, 15_209, 109, 12, 0)),
            UserTypes =
            [
                new UserTypeResult("buyer", 3, Requests(hold, "POST /cart"), Iterations(10_800, 97, 4.Minutes)),
                new UserTypeResult("browser", 1, Requests(hold, "GET /cart"), Iterations(3_600, 0, 4.Minutes)),
            ],
            Scenarios =
            [
                new ScenarioResult("buy", Requests(hold, "POST /cart"), Iterations(10_800, 97, 4.Minutes)),
                new ScenarioResult("browse", Requests(hold, "GET /cart"), Iterations(3_600, 0, 4.Minutes)),
            ],
            Steps = [.. Sizes.Select(size => new StepResult(size.Name, Requests(hold, size.Name)))],
            Stages =
            [
                new StageResult(Load.Stages[0], TimeSpan.Zero, 30.Seconds, false, Requests(ramp), Iterations(918, 12, 30.Seconds), new IterationCounts(918, 906, 12, 0, 0)),
                new StageResult(Load.Stages[1], 30.Seconds, 4.Minutes, true, requests, iterations, new IterationCounts(14_412, 14_303, 97, 12, 0)),
            ],
            Checks = [new CheckResult("cart holds the item", 28_793, 7), new CheckResult("receipt has a number", 14_303, 0)],
            Tags =
            [
                new TagResult("server", "shop-1", "POST /cart", Requests(hold, "POST /cart")),
                new TagResult("server", "shop-2", "POST /cart", Requests(hold, "POST /payments")),
            ],
            Errors =
            [
                new ErrorGroup(
                    "POST /payments", "HttpRequestException", "Response status code does not indicate success: # (Service Unavailable).",
                    "Response status code does not indicate success: 503 (Service Unavailable).", 170, TimeSpan.FromSeconds(130.2), TimeSpan.FromSeconds(159.8)),
                new ErrorGroup("POST /cart", "check", "cart holds the item", "cart holds the item", 7, TimeSpan.FromSeconds(41), TimeSpan.FromSeconds(222)),
                new ErrorGroup("GET /cart", "timeout", "no answer within # s", "no answer within 2 s", 3, TimeSpan.FromSeconds(6.25), TimeSpan.FromSeconds(148)),
            ],
            Timeline = timeline,
        };
    }

    private static RunResult Wire(RunResult result) => result with
    {
        Totals = result.Totals with { Requests = Rejecting(result.Totals.Requests), Traffic = new Traffic(62_208_000, 1_728_000_512, 340, 4.Minutes) },
        Whole = result.Whole with { Requests = Rejecting(result.Whole.Requests) },
        Steps =
        [
            .. result.Steps.Select(step => step with
            {
                Requests = step.Name == "POST /payments" ? Rejecting(step.Requests) : step.Requests,
                Traffic = new Traffic(step.Requests.Count * 512, step.Requests.Count * 20_000, step.Name == "POST /payments" ? 340 : 0, 4.Minutes),
                Phases =
                [
                    .. step.Name == "GET /cart" ? [new PhaseResult("connecting", new Latencies(Distribution.Flat(50, 0.3)))] : Array.Empty<PhaseResult>(),
                    new PhaseResult("waiting", new Latencies(Distribution.Of((int)step.Requests.Count, 0.9))),
                    new PhaseResult("receiving", new Latencies(Distribution.Of((int)step.Requests.Count, 0.1))),
                ],
            }),
        ],
        Errors =
        [
            new ErrorGroup("POST /payments", "HTTP 503", "Service Unavailable", "POST /payments answered 503 Service Unavailable: {\"error\":\"busy\"}", 340, TimeSpan.FromSeconds(130.2), TimeSpan.FromSeconds(159.8))
            {
                Context = "user 17 (buyer), iteration 3, card: item 8, trace 4bf92f3577b34da6a3ce929d0e0e4736",
            },
            .. result.Errors.Skip(1),
        ],
        Slowest =
        [
            new SlowRequest("POST /payments", 3.21.Seconds, TimeSpan.FromSeconds(141.7), "4bf92f3577b34da6a3ce929d0e0e4736", "user 17 (buyer), iteration 3, card: item 8"),
            new SlowRequest("GET /cart", 1.07.Seconds, TimeSpan.FromSeconds(133.2), "00f067aa0ba902b7a3ce929d0e0e4736", "user 2 (browser), iteration 44"),
        ],
    };

    private static Measured Rejecting(Measured requests) => requests with { Rejected = requests.Failed };

    private static Interval Second(int second)
    {
        var load = Math.Min(1, (second + 1) / 30d);
        var slow = second is >= 130 and < 160;
        StepInterval[] steps =
        [
            .. Sizes.Select(size => new StepInterval(
                size.Name, (int)(size.PerSecond * load), slow && size.Name == "POST /payments" ? 6 : 0,
                Distribution.Of((int)(size.PerSecond * load), size.Scale * (slow ? 2.4 : 1 + (second % 7 * 0.01))))),
        ];
        return new Interval
        {
            Start = TimeSpan.FromSeconds(second),
            Length = 1.Seconds,
            Stage = second < 30 ? "ramp to 50 users" : "hold 50 users",
            IsJudged = second >= 30,
            Users = (long)(50 * load),
            PeakUsers = (long)(50 * load),
            Requests = steps.Sum(step => step.Count),
            Failed = steps.Sum(step => step.Failed),
            Latency = Histogram.Merge([.. steps.Select(step => step.Latency)]),
            Steps = steps,
            Errors = slow ? [new ErrorInterval("POST /payments", "HttpRequestException", "Response status code does not indicate success: # (Service Unavailable).", 6)] : [],
        };
    }

    private static Measured Requests(Interval[] intervals, string? step = null)
    {
        StepInterval[] parts = [.. intervals.SelectMany(interval => interval.Steps).Where(part => step is null || part.Name == step)];
        return new Measured(
            parts.Sum(part => part.Count), parts.Sum(part => part.Failed), new Latencies(Histogram.Merge([.. parts.Select(part => part.Latency)])),
            TimeSpan.FromSeconds(intervals.Length));
    }

    private static IterationFigures Iterations(int count, int failed, TimeSpan over) => new(
        new Measured(count, failed, new Latencies(Distribution.Of(count, 3.1)), over),
        new Latencies(Distribution.Of(count, 3)),
        new Latencies(Distribution.Flat(count, 0.42)));
}
