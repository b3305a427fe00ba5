using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public sealed class ClueTests
{
    [Test]
    public void The_step_with_most_of_the_slow_requests_is_named_with_its_counts()
    {
        var run = Minute.Step("browse", (10, 9_000), (300, 20)).Step("pay", (10, 800), (300, 200));

        Assert.That(Clues(run, Slo.Latency(99, 200.Milliseconds)), Does.Contain("pay has 90 % (200 of 220) of the requests slower than 200 ms, and 9 % (1,000 of 10,020) of all"));
    }

    [Test]
    public void No_step_is_named_when_none_has_most_of_them() =>
        Assert.That(Clues(Minute.Step("a", (10, 900), (300, 100)).Step("b", (10, 900), (300, 100)), Slo.Latency(99, 200.Milliseconds)), Is.Empty);

    [Test]
    public void No_step_is_named_when_there_is_only_one_or_the_objective_names_it()
    {
        Assert.That(Clues(Minute.Step("pay", (300, 1_000)), Slo.Latency(99, 200.Milliseconds)), Is.Empty);
        Assert.That(Clues(Minute.Step("pay", (300, 1_000)).Step("browse", (10, 10)), Slo.Latency(99, 200.Milliseconds, step: "pay")), Is.Empty);
    }

    [Test]
    public void The_short_time_in_which_most_of_the_slow_ones_came_is_named()
    {
        var run = new MadeRun().Stage("ramp", 10.Seconds, StageKind.Ramp).Stage("hold", 1.Minutes)
            .Seconds("get", Enumerable.Range(0, 60).Select(second => second is >= 20 and < 25 ? (50L, 50L, 0L) : (99L, second == 40 ? 1L : 0L, 0L)));

        Assert.That(Clues(run, Slo.Latency(99, 200.Milliseconds)), Is.EqualTo(["99 % of the requests slower than 200 ms (250 of 251) came within 5 s, from 30 s to 35 s of the run"]));
    }

    [Test]
    public void What_is_slow_all_the_time_has_no_time_of_its_own()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Seconds("get", Enumerable.Repeat((90L, 10L, 0L), 60));

        Assert.That(Clues(run, Slo.Latency(99, 200.Milliseconds)), Is.Empty);
    }

    [Test]
    public void The_error_that_most_failures_are_is_named()
    {
        var run = Minute.Step("get", (10, 1_000)).FailedStep("get", (10, 52)).Error("POST /deployments", "PoolExhausted", "no connection", 44).Error("GET /deployments", "timeout", "after 30 s", 8);

        Assert.That(Clues(run, Slo.ErrorRate(1.Percent)), Does.Contain("44 of 52 failures are PoolExhausted in POST /deployments: no connection"));
    }

    [Test]
    public void The_stage_from_which_on_it_failed_is_named_with_its_load()
    {
        var run = new MadeRun();
        foreach (var (name, slow) in new[] { ("200", 2), ("400", 4), ("600", 300), ("800", 600) })
            run.Stage(name, 1.Minutes, StageKind.Step).Step("get", (10, 1_000 - slow), (300, slow));

        Assert.That(Clues(run, Slo.Latency(99, 200.Milliseconds)), Is.EqualTo(["p99, all requests: held up to stage \"400\" (10 users), failed from stage \"600\" (10 users) on"]));
    }

    [Test]
    public void A_met_objective_has_no_clues() =>
        Assert.That(Clues(Minute.Step("browse", (10, 90_000)).Step("pay", (10, 800), (300, 20)), Slo.Latency(99, 200.Milliseconds)), Is.Empty);

    [Test]
    public void A_system_that_gets_slower_under_the_same_load_is_noticed()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Seconds("get", Enumerable.Range(0, 60).Select(second => (100L - second, (long)second, 0L)));

        Assert.That(Notices(run), Is.EqualTo(["in stage \"hold\" the system got slower while the load stayed: mean latency 105 ms (± 42.9 ms) in the first third, 501 ms (± 42.9 ms) in the last"]));
        Assert.That(Notices(new MadeRun().Stage("hold", 1.Minutes).Seconds("get", Enumerable.Repeat((90L, 10L, 0L), 60))), Is.Empty);
        Assert.That(Notices(new MadeRun().Stage("ramp", 1.Minutes, StageKind.Ramp).Seconds("get", Enumerable.Range(0, 60).Select(second => (100L - second, (long)second, 0L))).Stage("hold", 1.Minutes)), Is.Empty);
    }

    private static MadeRun Minute => new MadeRun().Stage("hold", 1.Minutes);

    private static string[] Clues(MadeRun run, Slo slo) => [.. run.Judged(slo).Findings.Where(finding => finding.Kind == FindingKind.Clue).Select(finding => finding.Text)];

    private static string[] Notices(MadeRun run) => [.. run.Judged().Findings.Where(finding => finding.Kind == FindingKind.Notice).Select(finding => finding.Text)];
}
