using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>Arrivals that did not come, or late, and paced users who did not keep their pace.</summary>
public sealed class MissingLoadTests
{
    [TestCase(980, 0, Verdict.Pass)]
    [TestCase(978, 0, Verdict.Inconclusive)]
    [TestCase(965, 15, Verdict.Pass)]
    public void Scheduled_arrivals_that_neither_started_nor_were_dropped_are_missing(int started, int dropped, Verdict verdict)
    {
        var result = Arrivals(Load.Open, started, dropped).Judged();

        Assert.That(result.Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void The_sentence_has_the_figures() =>
        Assert.That(Arrivals(Load.Open, 900, 0).Judged().Audit().Single(), Is.EqualTo(new Finding(
            FindingKind.Doubt, "in stage \"hold\" 900 of 1,000 scheduled arrivals came (90.00 %): the generator did not keep up")));

    [TestCase(860, 0)]
    [TestCase(850, 1)]
    public void Random_arrivals_may_be_fewer_by_chance(int started, int findings) =>
        Assert.That(Arrivals(Load.Open.Poisson(), started, 0).Judged().Audit(), Has.Count.EqualTo(findings), "1,000 give or take 32");

    [TestCase(1200, 0)]
    [TestCase(1210, 1)]
    public void A_load_that_came_later_than_planned_was_not_there_in_time(int lag, int doubts)
    {
        var run = new MadeRun().Population(Load.Open).Users("user").Stage("hold", 1.Minutes, counts: new IterationCounts(1000, 1000, 0, 0, 0), level: 1000.0 / 60).Step("get", (10, 1000)).Lag((lag, 1000)).Watched();

        Assert.That(run.Judged(Slo.Latency(95, 5.Seconds)).Audit().Count(finding => finding.Kind == FindingKind.Doubt), Is.EqualTo(doubts));
    }

    [TestCase(578, 100, Verdict.Pass)]
    [TestCase(577, 100, Verdict.Inconclusive)]
    [TestCase(300, 950, Verdict.Pass)]
    public void Paced_users_who_did_not_keep_their_pace_were_kept_from_it_by_the_generator_unless_they_were_busy(int started, int milliseconds, Verdict verdict)
    {
        var run = new MadeRun().Population(Load.Closed, pacing: 1.Seconds).Users("user")
            .Stage("hold", 1.Minutes, counts: new IterationCounts(started, started, 0, 0, 0)).Paced((milliseconds, started)).Watched();

        Assert.That(run.Judged(Slo.Latency(90, 1.Seconds)).Verdict, Is.EqualTo(verdict), "ten users, one a second, for a minute");
    }

    private static MadeRun Arrivals(Load load, long started, long dropped) => new MadeRun().Population(load).Users("user")
        .Stage("hold", 1.Minutes, counts: new IterationCounts(started, started, 0, 0, dropped), level: 1000.0 / 60).Step("get", (10, 1000)).Watched();
}
