using LoadKit.Tests.Support;
using LoadKit.Units;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Verdicts;

public sealed class ThroughputObjectiveTests
{
    [Test]
    public void The_mean_rate_has_an_interval_from_ten_batches_of_time()
    {
        // Ten batches of 6 s with means 95, 105, 95, ...: deviation 5.27, t 2.262, so 100 +- 3.77.
        var rates = Enumerable.Range(0, 60).Select(second => second / 6 % 2 == 0 ? 95L : 105L);
        var run = new MadeRun().Stage("hold", 1.Minutes).PerSecond("get", rates);

        var outcome = run.Outcome(Slo.Throughput(95.PerSecond));

        Assert.That((outcome.Verdict, outcome.Measured, outcome.Interval, outcome.MarginText), Is.EqualTo((Verdict.Pass, "100 /s", "96.2 to 103 /s", "5 % better")));
        Assert.That(outcome.Reason, Is.EqualTo("throughput 100 /s over 1 min, limit >= 95 /s (95% CI 96.2 to 103 /s)"));
        Assert.That(run.Outcome(Slo.Throughput(97.PerSecond)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(run.Outcome(Slo.Throughput(103.PerSecond)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(run.Outcome(Slo.Throughput(104.PerSecond)).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(run.Outcome(Slo.Throughput(104.PerSecond)).MarginText, Is.EqualTo("4 % worse"));
    }

    [Test]
    public void That_the_plan_changes_the_load_is_no_uncertainty()
    {
        // A minute at 50 +- 1 and one at 100 +- 1 a second: 75, as certain as either.
        var run = new MadeRun().Stage("some", 1.Minutes, StageKind.Step).PerSecond("get", Rates(50)).Stage("more", 1.Minutes, StageKind.Step).PerSecond("get", Rates(100));

        var outcome = run.Outcome(Slo.Throughput(74.PerSecond));

        // Batches of 6 s: deviation 1.054, so +- 0.754 each, and 0.533 together.
        Assert.That((outcome.Verdict, outcome.MeasuredWithCounts), Is.EqualTo((Verdict.Pass, "75.0 /s (2 min)")));
        Assert.That(outcome.High - outcome.Value, Is.EqualTo(0.533).Within(0.001));

        static IEnumerable<long> Rates(long rate) => Enumerable.Range(0, 60).Select(second => second / 6 % 2 == 0 ? rate - 1 : rate + 1);
    }

    [Test]
    public void A_stretch_too_short_for_batches_has_the_interval_of_a_count()
    {
        var run = new MadeRun().Stage("hold", 5.Seconds).PerSecond("get", 20, 20, 20, 20, 20);

        Assert.That(run.Outcome(Slo.Throughput(16.PerSecond)).Interval, Is.EqualTo("16.2 to 24.3 /s"));
        Assert.That(run.Outcome(Slo.Throughput(16.PerSecond)).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(run.Outcome(Slo.Throughput(17.PerSecond)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(run.Outcome(Slo.Throughput(25.PerSecond)).Verdict, Is.EqualTo(Verdict.Fail));
    }

    [Test]
    public void Nothing_in_a_short_stretch_does_not_prove_that_nothing_comes()
    {
        var run = new MadeRun().Stage("hold", 5.Seconds).FailedStep("get", (10, 3));

        Assert.That(run.Outcome(Slo.Throughput(0.7.PerSecond)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(run.Outcome(Slo.Throughput(0.8.PerSecond)).Verdict, Is.EqualTo(Verdict.Fail));
    }

    [Test]
    public void Failures_are_no_throughput()
    {
        var run = new MadeRun().Stage("hold", 10.Seconds).Step("get", (10, 100)).FailedStep("get", (10, 900));

        Assert.That(run.Outcome(Slo.Throughput(50.PerSecond)).Measured, Is.EqualTo("10.0 /s"));
    }

    [Test]
    public void A_sustained_rate_is_judged_as_the_reference_says()
    {
        foreach (var vector in ReferenceVectors.Cases("windowed-throughput"))
        {
            var rates = vector.GetProperty("rates").Numbers();
            var length = vector.Number("needSeconds").Seconds;
            var run = new MadeRun().Stage("hold", (rates.Length * 10).Seconds)
                .PerSecond("get", rates.SelectMany(rate => Enumerable.Repeat((long)rate, 10)));

            var outcome = run.Outcome(Slo.Throughput(vector.Number("target").PerSecond, sustainedFor: length));

            var isLongEnough = rates.Length * 10 >= length.TotalSeconds;
            var isMet = vector.GetProperty("expected").GetProperty("tolerantMet").GetBoolean();
            Assert.That(outcome.Verdict, Is.EqualTo(!isLongEnough ? Verdict.Inconclusive : isMet ? Verdict.Pass : Verdict.Fail), vector.GetProperty("name").GetString());
        }
    }

    [TestCase(3, Verdict.Pass)]
    [TestCase(4, Verdict.Fail)]
    public void One_window_in_twenty_may_be_below(int bad, Verdict verdict)
    {
        var outcome = Windows(10, 60, bad).Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 10.Minutes));

        Assert.That(outcome.Verdict, Is.EqualTo(verdict));
        Assert.That(outcome.Samples, Is.EqualTo(60));
        Assert.That(outcome.Reason, Does.Contain($"and {bad} of 60 windows of 10 s below 900 /s (3 allowed)"));
    }

    [Test]
    public void A_window_exactly_at_the_rate_is_good() =>
        Assert.That(new MadeRun().Stage("hold", 20.Seconds).PerSecond("get", Enumerable.Repeat(900L, 20)).Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 20.Seconds)).Verdict,
            Is.EqualTo(Verdict.Pass));

    [Test]
    public void The_best_stretch_counts_wherever_it_begins()
    {
        var rates = Enumerable.Repeat(100L, 50).Concat(Enumerable.Repeat(1000L, 60)).Concat(Enumerable.Repeat(100L, 50));
        var outcome = new MadeRun().Stage("hold", 160.Seconds).PerSecond("get", rates).Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 1.Minutes));

        Assert.That((outcome.Verdict, outcome.Measured), Is.EqualTo((Verdict.Pass, "1,000 /s")));
        Assert.That(outcome.Reason, Is.EqualTo("the best stretch of 1 min has 1,000 /s and 0 of 6 windows of 10 s below 900 /s (0 allowed)"));
    }

    [TestCase(5, 1, 5)]
    [TestCase(9, 1, 9)]
    [TestCase(10, 10, 1)]
    [TestCase(15, 10, 1)]
    [TestCase(25, 10, 2)]
    [TestCase(601, 10, 60)]
    public void Windows_are_ten_seconds_long_however_odd_the_length_is_and_one_second_below_that(int seconds, int window, int windows)
    {
        var outcome = new MadeRun().Stage("hold", seconds.Seconds).PerSecond("get", Enumerable.Repeat(1000L, seconds))
            .Outcome(Slo.Throughput(900.PerSecond, sustainedFor: seconds.Seconds));

        Assert.That((outcome.Verdict, outcome.Samples), Is.EqualTo((Verdict.Pass, (long)windows)));
        Assert.That(outcome.Reason, Does.Contain($"windows of {window} s below"));
    }

    [Test]
    public void An_odd_length_is_judged_by_the_same_rule_as_an_even_one()
    {
        // 950 a second with the noise of a Poisson process: single seconds are often below 900, ten seconds hardly ever.
        for (var seed = 0; seed < 40; seed++)
        {
            var random = new Random(seed);
            var counts = Enumerable.Range(0, 601).Select(_ => (long)Math.Round(950 + (Math.Sqrt(950) * Normal(random)))).ToList();

            var outcome = new MadeRun().Stage("hold", 601.Seconds).PerSecond("get", counts).Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 601.Seconds));

            Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Pass), outcome.Reason);
        }
    }

