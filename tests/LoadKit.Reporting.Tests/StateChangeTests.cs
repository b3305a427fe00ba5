using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

/// <summary>What plain lines say about objectives while the run goes on.</summary>
public sealed class StateChangeTests
{
    private static readonly Slo P95 = Slo.Latency(95, 250.Milliseconds);

    [Test]
    public void An_objective_is_named_when_it_is_met_and_when_it_is_missed_and_not_in_between()
    {
        var (fast, slow) = (Lines([P95], [.. Busy(0, 40, 20), .. Busy(40, 60, 900)]), Lines([P95], Busy(0, 100, 900)));

        Assert.That(fast.Select(Change).Where(change => change.Length > 0), Is.EqualTo(new[] { "+ p95 within 250 ms", "? p95 unproven again" }));
        Assert.That(slow.Select(Change).Where(change => change.Length > 0), Is.EqualTo(new[] { "! p95 over 250 ms" }));
    }

    [TestCase(95, "+ p95 within 250 ms")]
    [TestCase(99.99, "")]
    public void What_counts_as_met_is_as_sure_as_the_plan_wants(double confidence, string expected)
    {
        var lines = Lines([P95], Busy(0, 1, 20), confidence: Ratio.FromPercent(confidence));

        Assert.That(lines.Select(Change), Is.EqualTo(new[] { expected }));
    }

    [Test]
    public void The_second_after_which_an_objective_is_missed_makes_a_line_at_once()
    {
        var lines = Lines([Slo.MaxLatency(1.Seconds)], [.. Busy(0, 32, 20), .. Busy(32, 8, 1_500)], planned: 10.Minutes);

        Assert.That(lines.Select(line => (line[..11].Trim(), Change(line))), Is.EqualTo(new[]
        {
            ("1 s", ""), ("30 s", "+ max latency within 1 s"), ("33 s", "! max latency over 1 s"), ("40 s", ""),
        }));
    }

    [Test]
    public void One_that_comes_and_goes_every_second_is_said_as_often_as_everything_else()
    {
        var lines = Lines([Slo.Throughput(100.PerSecond)], Enumerable.Range(0, 120).Select(second => Busy(second, 1, 20).Single() with { Requests = second % 2 == 0 ? 0 : 201 }), planned: 10.Minutes);

        Assert.That(lines, Has.Length.InRange(6, 9));
        Assert.That(lines.Select(Change), Has.Some.StartsWith("!").And.Some.StartsWith("+"));
    }

    [Test]
    public void An_objective_on_a_rate_is_named_with_its_side_and_one_of_a_step_with_its_step()
    {
        var lines = Lines([Slo.Throughput(500.PerSecond), Slo.MeanLatency(10.Milliseconds, step: "GET /"), Slo.Throughput(50.PerSecond, stage: "hold")], Busy(0, 10, 20));

        Assert.That(lines.Select(Change).Where(change => change.Length > 0), Is.EqualTo(new[]
        {
            "! throughput under 500 /s  ! mean latency, GET / over 10 ms  + throughput, requests in hold at least 50 /s",
        }));
    }

    [Test]
    public void Three_changes_are_named_and_the_others_counted()
    {
        var lines = Lines([.. Enumerable.Range(1, 5).Select(i => Slo.MeanLatency(i.Milliseconds))], Busy(0, 10, 20));

        Assert.That(lines.Select(Change), Has.Some.EqualTo("! mean latency over 1 ms  ! mean latency over 2 ms  ! mean latency over 3 ms  and 2 more"));
    }

    [Test]
    public void What_is_not_judged_changes_nothing()
    {
        var lines = Lines([P95], Busy(0, 60, 900).Select(interval => interval with { IsJudged = false }));

        Assert.That(lines.Select(Change), Has.All.Empty);
    }

    [TestCase(20)]
    [TestCase(200)]
    [TestCase(36_000)]
    public void There_is_a_line_at_least_once_a_minute(int plannedSeconds)
    {
        var lines = Lines([P95], Enumerable.Range(0, 600).Select(second => Seconds.At(second, "hold")), TimeSpan.FromSeconds(plannedSeconds));

        Assert.That(lines, Has.Length.GreaterThanOrEqualTo(10));
        Assert.That(lines.Select(line => Minutes(line[..11].Trim())).Distinct(), Is.EqualTo(Enumerable.Range(0, 11)));
    }

    private static int Minutes(string elapsed) => elapsed.Contains("min", StringComparison.Ordinal) ? int.Parse(elapsed.Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture) : 0;

    private static IEnumerable<Interval> Busy(int start, int count, double milliseconds) => Seconds.From(start, count, "hold").Select(interval => interval with
    {
        IsJudged = true,
        Requests = 100,
        Latency = Distribution.Flat(100, milliseconds),
        Steps = [new StepInterval("GET /", 100, 0, Distribution.Flat(100, milliseconds))],
    });

    private static string[] Lines(Slo[] slos, IEnumerable<Interval> intervals, TimeSpan? planned = null, Ratio? confidence = null)
    {
        var info = Seconds.Info(planned ?? 100.Seconds, Load.Closed.Hold(4, 100.Seconds)) with { Slos = slos, Confidence = confidence ?? 95.Percent };
        return [.. Rendered.Text(EmptyResultTests.Empty, info, intervals).Split('\n').Skip(1).TakeWhile(line => line.Length > 0)];
    }

    private static string Change(string line) => line.IndexOfAny(['!', '+', '?']) is >= 0 and var start ? line[start..].Replace("  stage hold", "", StringComparison.Ordinal) : "";
}
