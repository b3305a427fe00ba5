using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public sealed class JudgedStagesTests
{
    [Test]
    public void Stages_of_constant_load_are_judged()
    {
        var result = new MadeRun()
            .Stage("warm-up", 10.Seconds, StageKind.WarmUp).Step("get", (900, 1))
            .Stage("ramp", 10.Seconds, StageKind.Ramp).Step("get", (800, 10))
            .Stage("hold", 10.Seconds).Step("get", (100, 100))
            .Stage("spike", 10.Seconds, StageKind.Spike).Step("get", (200, 200))
            .Stage("pause", 10.Seconds, StageKind.Pause)
            .Stage("stair", 10.Seconds, StageKind.Step).Step("get", (300, 300))
            .Judged(Slo.MaxLatency(1.Seconds));

        Assert.That(result.Slos[0].Samples, Is.EqualTo(600));
        Assert.That(result.Slos[0].Measured, Is.EqualTo("300 ms"));
        Assert.That((result.JudgedStages, result.JudgedDuration), Is.EqualTo(("hold, spike, stair", 30.Seconds)));
        Assert.That(result.Stages.Select(stage => stage.IsJudged), Is.EqualTo([false, false, true, true, false, true]));
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(600));
        Assert.That((result.Whole.Requests.Count, result.Whole.Requests.Duration), Is.EqualTo((610, 50.Seconds)), "all but the warm-up");
    }

    [Test]
    public void A_profile_without_constant_load_is_judged_as_a_whole_but_for_its_warm_up()
    {
        var result = new MadeRun()
            .Stage("warm-up", 10.Seconds, StageKind.WarmUp).Step("get", (900, 1))
            .Stage("up", 10.Seconds, StageKind.Ramp).Step("get", (100, 10))
            .Stage("down", 10.Seconds, StageKind.Ramp).Step("get", (200, 10))
            .Judged(Slo.MaxLatency(1.Seconds));

        Assert.That((result.JudgedStages, result.JudgedDuration, result.Slos[0].Samples), Is.EqualTo(("up, down", 20.Seconds, 20L)));
    }

    [Test]
    public void Each_population_has_judged_stages_of_its_own()
    {
        var result = new MadeRun()
            .Population().Users("a").Stage("ramp", 10.Seconds, StageKind.Ramp).Step("get", (1, 1))
            .Population(open: true).Users("b").Stage("ramp", 10.Seconds, StageKind.Ramp).Step("get", (1, 10)).Stage("hold", 10.Seconds).Step("get", (1, 100))
            .Judged(Slo.MaxLatency(1.Seconds));

        Assert.That(result.Slos[0].Samples, Is.EqualTo(101));
        Assert.That(result.Stages.Select(stage => stage.IsJudged), Is.EqualTo([true, false, true]));
    }

    [Test]
    public void A_named_stage_is_judged_even_if_it_is_a_ramp()
    {
        var run = new MadeRun().Stage("ramp", 10.Seconds, StageKind.Ramp).Step("get", (800, 10)).Stage("hold", 10.Seconds).Step("get", (100, 100));

        Assert.That(run.Outcome(Slo.MaxLatency(1.Seconds, stage: "ramp")).Measured, Is.EqualTo("800 ms"));
        Assert.That(run.Outcome(Slo.Throughput(0.5.PerSecond, stage: "ramp")).Measured, Is.EqualTo("1.00 /s"));
    }

    [Test]
    public void Time_in_which_populations_overlap_counts_once()
    {
        var run = new MadeRun()
            .Population().Users("reader").Stage("hold", 60.Seconds).PerSecond("get", Enumerable.Repeat(100L, 60))
            .Population(start: 30.Seconds).Users("writer", "buy").Stage("hold", 60.Seconds).PerSecond("post", Enumerable.Repeat(10L, 60));

        Assert.That(run.Judged().JudgedDuration, Is.EqualTo(90.Seconds));
        Assert.That(run.Outcome(Slo.Throughput(1.PerSecond)).Value, Is.EqualTo(6600 / 90.0));
        Assert.That(run.Outcome(Slo.Throughput(1.PerSecond, userType: "writer")).Value, Is.EqualTo(10), "over the time of its own population");
        Assert.That(run.Outcome(Slo.Throughput(1.PerSecond, scenario: "browse")).Value, Is.EqualTo(100));
        Assert.That(run.Outcome(Slo.Throughput(100.PerSecond, sustainedFor: 60.Seconds)).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(run.Outcome(Slo.Throughput(110.PerSecond, sustainedFor: 30.Seconds)).Verdict, Is.EqualTo(Verdict.Pass), "while both run");
        Assert.That(run.Outcome(Slo.Throughput(110.PerSecond, sustainedFor: 40.Seconds)).Verdict, Is.EqualTo(Verdict.Fail));
    }

    [Test]
    public void A_population_within_the_time_of_another_adds_none()
    {
        var run = new MadeRun()
            .Population().Users("reader").Stage("hold", 60.Seconds).Step("get", (1, 60))
            .Population(start: 20.Seconds).Users("writer").Stage("hold", 10.Seconds).Step("get", (1, 60));

        Assert.That(run.Judged().JudgedDuration, Is.EqualTo(60.Seconds));
    }
}