    [TestCase(90.5, Verdict.Pass)]
    [TestCase(90.6, Verdict.Inconclusive)]
    [TestCase(0.4, Verdict.Pass)]
    public void A_stretch_is_long_enough_when_its_time_is(double length, Verdict verdict) =>
        Assert.That(new MadeRun().Stage("hold", 90.5.Seconds).PerSecond("get", Enumerable.Repeat(1000L, 90)).Outcome(Slo.Throughput(900.PerSecond, sustainedFor: length.Seconds)).Verdict,
            Is.EqualTo(verdict));

    [TestCase(Sustained.Tolerant, 91, 1)]
    [TestCase(Sustained.Strict, 91, 1)]
    [TestCase(Sustained.Mean, 180, 2)]
    public void The_best_of_all_stretches_has_the_fewest_bad_windows_or_the_highest_mean(Sustained rule, double mean, int bad)
    {
        // Of the first three stretches, each with one bad window, the second has the highest mean; the peak has two bad ones beside it.
        long[] rates = [95, 80, 95, 98, 10, 10, 520, 10];
        var outcome = new MadeRun().Stage("hold", 80.Seconds).PerSecond("get", rates.SelectMany(rate => Enumerable.Repeat(rate, 10)))
            .Outcome(Slo.Throughput(90.PerSecond, sustainedFor: 30.Seconds, sustained: rule));

        Assert.That(outcome.Value, Is.EqualTo(mean));
        Assert.That(outcome.Reason, Does.Contain($"and {bad} of 3 windows of 10 s below 90 /s"));
    }

