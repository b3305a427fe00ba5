using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class LongRunTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task Eight_hours_of_fifteen_steps_stay_within_the_documented_memory_and_lose_nothing()
    {
        var (atOneHour, atTheEnd) = (0L, 0L);
        var seconds = new Seconds();
        var shopper = UserType.Create("shopper", 1, Scenario.Create("shop", async (user, ct) =>
        {
            for (var step = 0; step < 15; step++)
            {
                var time = (-50 * Math.Log(1 - user.Random.NextDouble())).Milliseconds;
                await user.Step($"step {step:00}", () => sim.Answer(time, ct));
            }

            if (atOneHour == 0 && sim.Time.Elapsed > 1.Hours)
            {
                atOneHour = GC.GetTotalMemory(forceFullCollection: true);
            }

            if (atTheEnd == 0 && sim.Time.Elapsed > 8.Hours - 90.Seconds)
            {
                atTheEnd = GC.GetTotalMemory(forceFullCollection: true);
            }
        }));

        var result = await sim.Test(Load.Closed.Hold(10, 8.Hours), shopper.Paced(1.Minutes)).ReportTo(seconds).RunAsync();

        TestContext.Out.WriteLine(FormattableString.Invariant($"in use after one hour: {atOneHour:N0} bytes; after eight: {atTheEnd:N0} bytes; intervals kept: {result.Timeline.Count}"));
        Assert.That(atTheEnd - atOneHour, Is.LessThan(64_000_000 + 32_000_000));
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(8 * 60 * 10 * 15));
        Accounting.Adds(result);
        Assert.That(result.Timeline, Has.Count.LessThanOrEqualTo(1_200));
        Assert.That(result.Timeline.SkipLast(1).Select(interval => interval.Length).Distinct(), Is.EqualTo([32.Seconds]));
        Assert.That(result.Timeline.Zip(result.Timeline.Skip(1), (a, b) => a.End == b.Start), Is.All.True);
        Assert.That(Histogram.Merge([.. result.Timeline.Select(interval => interval.Latency)]), Is.EqualTo(result.Totals.Requests.Latency.Histogram));
        Assert.That(seconds.Lengths.Except([TimeSpan.Zero]), Is.EqualTo([1.Seconds]), "what the reporter got live");
    }

    [Test]
    public async Task A_million_names_of_steps_and_a_hundred_thousand_messages_are_all_counted_and_said()
    {
        var hostile = UserType.Create("user", 1, Scenario.Create("s", async (user, _) =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                await user.Step($"GET /{user.Iteration}/{i}", () =>
                {
                    if (i % 10 == 0)
                    {
                        user.Fail(Letters((user.Iteration * 100) + (i / 10)));
                    }

                    return ValueTask.CompletedTask;
                });
            }
        }));

        var result = await sim.Test(Load.Closed.Iterations(1_000, users: 1), hostile).RunAsync();

        Assert.That(result.Steps, Has.Count.EqualTo(1_001));
        Assert.That(result.Step("other")!.Requests.Count, Is.EqualTo(999_000));
        Assert.That((result.Totals.Requests.Count, result.Totals.Requests.Failed), Is.EqualTo((1_000_000, 100_000)));
        Assert.That(result.Errors, Has.Count.EqualTo(201));
        Assert.That(result.Errors.Sum(error => error.Count), Is.EqualTo(100_000));
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("more than 1000 different names").And.Some.StartsWith("more than 200 kinds of errors"));
        Accounting.Adds(result);
    }

    // No digits, which would make one shape of all.
    private static string Letters(long number) => new([.. FormattableString.Invariant($"{number:D7}").Select(digit => (char)('k' + (digit - '0')))]);

    private sealed class Seconds : IReporter
    {
        private readonly HashSet<TimeSpan> lengths = [];

        public IEnumerable<TimeSpan> Lengths => lengths.Order();

        public ValueTask IntervalAsync(Interval interval, CancellationToken cancellationToken)
        {
            lengths.Add(interval.Length);
            return ValueTask.CompletedTask;
        }

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
