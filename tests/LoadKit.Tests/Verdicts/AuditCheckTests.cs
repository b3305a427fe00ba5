using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>What was looked at is said also where there was nothing to find, and is judged as the findings are.</summary>
public sealed class AuditCheckTests
{
    [Test]
    public void A_calm_run_has_a_look_at_everything_and_all_is_fine()
    {
        var checks = new MadeRun().Stage("hold", 60.Seconds).Iteration((200, 3000)).PerSecond("get", Enumerable.Repeat(50L, 60)).Watched().Judged(Slo.Latency(95, 300.Milliseconds)).Audit;

        Assert.That(checks.Select(check => (check.Name, check.Judgement)), Is.EqualTo(new[]
        {
            ("accounting", AuditJudgement.Fine), ("sample size", AuditJudgement.Fine), ("steadiness", AuditJudgement.Fine), ("users at work", AuditJudgement.Fine),
            ("thread pool", AuditJudgement.Fine), ("garbage collection", AuditJudgement.Fine), ("standstills", AuditJudgement.Fine), ("processors", AuditJudgement.Fine),
            ("system clock", AuditJudgement.Fine),
        }));
        Assert.That(checks, Has.All.Matches<AuditCheck>(check => check!.Measured.Length > 0 && check.Rule.Length > 0));
    }

    [Test]
    public void In_virtual_time_nobody_watched_the_generator()
    {
        var checks = new MadeRun().Stage("hold", 10.Seconds).Step("get", (300, 1000)).Judged().Audit;

        Assert.That(Of(checks, AuditJudgement.NotWatched), Is.EqualTo(["steadiness", "thread pool", "garbage collection", "standstills", "processors", "system clock"]));
        Assert.That(checks.Single(check => check.Name == "thread pool").Measured, Does.StartWith("not watched: time is virtual"));
    }

    [TestCase(100.0, AuditJudgement.Doubt)]
    [TestCase(99.0, AuditJudgement.Notice)]
    public void A_look_is_judged_as_its_finding(double delay, AuditJudgement judgement)
    {
        var result = new MadeRun().Stage("hold", 60.Seconds).Step("get", (300, 1000)).Watched((0, 60, Busy(delay))).Judged(Slo.Latency(95, 200.Milliseconds));

        Assert.That(result.Audit.Single(check => check.Name == "thread pool").Judgement, Is.EqualTo(judgement));
    }

    [TestCase(100, 90, 10, 0, AuditJudgement.Fine)]
    [TestCase(100, 90, 9, 1, AuditJudgement.Notice)]
    [TestCase(100, 90, 9, 0, AuditJudgement.Doubt)]
    public void Every_iteration_is_accounted_for(long started, long succeeded, long failed, long unfinished, AuditJudgement judgement)
    {
        var check = new MadeRun().Stage("hold", 10.Seconds, counts: new IterationCounts(started, succeeded, failed, unfinished, 0)).Step("get", (300, 1000)).Judged().Audit[0];

        Assert.That((check.Name, check.Judgement), Is.EqualTo(("accounting", judgement)));
        Assert.That(check.Measured, Is.EqualTo($"100 iterations started = 90 succeeded + {failed} failed + {unfinished} unfinished"));
    }

    [TestCase(0, AuditJudgement.Fine)]
    [TestCase(1, AuditJudgement.Notice)]
    [TestCase(3, AuditJudgement.Doubt)]
    public void An_open_load_has_its_arrivals_and_its_lag_looked_at(long dropped, AuditJudgement judgement)
    {
        var checks = new MadeRun().Population(open: true).Stage("hold", 10.Seconds, counts: new IterationCounts(100 - dropped, 100 - dropped, 0, 0, dropped)).Lag((2, 100)).Watched().Judged().Audit;

        Assert.That(checks.Single(check => check.Name == "arrivals"), Is.EqualTo(
            new AuditCheck("arrivals", judgement, $"{100 - dropped} of 100 scheduled became iterations, {dropped} were dropped", "at most 2 % missing, late or dropped in each stage")));
        Assert.That(checks.Single(check => check.Name == "schedule").Measured, Does.StartWith("iterations started 2.00 ms late in the median, p99 2.00 ms"));
    }

    [Test]
    public void An_objective_that_needs_more_requests_is_noted()
    {
        var check = new MadeRun().Stage("hold", 10.Seconds).Step("get", (100, 50)).Judged(Slo.Latency(99, 200.Milliseconds)).Audit[1];

        Assert.That((check.Name, check.Judgement), Is.EqualTo(("sample size", AuditJudgement.Notice)));
        Assert.That(check.Measured, Does.EndWith("1 of 1 objectives would need more"));
    }

    [Test]
    public void Paced_users_have_their_pace_looked_at()
    {
        var checks = new MadeRun().Population(Load.Closed, pacing: 1.Seconds).Stage("hold", 10.Seconds).Paced((20, 100)).Watched().Judged().Audit;

        Assert.That(checks.Single(check => check.Name == "pace").Judgement, Is.EqualTo(AuditJudgement.Fine));
    }

    private static IEnumerable<string> Of(IReadOnlyList<AuditCheck> checks, AuditJudgement judgement) => checks.Where(check => check.Judgement == judgement).Select(check => check.Name);

    private static Func<GeneratorSample, GeneratorSample> Busy(double milliseconds) => sample => sample with { PoolDelay = MadeRun.Times((1, 90), (milliseconds, 10)), Cpu = 1.5.Seconds };
}
