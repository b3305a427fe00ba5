using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>What is said about a whole run.</summary>
public sealed class OverallVerdictTests
{
    private static readonly Slo Met = Slo.Latency(95, 200.Milliseconds);
    private static readonly Slo Missed = Slo.Latency(95, 50.Milliseconds);
    private static readonly Slo Unproven = Slo.Latency(99.99, 200.Milliseconds);
    private static readonly Slo NoData = Slo.ErrorRate(1.Percent, step: "pay");

    private static MadeRun Run(IterationCounts? counts = null) => new MadeRun().Stage("hold", 1.Minutes, counts: counts).Step("get", (100, 1000));

    [Test]
    public void Without_objectives_a_run_passes_and_says_that_nothing_was_asked()
    {
        var result = Run().Judged();

        Assert.That((result.Verdict, result.Reason, result.ExitCode), Is.EqualTo((Verdict.Pass, "no objectives were set, so none was missed", 0)));
    }

    [Test]
    public void One_objective_that_is_met_is_named()
    {
        var result = Run().Judged(Met);

        Assert.That((result.Verdict, result.Reason), Is.EqualTo((Verdict.Pass, "the objective is met: p95, all requests: 100 ms, limit <= 200 ms")));
    }

    [Test]
    public void Several_objectives_that_are_met_are_counted()
    {
        var result = Run().Judged(Met, Slo.MaxLatency(1.Seconds));

        Assert.That((result.Verdict, result.Reason, result.ExitCode), Is.EqualTo((Verdict.Pass, "both objectives are met", 0)));
    }

    [Test]
    public void The_worst_of_the_objectives_decides()
    {
        var failed = Run().Judged(Met, Unproven, Missed, NoData);
        var unproven = Run().Judged(Met, Unproven, NoData);

        Assert.That((failed.Verdict, failed.ExitCode), Is.EqualTo((Verdict.Fail, 2)));
        Assert.That(failed.Reason, Is.EqualTo("1 of 4 objectives missed: p95, all requests: 100 ms, limit <= 50 ms"));
        Assert.That((unproven.Verdict, unproven.ExitCode), Is.EqualTo((Verdict.Inconclusive, 3)));
        Assert.That(unproven.Reason, Is.EqualTo("2 of 3 objectives unproven: p99.99, all requests: 0 of 1,000 slower than the limit; 1,000 samples can't prove it: at least 36,887 are needed; it takes about 36 min more at this rate"));
        Assert.That(Run().Judged(Missed).Reason, Is.EqualTo("the objective is missed: p95, all requests: 100 ms, limit <= 50 ms"));
        Assert.That(failed.Slos.Select(slo => slo.Word), Is.EqualTo(["met", "unproven", "missed", "unproven"]), "in the order of the plan");
    }

    [Test]
    public void A_percentile_that_is_a_failure_is_explained()
    {
        var result = new MadeRun().Stage("hold", 1.Minutes).Step("get", (100, 8442)).FailedStep("get", (1, 175)).Judged(Slo.Latency(99, 1.Seconds));

        Assert.That(result.Reason, Is.EqualTo("the objective is missed: p99, all requests: a failed request (2.04 % failed, 175/8,617, more than p99 leaves room for), limit <= 1 s"));
    }

    [Test]
    public void What_settles_an_objective_is_in_the_reason_and_details_are_left_out_for_it()
    {
        var seconds = Enumerable.Range(0, 120).Select(second => second % 20 == 7 ? (992L, 0L, 8L) : (1_000L, 0L, 0L)).ToList();
        var result = new MadeRun().Stage("hold", 2.Minutes).Seconds("get", seconds).Judged(Slo.Availability(99.95.Percent));

        Assert.That(result.Slos[0].Reason, Does.Contain("burn rate"));
        Assert.That(result.Reason, Does.Match("^the objective is unproven: availability, all requests: 48 of 120,000 failed; .*; it takes about .+ more at this rate$").And.Not.Contains("burn rate"));
    }

    [Test]
    public void A_missed_sustained_rate_tells_of_its_windows()
    {
        var result = new MadeRun().Stage("hold", 20.Seconds).PerSecond("get", Enumerable.Repeat(100L, 20)).Judged(Slo.Throughput(200.PerSecond, sustainedFor: 20.Seconds));

        Assert.That(result.Reason, Is.EqualTo("the objective is missed: throughput for 20 s, all requests: "
            + "the best stretch of 20 s has 100 /s and 2 of 2 windows of 10 s below 200 /s (0 allowed)"));
    }

