using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>Work that waited for a thread of the generator's pool.</summary>
public sealed class PoolDelayTests
{
    [Test]
    public void A_calm_generator_says_nothing_and_gives_its_figures()
    {
        var result = Run().Watched().Judged(Slo.Latency(95, 200.Milliseconds));

        Assert.That((result.Verdict, result.Audit()), Is.EqualTo((Verdict.Fail, Array.Empty<Finding>())));
        Assert.That(result.Generator!.PoolDelay.Percentile(50), Is.EqualTo(TimeSpan.FromMicroseconds(60)));
        Assert.That((result.Generator.Seconds, result.Generator.LimitedSeconds, result.Generator.Cores), Is.EqualTo((60, 0, 0.5)));
    }

    [Test]
    public void A_run_in_virtual_time_has_no_generator() =>
        Assert.That(Run().Judged().Generator, Is.Null);

    [TestCase(100.0, Verdict.Inconclusive)]
    [TestCase(99.0, Verdict.Fail)]
    public void A_miss_that_the_delay_can_have_made_is_unproven(double delay, Verdict verdict)
    {
        var result = Run().Watched((0, 60, Busy(delay))).Judged(Slo.Latency(95, 200.Milliseconds));

        Assert.That(result.Verdict, Is.EqualTo(verdict));
        Assert.That(result.Audit().Single().Kind, Is.EqualTo(verdict == Verdict.Fail ? FindingKind.Notice : FindingKind.Doubt));
    }

    [Test]
    public void The_sentence_has_the_figures_and_the_seconds()
    {
        var result = Run().Watched((0, 20, Busy(100)), (25, 15, Busy(100))).Judged();

        Assert.That(result.Audit().Single().Text, Is.EqualTo(
            "work waited for a thread of the generator: 1.00 ms in the median, p99 100 ms, 100 ms at most; beyond 150 µs or 10.0 ms in 35 of 60 judged seconds (0 to 20 s, 25 to 40 s); latencies include it"));
        Assert.That(result.Generator!.LimitedSeconds, Is.EqualTo(35));
    }

    [TestCase(30, false)]
    [TestCase(31, true)]
    public void It_is_worth_a_notice_in_more_than_half_of_the_seconds(int seconds, bool isNoticed) =>
        Assert.That(Run().Watched((0, seconds, Busy(20))).Judged().Audit().Any(), Is.EqualTo(isNoticed));

    [Test]
    public void Seconds_before_the_judged_ones_count_for_nothing()
    {
        var run = new MadeRun().Stage("ramp", 20.Seconds, StageKind.Ramp).Stage("hold", 10.Seconds).Step("get", (300, 1000)).Watched((0, 20, Busy(100)));

        var result = run.Judged(Slo.Latency(95, 200.Milliseconds));

        Assert.That((result.Verdict, result.Generator!.Seconds, result.Generator.LimitedSeconds), Is.EqualTo((Verdict.Fail, 10, 0)));
    }

    [TestCase(31, Verdict.Inconclusive)]
    [TestCase(30, Verdict.Pass)]
    public void Threads_that_were_blocked_in_more_than_half_of_the_seconds_prove_nothing(int seconds, Verdict verdict)
    {
        var result = Run().Watched((0, seconds, Blocked)).Judged(Slo.Latency(95, 1.Seconds));

        Assert.That(result.Verdict, Is.EqualTo(verdict));
        Assert.That(Run().Watched((0, seconds, sample => Blocked(sample) with { Cpu = 0.5.Seconds })).Judged(Slo.Latency(95, 1.Seconds)).Verdict, Is.EqualTo(Verdict.Pass), "busy threads are not blocked ones");
    }

    [Test]
    public void While_threads_are_blocked_nobody_knows_how_fast_the_target_is()
    {
        var result = Run().Watched((0, 60, Blocked)).Judged(Slo.Latency(95, 1.Milliseconds), Slo.Throughput(1_000_000.PerSecond), Slo.ErrorRate(1.Percent));

        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.EqualTo([Verdict.Inconclusive, Verdict.Inconclusive, Verdict.Pass]));
        Assert.That(result.Slos[1].Reason, Does.EndWith("; but the generator had threads blocked in 60 of 60 seconds"));
        Assert.That(result.Audit().Single().Text, Is.EqualTo(
            "threads of the generator were blocked, or got no processor, in 60 of 60 judged seconds (0 to 60 s): work waited 25.1 ms in the median, p99 50.0 ms, while the process kept 0.2 of 2 processors busy; "
            + "let the scenario await instead of Thread.Sleep, Wait, .Result or a lock, on a machine that has processors to spare"));
    }

    private static MadeRun Run() => new MadeRun().Population(Load.Open).Users("user").Stage("hold", 1.Minutes, counts: new IterationCounts(600, 600, 0, 0, 0)).Step("get", (300, 1000));

    private static Func<GeneratorSample, GeneratorSample> Busy(double p99) => sample => sample with { PoolDelay = MadeRun.Times((1, 90), (p99, 10)), Cpu = 1.5.Seconds };

    private static GeneratorSample Blocked(GeneratorSample sample) => sample with { PoolDelay = MadeRun.Times((25, 90), (50, 10)), Cpu = 0.2.Seconds };
}
