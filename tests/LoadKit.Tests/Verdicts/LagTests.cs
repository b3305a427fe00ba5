using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>The generator's own lateness, which is not the target's.</summary>
public sealed class LagTests
{
    [Test]
    public void Lag_that_can_decide_an_objective_on_latency_makes_it_unproven()
    {
        var result = Late(21).Judged(Slo.Latency(95, 200.Milliseconds));

        Assert.That(result.Slos[0].Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(result.Slos[0].Reason, Is.EqualTo("p95 300 ms (1,000 of 2,000 slower than the limit), limit <= 200 ms (95% CI 300 to 300 ms); but the generator's own lag (p99 21.0 ms) may be the cause"));
        Assert.That(result.Findings.Single(finding => finding.Kind != FindingKind.Clue), Is.EqualTo(new Finding(FindingKind.Doubt, "the generator started iterations late: lag p99 21.0 ms; latencies may be its own")));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
    }

    [Test]
    public void Lag_of_at_most_a_tenth_of_the_limit_decides_nothing()
    {
        var result = Late(20).Judged(Slo.Latency(95, 200.Milliseconds));

        Assert.That((result.Verdict, result.Findings.Count(finding => finding.Kind != FindingKind.Clue)), Is.EqualTo((Verdict.Fail, 0)));
    }

    [Test]
    public void Lag_of_at_most_10_ms_decides_nothing_however_tight_the_limit() =>
        Assert.That(Late(10).Judged(Slo.MaxLatency(5.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail));

    [Test]
    public void Lag_decides_each_objective_by_its_own_limit()
    {
        var result = Late(21).Judged(Slo.MeanLatency(200.Milliseconds), Slo.MaxLatency(250.Milliseconds), Slo.MaxLatency(200.Milliseconds));

        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.EqualTo([Verdict.Inconclusive, Verdict.Fail, Verdict.Inconclusive]));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
    }

    [Test]
    public void Lag_makes_a_pass_doubtful_but_stays_with_latencies()
    {
        var result = Late(21).Judged(Slo.Latency(95, 200.Milliseconds, step: "fast"), Slo.Throughput(1000.PerSecond, step: "fast"));

        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.EqualTo([Verdict.Pass, Verdict.Fail]), "with the lag it was fast enough still");
        Assert.That(Late(21).Judged(Slo.Latency(95, 200.Milliseconds, step: "fast")).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(Late(21).Judged(Slo.ErrorRate(1.Percent)).Verdict, Is.EqualTo(Verdict.Pass));
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
