using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>Ten users for a minute have ten minutes of user time: where was it?</summary>
public sealed class LittlesLawTests
{
    [Test]
    public void Users_whose_time_is_in_iterations_did_not_wait() =>
        Assert.That(Busy(5900).Judged(Slo.Latency(95, 1.Seconds)).Audit(), Is.Empty);

    [Test]
    public void Neither_did_users_who_thought() =>
        Assert.That(new MadeRun().Stage("hold", 1.Minutes).Thoughtful(5.Minutes, (100, 2900)).Watched().Judged().Audit(), Is.Empty);

    [TestCase(2995, Verdict.Pass)]
    [TestCase(2985, Verdict.Inconclusive)]
    public void Users_who_waited_for_the_generator_more_than_half_of_their_time_prove_nothing(int iterations, Verdict verdict)
    {
        var result = Busy(iterations).Judged(Slo.Latency(95, 1.Seconds));

        Assert.That((result.Verdict, result.Slos[0].Verdict), Is.EqualTo((verdict, Verdict.Pass)));
        Assert.That(result.Audit().Single().Kind, Is.EqualTo(verdict == Verdict.Pass ? FindingKind.Notice : FindingKind.Doubt));
    }

    [Test]
    public void The_sentence_has_the_figures() =>
        Assert.That(Busy(1000).Judged().Audit().Single().Text, Is.EqualTo(
            "in stage \"hold\" users were ready and waited for a thread of the generator for 83.16 % of their time (499 of 600 user seconds, 10 users for 1 min): the target saw fewer users than planned; "
            + "a scenario that blocks its thread or computes much does that"));

    [TestCase(5395, 0)]
    [TestCase(5385, 1)]
    public void A_tenth_of_their_time_is_worth_a_notice(int iterations, int findings) =>
        Assert.That(Busy(iterations).Judged().Audit(), Has.Count.EqualTo(findings));

    [TestCase(149, Verdict.Pass)]
    [TestCase(130, Verdict.Inconclusive)]
    public void A_pass_that_all_users_together_might_have_missed_is_in_doubt(int limit, Verdict verdict) =>
        Assert.That(Busy(4100).Judged(Slo.Latency(95, limit.Milliseconds)).Verdict, Is.EqualTo(verdict), "100 ms with two thirds of the users: up to 147 ms with all of them");

    [TestCase(71, Verdict.Inconclusive)]
    [TestCase(72, Verdict.Fail)]
    public void A_rate_that_all_users_together_might_have_reached_is_unproven(int rate, Verdict verdict)
    {
        var run = Busy(3000).PerSecond("get", Enumerable.Repeat(36L, 60));

        Assert.That(run.Outcome(Slo.Throughput(rate.PerSecond, step: "get")).Verdict, Is.EqualTo(verdict), "36 a second in half of the time");
    }

    [Test]
    public void Iterations_that_never_ended_may_have_run_all_the_time()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes, counts: new IterationCounts(110, 100, 0, 10, 0)).SoloIteration((100, 100)).Watched();

        Assert.That(run.Judged().Audit().Select(finding => finding.Kind), Has.None.EqualTo(FindingKind.Doubt));
    }

    [Test]
    public void Iterations_so_short_that_nobody_waits_for_all_of_them_have_no_target() =>
        Assert.That(new MadeRun().Stage("hold", 1.Minutes).SoloIteration((0.05, 100_000)).Watched().Judged().Audit(), Is.Empty);

    [Test]
    public void Only_a_closed_load_without_pacing_is_reckoned_with()
    {
        Assert.That(new MadeRun().Population(Load.Closed, pacing: 10.Seconds).Users("user").Stage("hold", 1.Minutes).Paced((100, 100)).Watched().Judged().Audit(), Is.Empty);
        Assert.That(new MadeRun().Population(Load.Closed.IterationsPerUser(10, 10)).Users("user").Stage("hold", 1.Minutes).SoloIteration((100, 100)).Watched().Judged().Audit(), Is.Empty, "who is done leaves");
        Assert.That(new MadeRun().Stage("hold", 1.Minutes).SoloIteration((100, 100)).Judged().Audit(), Is.Empty, "virtual time");
    }

    private static MadeRun Busy(int iterations) => new MadeRun().Stage("hold", 1.Minutes).SoloIteration((100, iterations)).Watched();
}
