using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.ReferenceSystems;

/// <summary>The figures that five reports published, fed in: what LoadKit says about them instead.</summary>
public sealed class PublishedFiguresTests
{
    private static readonly Slo Errors = Slo.ErrorRate(1.Percent);
    private static readonly Slo Availability = Slo.Availability(99.9.Percent);

    // Published as 0.28 %, 0.03 %, 0.16 % "on average", all better than target, and 99.97 % available.
    [TestCase(712, 2, "0.29 % (2/712)", "71 % better", Verdict.Inconclusive, "99.71 % (710/712)", "281 % of budget spent", Verdict.Inconclusive, false)]
    [TestCase(36_279, 14, "0.039 % (14/36,279)", "96 % better", Verdict.Pass, "99.961 % (36,265/36,279)", "61 % of budget left", Verdict.Pass, true)]
    [TestCase(36_991, 16, "0.044 % (16/36,991)", "95 % better", Verdict.Pass, "99.956 % (36,975/36,991)", "56 % of budget left", Verdict.Pass, true)]
    public void A_shops_errors(int count, int failed, string rate, string margin, Verdict errors, string available, string budget, Verdict availability, bool isMet)
    {
        var slos = Counted(("get", count, failed)).Judged(Errors, Availability).Slos;

        Assert.That((slos[0].MeasuredWithCounts, slos[0].MarginText, slos[0].Verdict), Is.EqualTo((rate, margin, errors)));
        Assert.That((slos[1].MeasuredWithCounts, slos[1].MarginText, slos[1].Verdict, slos[1].IsMet), Is.EqualTo((available, budget, availability, isMet)));
    }

    // Published as 84 % and 86 % better, the second against the limit of another scenario.
    [TestCase(129.71, 800, "83 % better")]
    [TestCase(111.86, 1200, "90 % better")]
    public void A_shops_percentiles(double p95, double limit, string margin) =>
        Assert.That(new MadeRun().Stage("hold", 2.Minutes).Step("get", (p95, 712)).Outcome(Slo.Latency(95, limit.Milliseconds)).MarginText, Is.EqualTo(margin));

    // Published as "sustained at or above 900/s for 10 minutes" with nothing but a mean.
    [TestCase(1040, 600, "MEETS")]
    [TestCase(1040, 590, "UNPROVEN")]
    [TestCase(880, 600, "BELOW")]
    public void A_gateways_sustained_rate(int perSecond, int seconds, string label) =>
        Assert.That(
            new MadeRun().Stage("hold", seconds.Seconds).PerSecond("get", Enumerable.Repeat((long)perSecond, seconds)).Outcome(Slo.Throughput(900.PerSecond, sustainedFor: 10.Minutes)).Label,
            Is.EqualTo(label));

    // Published as "production-ready", with nothing measured.
    [Test]
    public void A_framework_that_was_never_measured()
    {
        var result = new MadeRun().Stage("hold", 8.Minutes, counts: IterationCounts.None).Judged(Slo.Latency(95, 200.Milliseconds), Slo.ErrorRate(0.1.Percent), Slo.Throughput(50_000.PerSecond));

        Assert.That(result.Slos.Select(slo => (slo.Label, slo.Measured)), Is.All.EqualTo(("UNPROVEN", "no data")));
        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
    }

    // Published as "below 0.01 %", and as 99.9 % from a look every five seconds.
    [TestCase(36_886, 0.01, Verdict.Inconclusive)]
    [TestCase(36_887, 0.01, Verdict.Pass)]
    [TestCase(3_687, 0.1, Verdict.Inconclusive)]
    [TestCase(3_688, 0.1, Verdict.Pass)]
    public void Shares_that_take_many_requests(int count, double limit, Verdict verdict) =>
        Assert.That(Counted(("get", count, 0)).Outcome(Slo.ErrorRate(limit.Percent)).Verdict, Is.EqualTo(verdict));

    // Published as ready at a fifth of the throughput that was asked for.
    [Test]
    public void A_service_at_a_fifth_of_its_target()
    {
        var outcome = new MadeRun().Stage("hold", 1.Minutes).PerSecond("get", Enumerable.Repeat(200L, 60)).Outcome(Slo.Throughput(1_000.PerSecond));

        Assert.That((outcome.Label, outcome.MeasuredWithCounts, outcome.MarginText), Is.EqualTo(("BELOW", "200 /s (1 min)", "80 % worse")));
    }

    // Published as one success rate of 99.92 % that "exceeds production standards".
    [TestCase("all", 66_350, 52, "UNPROVEN", "99.921 % (66,298/66,350)")]
    [TestCase("writes", 14_100, 42, "BELOW", "99.702 % (14,058/14,100)")]
    [TestCase("reads", 52_250, 10, "EXCEEDS", "99.980 % (52,240/52,250)")]
    [TestCase("configure", 1_150, 6, "BELOW", "99.47 % (1,144/1,150)")]
    public void An_orchestrators_availability(string what, int count, int failed, string label, string measured)
    {
        var outcome = Counted((what, count, failed)).Outcome(Availability);

        Assert.That((outcome.Label, outcome.MeasuredWithCounts), Is.EqualTo((label, measured)));
    }

    // Published as twelve types of errors, and a pool that "should handle" the load.
    [Test]
    public void An_orchestrators_errors()
    {
        var result = Counted(("reads", 52_250, 10), ("writes", 14_100, 42)).Error("POST /v1/deployments", "PoolExhausted", "QueuePool limit", 44).Error("GET /v1/deployments", "timeout", "after # s", 8)
            .Judged(Availability, Slo.Availability(99.9.Percent, step: "writes"));

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(result.Findings.Select(finding => finding.Text), Is.SupersetOf(["writes has 80 % (42 of 52) of the failed requests, and 21 % (14,100 of 66,350) of all", "44 of 52 failures are PoolExhausted in POST /v1/deployments: QueuePool limit"]));
    }

    private static MadeRun Counted(params (string Step, int Count, int Failed)[] steps) =>
        steps.Aggregate(new MadeRun().Stage("hold", 10.Minutes), (run, step) => run.Step(step.Step, (10, step.Count - step.Failed)).FailedStep(step.Step, (10, step.Failed)));
}
