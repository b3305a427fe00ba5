using LoadKit.Reporting.Tests.Support;

namespace LoadKit.Reporting.Tests;

public sealed class SparklineTests
{
    [Test]
    public void The_p99_over_time_covers_the_judged_stages_only_and_starts_at_zero() =>
        Assert.That(Line(Result(slowRampSeconds: 4, holdSeconds: 8, requests: 200)), Is.EqualTo("p99 over the judged 8 s: `▁▂▃▄▅▆▇█` 10.0 ms to 80.0 ms, 1 s a column"));

    [Test]
    public void Columns_grow_until_each_holds_a_hundred_requests() =>
        Assert.That(Line(Result(slowRampSeconds: 0, holdSeconds: 8, requests: 50)), Does.Contain("`▂▄▆█`").And.EndsWith("2 s a column"));

    [Test]
    public void A_long_run_has_sixty_columns()
    {
        var line = Line(Result(slowRampSeconds: 0, holdSeconds: 601, requests: 100))!;

        Assert.That(line.Split('`')[1], Has.Length.EqualTo(60));
    }

    [Test]
    public void Too_few_requests_have_no_sparkline() => Assert.That(Line(Result(slowRampSeconds: 0, holdSeconds: 8, requests: 30)), Is.Null);

    private static string? Line(RunResult result) =>
        Rendered.Markdown(result).Split('\n').SingleOrDefault(line => line.StartsWith("p99 over", StringComparison.Ordinal));

    private static RunResult Result(int slowRampSeconds, int holdSeconds, int requests)
    {
        var (ramp, hold) = (TimeSpan.FromSeconds(slowRampSeconds), TimeSpan.FromSeconds(holdSeconds));
        return EmptyResultTests.Empty with
        {
            Stages =
            [
                new StageResult(new Stage("ramp", StageKind.Ramp, 0, 1, ramp), TimeSpan.Zero, ramp, false, Measured.None, IterationFigures.None, IterationCounts.None),
                new StageResult(new Stage("hold", StageKind.Hold, 1, 1, hold), ramp, hold, true, Measured.None, IterationFigures.None, IterationCounts.None),
            ],
            Timeline =
            [
                .. Seconds.From(0, slowRampSeconds, "ramp").Select(second => second with { Latency = Distribution.Flat(requests, 5000) }),
                .. Enumerable.Range(0, holdSeconds).Select(second =>
                    Seconds.At(slowRampSeconds + second, "hold") with { Latency = Distribution.Flat(requests, 10 * (second + 1)) }),
            ],
        };
    }
}