    [Test]
    public void A_run_in_which_every_iteration_failed_fails_whatever_was_asked()
    {
        var counts = new IterationCounts(50, 0, 50, 0, 0);

        Assert.That((Run(counts).Judged().Verdict, Run(counts).Judged().Reason), Is.EqualTo((Verdict.Fail, "every one of 50 iterations failed")));
        Assert.That(Run(counts).Judged(Met).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(Run(counts).Judged(Unproven).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(Run(counts).Judged(Missed).Reason, Does.StartWith("the objective is missed"));
        Assert.That(Run(new IterationCounts(50, 1, 49, 0, 0)).Judged().Verdict, Is.EqualTo(Verdict.Pass), "one that succeeded is for the objectives to judge");
    }

    [TestCase(2, "none of the 2 iterations that began in the judged stages ended")]
    [TestCase(0, "no iteration began in the judged stages")]
    public void A_run_in_which_no_iteration_ended_proves_nothing(int started, string why)
    {
        var result = new MadeRun().Stage("hold", 1.Minutes, counts: new IterationCounts(started, 0, 0, started, 0)).Judged();

        Assert.That((result.Verdict, result.Reason), Is.EqualTo((Verdict.Inconclusive, $"{why}")));
        Assert.That(result.ExitCode, Is.EqualTo(3));
    }

    [Test]
    public void Iterations_outside_the_judged_stages_do_not_make_a_verdict()
    {
        var result = new MadeRun().Stage("ramp", 1.Minutes, StageKind.Ramp).Stage("hold", 1.Minutes, counts: new IterationCounts(5, 0, 5, 0, 0)).Step("get", (1, 5)).Judged();

        Assert.That(result.Reason, Is.EqualTo("every one of 5 iterations failed"));
    }

    [Test]
    public void A_doubt_makes_a_pass_unproven_and_leaves_a_miss()
    {
        var found = Run().Finding(FindingKind.Notice, "notice").Finding(FindingKind.Doubt, "doubt").Judged(Met);

        Assert.That((found.Verdict, found.Reason), Is.EqualTo((Verdict.Inconclusive, "doubt")));
        Assert.That(found.Findings.Select(finding => finding.Text), Is.EqualTo(["doubt", "notice"]), "doubts first");
        Assert.That((Dropping(21).Judged(Met).Verdict, Dropping(21).Judged().Verdict, Dropping(21).Judged(Missed).Verdict),
            Is.EqualTo((Verdict.Inconclusive, Verdict.Inconclusive, Verdict.Fail)));
        Assert.That(Dropping(21).Judged(Met).Reason, Is.EqualTo("21 of 1,000 arrivals (2.10 %) were dropped: "
            + "as many users were busy as AtMost allows; the figures are about the rest"));
    }

    [TestCase(20, FindingKind.Notice, Verdict.Pass)]
    [TestCase(21, FindingKind.Doubt, Verdict.Inconclusive)]
    public void More_than_2_percent_of_arrivals_dropped_is_a_doubt(int dropped, FindingKind kind, Verdict verdict)
    {
        var result = Dropping(dropped).Judged(Met);

        Assert.That((result.Verdict, result.Findings.Single().Kind), Is.EqualTo((verdict, kind)));
    }

    [Test]
    public void Iterations_cut_off_by_the_end_are_worth_a_notice()
    {
        var result = Run(new IterationCounts(100, 97, 0, 3, 0)).Judged(Met);

        Assert.That((result.Verdict, result.Findings.Single()), Is.EqualTo((Verdict.Pass, new Finding(FindingKind.Notice,
            "3 iterations of the judged stages were cut off by the end of the run (graceful stop 30 s); their latencies are missing"))));
    }

    [Test]
    public void A_cancelled_run_is_in_doubt_and_has_the_exit_code_of_an_interruption()
    {
        var met = Run(new IterationCounts(100, 97, 0, 3, 0)).Cancelled().Judged(Met);
        var missed = Run().Cancelled().Judged(Missed);

        Assert.That((met.Verdict, met.ExitCode), Is.EqualTo((Verdict.Inconclusive, 130)));
        Assert.That(met.Reason, Is.EqualTo("the run was cancelled after 1 min; the result covers the part that ran"));
        Assert.That(met.Findings, Has.Count.EqualTo(1), "who cancels cuts iterations off");
        Assert.That((missed.Verdict, missed.ExitCode), Is.EqualTo((Verdict.Fail, 130)));
    }

    [TestCase(StopReason.Cancelled, "; the run was cancelled after 1 min")]
    [TestCase(StopReason.Aborted, "; the run was aborted after 1 min")]
    [TestCase(StopReason.CutShort, "; the run was cut short after 1 min")]
    [TestCase(StopReason.Completed, "")]
    public void A_failed_run_that_did_not_come_to_its_end_says_so(StopReason stop, string end)
    {
        Assert.That(Run().Stopped(stop).Judged(Missed).Reason, Is.EqualTo("the objective is missed: p95, all requests: 100 ms, limit <= 50 ms" + end));
        Assert.That(Run(new IterationCounts(50, 0, 50, 0, 0)).Stopped(stop).Judged().Reason, Is.EqualTo("every one of 50 iterations failed" + end));
    }

    [Test]
    public void A_run_that_was_ended_for_the_objective_has_said_so_already() =>
        Assert.That(Run().Stopped(StopReason.Aborted).GaveUp(Missed, "hopeless after 1 min").Judged(Missed).Reason, Is.EqualTo("the objective is missed: p95, all requests: hopeless after 1 min"));

    private static MadeRun Dropping(int dropped) => Run(new IterationCounts(1000 - dropped, 1000 - dropped, 0, 0, dropped));
}
