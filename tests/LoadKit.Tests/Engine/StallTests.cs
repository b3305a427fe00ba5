using LoadKit.Reporting;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>
/// A service that freezes for the first second of each ten: a call made in that second ends with it; every other call takes 10 ms. What a
/// measurement makes of that is the test of whether it measures what users go through.
/// </summary>
public class StallTests
{
    private static readonly TimeSpan Normal = 10.Milliseconds;

    // A thousandth: the histogram's three digits.
    private static readonly TimeSpan Bucket = Normal / 1_000;

    private readonly Simulated sim = new();

    [TestCase(100, 60)]
    [TestCase(1_000, 60)]
    [TestCase(10_000, 20)]
    public async Task An_open_load_sees_a_stall_as_all_arrivals_see_it(int rate, int seconds)
    {
        var result = await sim.Test(Load.Open.Hold(rate.PerSecond, seconds.Seconds).AtMost(2 * rate), Caller()).RunAsync();

        // A tenth of all arrivals comes in the second of a freeze, evenly, and waits for what is left of it: P(L > x) = (1 - x) / 10 for x from
        // 10 ms to 1 s. So the quantile p, where P(L > x) = 1 - p, is x = 1 - 10 (1 - p).
        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(seconds * rate, seconds * rate, 0, 0, 0)));
        Quantiles(result, rate, p => 1 - (10 * (1 - p)));
        Assert.That(result.Totals.Requests.Latency.Percentile(50), Is.EqualTo(Normal).Within(Bucket));
        Assert.That(result.Totals.Iterations.Lag.Max, Is.EqualTo(TimeSpan.Zero), "nobody waited for a user, so the service took what it took");
        Assert.That(result.Totals.Iterations.ServiceTime.Percentile(99), Is.EqualTo(result.Totals.Iterations.Measured.Latency.Percentile(99)));
        Accounting.Adds(result);
    }

    [TestCase(100, 60)]
    [TestCase(1_000, 60)]
    [TestCase(10_000, 20)]
    public async Task With_too_few_users_the_rest_of_a_stall_is_dropped_and_the_report_says_so(int rate, int seconds)
    {
        var result = await sim.Test(Load.Open.Hold(rate.PerSecond, seconds.Seconds).AtMost(rate / 2), Caller()).RunAsync();

        // After half a second of a freeze all users are busy, and the arrivals of the other half are dropped. Those of the first half wait from
        // 1 s down to 0.5 s. So in ten seconds r (1 - x) of 9.5 r arrivals wait longer than x, and the quantile p is x = 1 - 9.5 (1 - p).
        Assert.That(result.Totals.Counts.Dropped, Is.EqualTo(seconds / 10 * rate / 2));
        Assert.That(
            result.Timeline.Where(second => second.Dropped > 0).Select(second => (second.Start.TotalSeconds, second.Dropped)),
            Is.EqualTo(Enumerable.Range(0, seconds / 10).Select(freeze => (10d * freeze, rate / 2))));
        Quantiles(result, rate, p => 1 - (9.5 * (1 - p)));
        Assert.That(
            result.Findings.Where(finding => finding.Kind == FindingKind.Doubt).Select(finding => finding.Text),
            Has.One.Match($"^{Quantities.Count(seconds / 10 * rate / 2)} of {Quantities.Count(seconds * rate)} arrivals .* were dropped: as many users were busy as AtMost allows"));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Accounting.Adds(result);
    }

    [Test]
    public async Task Paced_users_see_a_stall_in_their_latency_and_their_service_time_hides_it()
    {
        var result = await sim.Test(Load.Closed.Hold(10, 60.Seconds), Caller().Paced(100.Milliseconds)).RunAsync();

        // In each ten seconds a user is meant to start 100 times. The first call waits 1 s. Call i of the next ten was meant for 0.1 i and ends
        // when the i before it are made up for, at 1 + 0.01 i: 0.91, 0.82 ... 0.10 s. The other 89 take 10 ms. Of 100, the sixth longest (p95) is
        // 0.55 s, the second (p99) 0.91 s. But the service was slow once in 100 times only: its own p99 is 10 ms.
        var latency = result.Totals.Iterations.Measured.Latency;
        Assert.That(latency.Percentile(95).TotalSeconds, Is.EqualTo(0.55).Within(0.1).Percent);
        Assert.That(latency.Percentile(99).TotalSeconds, Is.EqualTo(0.91).Within(0.1).Percent);
        Assert.That(latency.Percentile(99.9).TotalSeconds, Is.EqualTo(1).Within(0.1).Percent);
        Assert.That(result.Totals.Iterations.ServiceTime.Percentile(99), Is.EqualTo(Normal).Within(Bucket));
        Assert.That(result.Totals.Iterations.ServiceTime.Max.TotalSeconds, Is.EqualTo(1).Within(0.1).Percent);
        Accounting.Adds(result);
    }

    [Test]
    public async Task A_closed_load_hardly_notices_a_stall_and_its_report_says_so()
    {
        var text = new StringWriter { NewLine = "\n" };

        var result = await sim.Test(Load.Closed.Hold(10, 60.Seconds), Caller()).ReportTo(new TextReporter(text)).RunAsync();

        // Each user makes one call in a freeze, and 900 in the nine seconds after it: one of 901 is slow, where it is a tenth for arrivals.
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(6 * 10 * 901));
        Assert.That(result.Totals.Requests.Latency.Percentile(99), Is.EqualTo(Normal).Within(Bucket));
        Assert.That(result.Totals.Requests.Latency.Max, Is.EqualTo(1.Seconds).Within(1.Milliseconds));
        Assert.That(text.ToString(), Does.Contain("closed model: stalls of the system are under-sampled"));
    }

    // Within half a percent and half the distance between two arrivals, for the waits of a freeze are that far apart.
    private static void Quantiles(RunResult result, int rate, Func<double, double> expected)
    {
        foreach (var percentile in new[] { 95, 99, 99.9 })
        {
            var seconds = expected(percentile / 100);
            Assert.That(result.Totals.Requests.Latency.Percentile(percentile).TotalSeconds, Is.EqualTo(seconds).Within((0.005 * seconds) + (0.5 / rate)), $"p{percentile}");
            Assert.That(result.Totals.Iterations.Measured.Latency.Percentile(percentile), Is.EqualTo(result.Totals.Requests.Latency.Percentile(percentile)));
        }
    }

    private UserType Caller() => UserType.Create("caller", 1, Scenario.Create("s", async (user, _) => await user.Step("call", Call)));

    // With a timer of the clock's own: Task.Delay cuts to whole milliseconds.
    private async Task Call()
    {
        var into = sim.Time.Elapsed.Ticks % 10.Seconds.Ticks;
        var answered = new TaskCompletionSource();
        await using var timer = sim.Time.CreateTimer(
            static answered => ((TaskCompletionSource)answered!).TrySetResult(),
            answered,
            into < TimeSpan.TicksPerSecond ? new TimeSpan(TimeSpan.TicksPerSecond - into) : Normal,
            Timeout.InfiniteTimeSpan);
        await answered.Task;
    }
}