    [Test]
    public void Hours_to_be_sustained_take_no_more_memory_than_seconds()
    {
        var run = new MadeRun().Stage("hold", 8.Hours).PerSecond("get", Enumerable.Repeat(1000L, 28_800));
        long Allocated(int seconds)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var outcome = run.Outcome(Slo.Throughput(900.PerSecond, sustainedFor: seconds.Seconds));
            Assert.That((outcome.Verdict, outcome.Samples), Is.EqualTo((Verdict.Pass, seconds / 10L)));
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }

        Allocated(10);
        Assert.That(Allocated(14_401) - Allocated(10), Is.LessThan(5_000_000));
    }

    [Test]
    public void A_stage_shorter_than_the_length_is_no_data()
    {
        var outcome = new MadeRun().Stage("hold", 50.Seconds).PerSecond("get", Enumerable.Repeat(1000L, 50)).Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 1.Minutes));

        Assert.That((outcome.Verdict, outcome.Value, outcome.Reason), Is.EqualTo((Verdict.Inconclusive, (double?)null, "no data: no judged stretch is as long as 1 min")));
    }

    [Test]
    public void Stages_in_a_row_are_one_stretch_and_a_gap_between_them_is_not()
    {
        var row = new MadeRun().Stage("a", 30.Seconds).PerSecond("get", Enumerable.Repeat(1000L, 30)).Stage("b", 30.Seconds).PerSecond("get", Enumerable.Repeat(1000L, 30));
        var gap = new MadeRun().Stage("a", 30.Seconds).PerSecond("get", Enumerable.Repeat(1000L, 30)).Stage("pause", 1.Seconds, StageKind.Pause)
            .Stage("b", 30.Seconds).PerSecond("get", Enumerable.Repeat(1000L, 30));

        Assert.That(row.Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 1.Minutes)).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(gap.Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 1.Minutes)).Reason, Does.StartWith("no data"));
    }

    [Test]
    public void Only_the_steps_of_the_scope_count()
    {
        var run = new MadeRun().Stage("hold", 20.Seconds).PerSecond("get", Enumerable.Repeat(1000L, 20)).PerSecond("post", Enumerable.Repeat(10L, 20));

        Assert.That(run.Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 20.Seconds, step: "post")).Measured, Is.EqualTo("10.0 /s"));
        Assert.That(run.Outcome(Slo.Throughput(900.PerSecond, step: "post")).Interval, Is.EqualTo("10.0 to 10.0 /s"));
    }

    [TestCase(60, 95)]
    [TestCase(1_800, 95)]
    [TestCase(1_800, 101)]
    [TestCase(3_600, 105)]
    public void Windows_of_ten_seconds_give_the_verdicts_that_single_seconds_gave(int sustained, int limit)
    {
        // From 15 s on, so the windows of ten seconds have to begin there, and not at 10 s or 20 s.
        MadeRun Run()
        {
            var random = new Random(1);
            return new MadeRun().Stage("ramp", 15.Seconds, StageKind.Ramp).PerSecond("get", Enumerable.Repeat(7L, 15))
                .Stage("hold", 2.Hours).PerSecond("get", Enumerable.Range(0, 7_200).Select(second => 80L + random.Next(40) + (second / 900))).PerSecond("post", Enumerable.Repeat(3L, 7_200));
        }

        foreach (var slo in new[] { Slo.Throughput(limit.PerSecond, sustainedFor: sustained.Seconds), Slo.Throughput(limit.PerSecond), Slo.Throughput(limit.PerSecond, step: "get") })
        {
            var (fine, coarse) = (Run().Outcome(slo), Run().Coarsened(mostWindows: 1_000).Outcome(slo));

            Assert.That(coarse, Is.EqualTo(fine));
        }
    }

    [Test]
    public void A_window_shorter_than_what_was_kept_becomes_as_long_as_that()
    {
        var outcome = new MadeRun().Stage("hold", 2.Hours).PerSecond("get", Enumerable.Repeat(100L, 7_200)).Coarsened(mostWindows: 1_000)
            .Outcome(Slo.Throughput(100.PerSecond, sustainedFor: 77.Seconds));

        Assert.That((outcome.Verdict, outcome.Samples), Is.EqualTo((Verdict.Pass, 7)));
    }

    private static double Normal(Random random) => Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());

    // Windows of so many seconds at 1,000 a second, the bad ones at 500 in the middle.
    private static MadeRun Windows(int seconds, int count, int bad) =>
        new MadeRun().Stage("hold", (seconds * count).Seconds).PerSecond("get",
            Enumerable.Range(0, count).SelectMany(window => Enumerable.Repeat(window >= count / 2 && window < (count / 2) + bad ? 500L : 1000L, seconds)));
}
