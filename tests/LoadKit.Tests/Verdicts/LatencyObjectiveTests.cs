using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public sealed class LatencyObjectiveTests
{
    private static MadeRun Minute => new MadeRun().Stage("hold", 1.Minutes);

    [Test]
    public void A_percentile_is_met_when_the_whole_interval_is_below_the_limit()
    {
        var outcome = Minute.Step("get", (100, 980), (300, 20)).Outcome(Slo.Latency(95, 200.Milliseconds));

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(outcome.Value, Is.EqualTo(0.1).Within(0.001));
        Assert.That((outcome.Measured, outcome.Interval, outcome.MarginText, outcome.Samples), Is.EqualTo(("101 ms", "100 to 101 ms", "49 % better", 1000L)));
        Assert.That(outcome.Reason, Is.EqualTo("p95 101 ms (20 of 1,000 slower than the limit), limit <= 200 ms (95% CI 100 to 101 ms)"));
        Assert.That(outcome.Word, Is.EqualTo("met"));
    }

    [Test]
    public void A_percentile_is_missed_when_the_whole_interval_is_above_the_limit()
    {
        var outcome = Minute.Step("get", (100, 920), (300, 80)).Outcome(Slo.Latency(95, 200.Milliseconds));

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(outcome.MarginText, Does.EndWith("% worse"));
        Assert.That(outcome.Reason, Is.EqualTo("p95 300 ms (80 of 1,000 slower than the limit), limit <= 200 ms (95% CI 300 to 300 ms)"));
    }

    [Test]
    public void A_percentile_is_unproven_when_the_interval_holds_the_limit()
    {
        var outcome = Minute.Step("get", (100, 955), (300, 45)).Outcome(Slo.Latency(95, 200.Milliseconds));

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(outcome.Reason, Is.EqualTo("45 of 1,000 slower than the limit; the limit lies within the interval 100 to 300 ms"));
    }

    [TestCase(3687, Verdict.Inconclusive)]
    [TestCase(3688, Verdict.Pass)]
    public void Too_few_samples_prove_no_rare_percentile_however_fast_they_are(int samples, Verdict verdict)
    {
        var outcome = Minute.Step("get", (1, samples)).Outcome(Slo.Latency(99.9, 200.Milliseconds));

        Assert.That(outcome.Verdict, Is.EqualTo(verdict));
        Assert.That(outcome.Interval, verdict == Verdict.Pass ? Is.EqualTo("1.00 to 1.00 ms") : Is.EqualTo("1.00 ms to unbounded"));
        if (verdict == Verdict.Inconclusive)
            Assert.That(outcome.Reason, Is.EqualTo("0 of 3,687 slower than the limit; 3,687 samples can't prove it: at least 3,688 are needed"));
    }

    [TestCase(34, Verdict.Pass)]
    [TestCase(50, Verdict.Inconclusive)]
    [TestCase(70, Verdict.Fail)]
    public void What_failed_is_slower_than_any_limit_however_fast_it_failed(int failed, Verdict verdict)
    {
        var outcome = Minute.Step("get", (100, 1000 - failed)).FailedStep("get", (1, failed)).Outcome(Slo.Latency(95, 200.Milliseconds));

        Assert.That(outcome.Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void A_failure_outside_the_steps_is_slower_than_any_limit_too()
    {
        var outcome = Minute.Step("get", (100, 930)).OutsideFailures(70).Outcome(Slo.Latency(95, 200.Milliseconds));

        Assert.That((outcome.Verdict, outcome.Samples), Is.EqualTo((Verdict.Fail, 1000L)));
    }

    [Test]
    public void A_percentile_that_is_a_failure_has_no_value_and_says_so()
    {
        var outcome = Minute.Step("get", (100, 700)).FailedStep("get", (1, 300)).Outcome(Slo.Latency(95, 200.Milliseconds, step: "get"));

        Assert.That((outcome.Verdict, outcome.Value, outcome.Margin, outcome.MarginText), Is.EqualTo((Verdict.Fail, (double?)null, (double?)null, "")));
        Assert.That((outcome.Measured, outcome.Interval), Is.EqualTo(("a failure", "unbounded")));
        Assert.That(outcome.Reason, Is.EqualTo("p95 a failed request (30.00 % failed, 300/1,000, more than p95 leaves room for), limit <= 200 ms"));
    }

    [TestCase(200, Verdict.Pass)]
    [TestCase(200.0001, Verdict.Fail)]
    public async Task What_is_slower_than_the_limit_is_counted_exactly_where_the_limit_cuts_a_bucket(double milliseconds, Verdict verdict)
    {
        // Buckets are 128 us wide here: 200 ms lies in the one from 199.936 to 200.063 ms.
        var time = new VirtualTime();
        var result = await LoadTest.Create("exact")
            .WithUsers(Load.Closed.Hold(10, 1.Minutes), UserType.Create("user", 1, Scenario.Create("get", async (_, _) =>
            {
                // Task.Delay would cut to whole milliseconds.
                var done = new TaskCompletionSource();
                await using var timer = time.CreateTimer(_ => done.SetResult(), null, milliseconds.Milliseconds, Timeout.InfiniteTimeSpan);
                await done.Task;
            })))
            .WithSlos(Slo.Latency(50, 200.Milliseconds))
            .WithTimeProvider(time)
            .RunAsync();

        Assert.That(result.Slos.Single().Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void The_largest_value_is_exact_even_in_a_bucket_that_the_limit_cuts()
    {
        var outcome = Minute.Step("get", (200, 1000)).Outcome(Slo.Latency(50, 200.Milliseconds));

        Assert.That((outcome.Verdict, outcome.Measured, outcome.MarginText), Is.EqualTo((Verdict.Pass, "200 ms", "0 % better")));
    }

    [Test]
    public void A_value_beside_its_limit_is_printed_with_the_digits_that_tell_on_which_side_it_is()
    {
        var missed = Minute.Step("get", (200.2, 1000)).Outcome(Slo.Latency(50, 200.1.Milliseconds));
        var met = Minute.Step("get", (200.2, 1000)).Outcome(Slo.Latency(50, 200.3.Milliseconds));

        Assert.That((missed.Verdict, missed.Measured, missed.Interval), Is.EqualTo((Verdict.Fail, "201 ms", "201 to 201 ms")));
        Assert.That((met.Verdict, met.Measured, met.Interval), Is.EqualTo((Verdict.Pass, "200.2 ms", "200.2 to 200.2 ms")));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public void What_is_printed_and_the_verdict_never_disagree(FsCheck.PositiveInt[] times, FsCheck.PositiveInt repeat, FsCheck.NonNegativeInt failed, byte percentile, FsCheck.PositiveInt limit)
    {
        var copies = 1 + (repeat.Get % 50);
        var milliseconds = times.Select(time => ((100 + (time.Get % 40)) / 1.0, copies)).ToArray();
        var failures = failed.Get % 10;
        var run = Minute.Step("get", milliseconds).FailedStep("get", (1, failures));
        if (milliseconds.Length == 0 && failures == 0)
            return;
        var atMost = TimeSpan.FromMicroseconds(99_500 + (limit.Get % 420 * 100));

        var outcome = run.Outcome(Slo.Latency(Math.Clamp(percentile % 100, 1, 99), atMost));

        var (low, high) = Printed.Range(outcome.Interval);
        var expected = high <= atMost.TotalSeconds ? Verdict.Pass : low > atMost.TotalSeconds ? Verdict.Fail : Verdict.Inconclusive;
        Assert.That(outcome.Verdict, Is.EqualTo(expected), $"{outcome.Interval} beside {atMost.TotalMilliseconds}: {outcome.Reason}");
        if (outcome.Value is { } value)
        {
            Assert.That(Printed.Number(outcome.Measured) <= atMost.TotalSeconds, Is.EqualTo(value <= atMost.TotalSeconds));
            Assert.That(value, Is.GreaterThanOrEqualTo(low - 0.001), "rounded up, so a printed bound may be up to a digit above");
        }
    }

    [Test]
    public void The_mean_has_students_interval()
    {
        var outcome = Minute.Step("get", (8, 1), (9, 1), (10, 3), (11, 2), (12, 2), (13, 1)).Outcome(Slo.MeanLatency(12.Milliseconds));

        Assert.That((outcome.Verdict, outcome.Measured, outcome.Interval), Is.EqualTo((Verdict.Pass, "10.6 ms", "9.53 to 11.7 ms")));
        Assert.That(outcome.Reason, Is.EqualTo("mean latency 10.6 ms (10 requests), limit <= 12 ms (95% CI 9.53 to 11.7 ms)"));
    }

    [TestCase(11, Verdict.Inconclusive)]
    [TestCase(9.6, Verdict.Inconclusive)]
    [TestCase(9.5, Verdict.Fail)]
    [TestCase(11.7, Verdict.Pass)]
    public void The_mean_is_judged_by_its_interval(double limit, Verdict verdict)
    {
        var outcome = Minute.Step("get", (8, 1), (9, 1), (10, 3), (11, 2), (12, 2), (13, 1)).Outcome(Slo.MeanLatency(limit.Milliseconds));

        Assert.That(outcome.Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void The_mean_of_one_sample_proves_nothing()
    {
        var outcome = Minute.Step("get", (8, 1)).Outcome(Slo.MeanLatency(1.Seconds));

        Assert.That((outcome.Verdict, outcome.Interval), Is.EqualTo((Verdict.Inconclusive, "unbounded")));
        Assert.That(outcome.Reason, Is.EqualTo("1 sample can't prove it: at least 2 are needed"));
    }

    [Test]
    public void Failures_count_in_the_mean_and_the_maximum_at_the_time_they_took()
    {
        var run = Minute.Step("get", (10, 500)).FailedStep("get", (1000, 500));

        Assert.That(run.Outcome(Slo.MeanLatency(400.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(run.Outcome(Slo.MaxLatency(999.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(run.Outcome(Slo.MaxLatency(1.Seconds)).Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public void The_maximum_is_what_it_is()
    {
        var outcome = Minute.Step("get", (10, 500), (200.4, 1)).Outcome(Slo.MaxLatency(200.Milliseconds));

        Assert.That((outcome.Verdict, outcome.Interval, outcome.Measured, outcome.MarginText), Is.EqualTo((Verdict.Fail, "", "201 ms", "1 % worse")));
        Assert.That(outcome.Reason, Is.EqualTo("max latency 201 ms, limit <= 200 ms"));
    }
}
