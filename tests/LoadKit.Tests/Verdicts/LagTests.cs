using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>The generator's own lateness, which is not the target's.</summary>
public sealed class LagTests
{
    [Test]
    public void A_miss_that_the_lag_can_have_made_is_unproven()
    {
        var result = Late(100).Judged(Slo.Latency(95, 200.Milliseconds));

        Assert.That(result.Slos[0].Verdict, Is.EqualTo(Verdict.Inconclusive), "200 ms and 100 ms of lag are 300 ms");
        Assert.That(result.Slos[0].Reason, Is.EqualTo("p95 300 ms (1,000 of 2,000 slower than the limit), limit <= 200 ms (95% CI 300 to 300 ms); but the generator's own delay may be the cause (lag p99 100 ms)"));
        Assert.That(result.Audit().Single(), Is.EqualTo(new Finding(FindingKind.Doubt, "the generator started iterations late: lag p99 100 ms, 100 ms at most; latencies include it")));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
    }

    [Test]
    public void A_miss_by_more_than_the_lag_is_a_miss()
    {
        var result = Late(99).Judged(Slo.Latency(95, 200.Milliseconds));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Audit().Single().Kind, Is.EqualTo(FindingKind.Notice));
    }

    [TestCase(10.0, false)]
    [TestCase(10.1, true)]
    public void More_than_10_ms_are_worth_a_notice(double lag, bool isNoticed) =>
        Assert.That(Late(lag).Judged().Audit().Any(finding => finding.Kind == FindingKind.Notice), Is.EqualTo(isNoticed));

    [TestCase(1.0, Verdict.Fail)]
    [TestCase(1.1, Verdict.Inconclusive)]
    public void A_millisecond_is_usual_and_decides_nothing(double lag, Verdict verdict) =>
        Assert.That(Late(lag).Outcome(Slo.Latency(95, 299.Milliseconds)).Verdict, Is.EqualTo(verdict));

    [Test]
    public void Lag_decides_each_objective_by_its_own_limit()
    {
        var result = Late(100).Judged(Slo.MeanLatency(110.Milliseconds), Slo.MaxLatency(199.Milliseconds), Slo.MaxLatency(200.Milliseconds), Slo.Apdex(0.9, 200.Milliseconds), Slo.Apdex(0.9, 50.Milliseconds));

        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.EqualTo([Verdict.Inconclusive, Verdict.Fail, Verdict.Inconclusive, Verdict.Inconclusive, Verdict.Fail]));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
    }

    [Test]
    public void A_high_percentile_is_moved_by_lag_that_p99_does_not_show()
    {
        var run = new MadeRun().Population(open: true).Users("user").Stage("hold", 1.Minutes).Step("get", (300, 1000)).Lag((2, 9900), (100, 100));

        Assert.That(run.Outcome(Slo.Latency(99, 200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Inconclusive), "p99.8 of the lag");
        Assert.That(run.Outcome(Slo.Latency(95, 200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail), "p99 of the lag");
    }

    [Test]
    public void What_is_met_in_spite_of_the_lag_is_met()
    {
        var result = Late(100).Judged(Slo.Latency(95, 200.Milliseconds, step: "fast"), Slo.ErrorRate(1.Percent));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(Late(100).Judged(Slo.Throughput(1000.PerSecond, step: "fast")).Verdict, Is.EqualTo(Verdict.Fail), "lag makes no rate lower");
    }

    [Test]
    public void A_user_of_a_closed_load_who_starts_late_waited_for_the_target()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Step("get", (300, 1000)).Lag((500, 1000));

        Assert.That(run.Judged(Slo.Latency(95, 200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail));
    }

    private static MadeRun Late(double lag) => new MadeRun().Population(open: true).Users("user").Stage("hold", 1.Minutes)
        .Step("get", (300, 1000)).Step("fast", (100, 1000)).Lag((0, 980), (lag, 20));
}
