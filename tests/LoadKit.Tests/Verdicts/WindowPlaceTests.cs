using LoadKit.Statistics;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>In which window of an objective something counts.</summary>
public sealed class WindowPlaceTests
{
    [TestCase(33, TestName = "What_ends_after_its_stage_counts_in_its_last_window")]
    [TestCase(43, TestName = "What_ends_in_the_next_judged_stage_counts_in_the_last_window_of_its_own")]
    [TestCase(75, TestName = "What_ends_after_all_stages_counts_in_the_last_window_of_its_own")]
    public void Stragglers_belong_to_the_load_of_their_stage(int second)
    {
        // 50 stragglers of the first stage fail, and 50 of the fifth second of the other. Of ten batches the fifth and the sixth have 50 each: with
        // 100 in one of them the design effect would be twice as high.
        var run = new MadeRun()
            .Stage("a", 30.Seconds).Seconds("get", Enumerable.Repeat((100L, 0L, 0L), 30)).Seconds("late", [(Histogram.Empty, MadeRun.Times((10, 50)))], after: second.Seconds)
            .Stage("pause", 10.Seconds, StageKind.Pause)
            .Stage("b", 30.Seconds).Seconds("get", Enumerable.Range(0, 30).Select(i => i == 4 ? (50L, 0L, 50L) : (100L, 0L, 0L)));

        var outcome = run.Outcome(Slo.ErrorRate(5.Percent));

        WindowSample[] batches = [.. Enumerable.Range(0, 10).Select(batch => new WindowSample(batch == 4 ? 650 : 600, batch is 4 or 5 ? 50 : 0))];
        Assert.That(outcome.Samples, Is.EqualTo(6_050));
        Assert.That(outcome.EffectiveSamples, Is.EqualTo(EffectiveSample.OfBatches(batches, 0.95).Size).Within(1e-9));
    }

    [TestCase(0)]
    [TestCase(0.4, TestName = "A_second_that_is_read_late_is_the_one_in_which_its_middle_lies")]
    [TestCase(-0.4, TestName = "A_stage_that_begins_within_a_second_has_it_if_its_middle_lies_there")]
    public void A_reading_belongs_to_the_second_in_which_its_middle_lies(double late)
    {
        // Batches of 95 and 105 a second: 96.2 to 103. One second further they would be unlike that, and the last second lost.
        var run = new MadeRun().Stage("hold", 1.Minutes)
            .Seconds("get", Enumerable.Range(0, 60).Select(second => second / 6 % 2 == 0 ? (95L, 0L, second % 6 == 5 ? 10L : 0L) : (105L, 0L, 0L))).ReadLate(late.Seconds);

        var rate = run.Outcome(Slo.Throughput(95.PerSecond));
        var failed = run.Outcome(Slo.ErrorRate(5.Percent));

        Assert.That((rate.Value, rate.Interval), Is.EqualTo((100.0, "96.2 to 103 /s")));
        Assert.That(run.Outcome(Slo.Throughput(105.PerSecond, sustainedFor: 6.Seconds)).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(run.Outcome(Slo.Throughput(105.PerSecond, sustainedFor: 7.Seconds)).Verdict, Is.EqualTo(Verdict.Fail));
        WindowSample[] batches = [.. Enumerable.Range(0, 10).Select(batch => batch % 2 == 0 ? new WindowSample(580, 10) : new WindowSample(630, 0))];
        Assert.That(failed.EffectiveSamples, Is.EqualTo(EffectiveSample.OfBatches(batches, 0.95).Size).Within(1e-9));
    }
}
