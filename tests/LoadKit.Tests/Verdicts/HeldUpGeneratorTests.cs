using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>What holds up every thread of the generator: its garbage collector and its machine; and a clock that somebody sets.</summary>
public sealed class HeldUpGeneratorTests
{
    [TestCase(50, 0)]
    [TestCase(51, 1)]
    public void Garbage_collection_in_more_than_a_twentieth_of_the_time_is_worth_a_notice(double milliseconds, int findings)
    {
        var result = Run().Watched((0, 60, Collecting(milliseconds))).Judged(Slo.Latency(95, 1.Seconds));

        Assert.That((result.Verdict, result.Audit().Count), Is.EqualTo((Verdict.Pass, findings)));
    }

    [TestCase(500, Verdict.Pass)]
    [TestCase(501, Verdict.Inconclusive)]
    public void Garbage_collection_in_more_than_half_of_the_time_proves_nothing(double milliseconds, Verdict verdict) =>
        Assert.That(Run().Watched((0, 60, Collecting(milliseconds))).Judged(Slo.Latency(95, 1.Seconds)).Verdict, Is.EqualTo(verdict));

    [TestCase(280, Verdict.Inconclusive)]
    [TestCase(279, Verdict.Fail)]
    public void A_miss_that_one_of_its_pauses_can_have_made_is_unproven(int limit, Verdict verdict)
    {
        var result = Run().Watched((0, 60, Collecting(20))).Judged(Slo.Latency(95, limit.Milliseconds));

        Assert.That(result.Verdict, Is.EqualTo(verdict), "300 ms, and pauses of 20 ms in 2 % of the time");
        Assert.That(Run().Watched((0, 60, Collecting(20))).Judged(Slo.Latency(80, limit.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail), "they hit too few to move p80");
    }

    [Test]
    public void What_takes_long_has_many_pauses()
    {
        var result = Run().Watched((0, 60, sample => Collecting(200)(sample) with { LongestGarbagePause = 5.Milliseconds })).Judged(Slo.Latency(95, 250.Milliseconds));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive), "in a fifth of the time: 250 ms of work take 312 ms");
        Assert.That(result.Slos[0].Reason, Does.EndWith("(garbage collection 20.00 % of the time)"));
        Assert.That(result.Audit().Single().Text, Is.EqualTo(
            "the garbage collector held every thread of the generator for 12 s of 1 min judged time (20.00 %), 5.00 ms at a time; latencies include it"));
    }

    [TestCase(500, null)]
    [TestCase(501, FindingKind.Notice)]
    [TestCase(3000, FindingKind.Notice)]
    [TestCase(3001, FindingKind.Doubt)]
    public void A_standstill_is_worth_a_notice_and_beyond_a_twentieth_of_the_time_a_doubt(int milliseconds, FindingKind? kind)
    {
        var result = Run().Watched((10, 1, Standing(milliseconds))).Judged(Slo.Latency(95, 1.Seconds));

        Assert.That(result.Audit().SingleOrDefault()?.Kind, Is.EqualTo(kind));
        Assert.That(result.Verdict, Is.EqualTo(kind == FindingKind.Doubt ? Verdict.Inconclusive : Verdict.Pass));
    }

    [Test]
    public void A_standstill_excuses_what_it_can_have_hit()
    {
        var run = Run().Watched((10, 1, Standing(700)));

        Assert.That(run.Outcome(Slo.MaxLatency(200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(run.Outcome(Slo.Latency(95, 200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Inconclusive), "1.2 % of the time, a fifth of the slowest twentieth");
        Assert.That(run.Outcome(Slo.Latency(90, 200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail), "and less than a fifth of the slowest tenth");
        Assert.That(Run().Watched((10, 1, Standing(590))).Outcome(Slo.Latency(95, 200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail), "less than 1 % of the time");
        Assert.That(run.Judged().Audit().Single().Text, Is.EqualTo(
            "the generator stood still for 700 ms of 1 min judged time (1.17 %), 700 ms at a time (10 to 11 s): the machine was suspended or gave the process no processor"));
    }

    [TestCase(100, null)]
    [TestCase(101, "the system's clock was set forward by 101 ms during the run (10 to 11 s); latencies don't depend on it")]
    [TestCase(-3000, "the system's clock was set back by 3 s during the run (10 to 11 s); latencies don't depend on it")]
    public void A_clock_that_was_set_is_a_notice(int milliseconds, string? text)
    {
        var result = Run().Watched((10, 1, sample => sample with { ClockStep = milliseconds.Milliseconds })).Judged(Slo.Latency(95, 1.Seconds));

        Assert.That((result.Audit().SingleOrDefault()?.Text, result.Verdict), Is.EqualTo((text, Verdict.Pass)));
        Assert.That(result.Audit().Select(finding => finding.Kind), Has.None.EqualTo(FindingKind.Doubt));
    }

    private static MadeRun Run() => new MadeRun().Population(Load.Open).Users("user").Stage("hold", 1.Minutes, counts: new IterationCounts(600, 600, 0, 0, 0)).Step("get", (300, 1000));

    private static Func<GeneratorSample, GeneratorSample> Collecting(double milliseconds) =>
        sample => sample with { GarbagePauses = milliseconds.Milliseconds, LongestGarbagePause = milliseconds.Milliseconds };

    private static Func<GeneratorSample, GeneratorSample> Standing(double milliseconds) =>
        sample => sample with { Standstill = milliseconds.Milliseconds, LongestStandstill = milliseconds.Milliseconds };
}
