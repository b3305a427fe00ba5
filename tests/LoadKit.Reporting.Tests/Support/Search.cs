using LoadKit.Units;

namespace LoadKit.Reporting.Tests.Support;

/// <summary>A capacity search as it may come: doubled up to a miss, bisected, confirmed; the objective is a p95 of 100 ms.</summary>
internal static class Search
{
    private static readonly Slo Limit = Slo.Latency(95, 100.Milliseconds);

    private static readonly (double Rate, double Milliseconds, Verdict Verdict, int Seconds, ProbePurpose Purpose)[] Course =
    [
        (50, 24, Verdict.Pass, 30, ProbePurpose.Up), (100, 26, Verdict.Pass, 30, ProbePurpose.Up), (200, 35, Verdict.Pass, 30, ProbePurpose.Up), (400, double.PositiveInfinity, Verdict.Fail, 30, ProbePurpose.Up),
        (282.8, 52, Verdict.Pass, 30, ProbePurpose.Bisect), (336.4, 80, Verdict.Pass, 60, ProbePurpose.Bisect), (366.8, 112, Verdict.Inconclusive, 120, ProbePurpose.Bisect),
        (351.3, 90, Verdict.Pass, 120, ProbePurpose.Bisect), (351.3, 91, Verdict.Pass, 180, ProbePurpose.Confirm),
    ];

    public static CapacityResult Result { get; } = Of("checkout");

    /// <summary>With the same text in every place for text.</summary>
    public static CapacityResult Of(string text)
    {
        var slo = text == "checkout" ? Limit : Slo.Latency(95, 100.Milliseconds, step: text);
        return new CapacityResult
        {
            Name = text,
            Outcome = CapacityOutcome.Found,
            Reason = text == "checkout" ? "351 /s is proven; at 400 /s an objective is missed: p95, all requests: unbounded, limit <= 100 ms" : text,
            Proven = new Rate(351.3),
            Estimate = new Rate(360.2),
            Refuted = new Rate(400),
            LimitedBy = slo,
            Slos = [slo, Slo.ErrorRate(1.Percent)],
            Probes = [.. Course.Select((probe, i) => new CapacityProbe(i + 1, new Rate(probe.Rate), probe.Purpose, Probe(text, slo, probe.Rate, probe.Milliseconds, probe.Verdict, probe.Seconds)))],
            Findings = [new Finding(FindingKind.Notice, text == "checkout" ? "an objective on throughput was left out: a search offers what it wants" : text)],
            StartedAt = Checkout.Info.StartedAt,
            Duration = 15.Minutes,
            Seed = 42,
            Runner = new Runner { OperatingSystem = text, Architecture = "x64", Processor = text, Processors = 4, Runtime = text, LoadKitVersion = "1.0.0" },
        };
    }

    private static RunResult Probe(string text, Slo slo, double rate, double milliseconds, Verdict verdict, int seconds)
    {
        var (count, failed) = ((int)(rate * seconds), verdict == Verdict.Fail ? (int)rate : 0);
        var times = new Latencies(Distribution.Of(count, double.IsFinite(milliseconds) ? milliseconds / 204 : 4));
        return EmptyResultTests.Empty with
        {
            Name = text,
            Verdict = verdict,
            Reason = verdict == Verdict.Pass ? "all 2 objectives are met" : text == "checkout" ? $"p95 {(double.IsFinite(milliseconds) ? Quantities.Duration(TimeSpan.FromMilliseconds(milliseconds)) : "unbounded")}, limit <= 100 ms" : text,
            JudgedDuration = seconds.Seconds,
            Totals = new Totals(new Measured(count, failed, times, seconds.Seconds), IterationFigures.None, IterationCounts.None),
            Slos = [new SloOutcome { Slo = slo, Verdict = verdict, Reason = text, Value = milliseconds / 1000 }],
        };
    }
}
