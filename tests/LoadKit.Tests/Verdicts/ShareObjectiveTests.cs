using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public sealed class ShareObjectiveTests
{
    private static MadeRun Minute => new MadeRun().Stage("hold", 1.Minutes);

    [Test]
    public void An_error_rate_is_met_with_its_counts_interval_and_margin()
    {
        var outcome = Requests(36_279, failed: 14).Outcome(Slo.ErrorRate(1.Percent));

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(outcome.Value, Is.EqualTo(14 / 36279.0));
        Assert.That((outcome.Measured, outcome.Interval, outcome.MarginText), Is.EqualTo(("0.039 %", "0.022 to 0.065 %", "96 % better")));
        Assert.That(outcome.Reason, Is.EqualTo("error rate 0.039 % (14 of 36,279 failed), limit < 1 % (95% CI 0.022 to 0.065 %)"));
    }

    [TestCase(30, Verdict.Fail)]
    [TestCase(17, Verdict.Inconclusive)]
    [TestCase(10, Verdict.Inconclusive)]
    [TestCase(3, Verdict.Pass)]
    public void An_error_rate_is_judged_by_its_interval(int failed, Verdict verdict) =>
        Assert.That(Requests(1000, failed).Outcome(Slo.ErrorRate(1.Percent)).Verdict, Is.EqualTo(verdict));

    [Test]
    public void Too_few_requests_say_how_many_are_needed()
    {
        var outcome = Requests(300, failed: 0).Outcome(Slo.ErrorRate(1.Percent));

        Assert.That((outcome.Verdict, outcome.Measured), Is.EqualTo((Verdict.Inconclusive, "0.00 %")));
        Assert.That(outcome.Reason, Is.EqualTo("0 of 300 failed; 300 samples can't prove it: at least 368 are needed"));
    }

    [Test]
    public void Enough_requests_that_prove_nothing_say_why()
    {
        var outcome = Requests(712, failed: 2).Outcome(Slo.ErrorRate(1.Percent));

        Assert.That((outcome.Verdict, outcome.Reason), Is.EqualTo((Verdict.Inconclusive, "2 of 712 failed; the limit lies within the interval 0.04 to 1.02 %")));
    }

    [Test]
    public void A_failure_outside_the_steps_is_a_failed_request_of_its_own()
    {
        var outcome = Minute.Step("get", (10, 970)).OutsideFailures(30).Outcome(Slo.ErrorRate(1.Percent));

        Assert.That((outcome.Verdict, outcome.Measured, outcome.Samples), Is.EqualTo((Verdict.Fail, "3.00 %", 1000L)));
    }

    [TestCase(66_350, 52, Verdict.Inconclusive, "21 % of budget left", "99.921 %")]
    [TestCase(52_250, 10, Verdict.Pass, "80 % of budget left", "99.980 %")]
    [TestCase(14_100, 42, Verdict.Fail, "298 % of budget spent", "99.702 %")]
    public void An_availability_has_the_rest_of_its_budget_as_margin(int count, int failed, Verdict verdict, string margin, string measured)
    {
        var outcome = Requests(count, failed).Outcome(Slo.Availability(99.9.Percent));

        Assert.That((outcome.Verdict, outcome.MarginText, outcome.Measured), Is.EqualTo((verdict, margin, measured)));
        Assert.That(outcome.Reason, Does.Contain("of an error budget of 43 min 12 s per 30 d"));
        Assert.That(outcome.Reason, Does.Contain($"{failed} of {count:N0} failed"));
    }

    [Test]
    public void A_check_rate_is_about_one_check_or_about_all()
    {
        var run = Minute.Check("has items", 9_990, 10).Check("is fresh", 5_000, 5_000);

        Assert.That(run.Outcome(Slo.CheckRate(99.5.Percent, check: "has items")).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(run.Outcome(Slo.CheckRate(99.5.Percent, check: "has items")).Interval, Is.EqualTo("99.81 to 99.95 %"));
        Assert.That(run.Outcome(Slo.CheckRate(99.5.Percent)).Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(run.Outcome(Slo.CheckRate(99.9.Percent, check: "has items")).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(run.Outcome(Slo.CheckRate(99.5.Percent, check: "other")).Reason, Is.EqualTo("no data: no such check was made"));
    }

    [TestCase(0, Verdict.Pass, "")]
    [TestCase(1, Verdict.Fail, "99.94 to 99.99 %")]
    public void All_checks_is_a_rule_without_an_interval_that_one_failure_breaks(int failed, Verdict verdict, string interval)
    {
        var outcome = Minute.Check("has items", 10_000 - failed, failed).Outcome(Slo.CheckRate(100.Percent));

        Assert.That((outcome.Verdict, outcome.Interval), Is.EqualTo((verdict, interval)));
        Assert.That(outcome.Reason, Does.StartWith($"checks {(failed == 0 ? "100.00" : "99.99")} % ({failed} of 10,000 failed), limit >= 100 %"));
    }

    [Test]
    public void A_rounded_share_never_crosses_its_limit()
    {
        // 0.9996 % would round up to 1.000 %.
        var outcome = Requests(20_007, failed: 200).Outcome(Slo.ErrorRate(1.Percent));

        Assert.That((outcome.Measured, outcome.Reason), Is.EqualTo(("0.9997 %", "200 of 20,007 failed; the limit lies within the interval 0.867 to 1.148 %")));
    }

    [FsCheck.NUnit.Property]
    public void What_is_printed_and_the_verdict_never_disagree(FsCheck.PositiveInt count, FsCheck.NonNegativeInt failures, FsCheck.NonNegativeInt random)
    {
        var n = (count.Get * 97 % 60_000) + 1;
        var failed = failures.Get * 31 % (n / 20 + 2) % (n + 1);
        var limit = ((random.Get * 7 % 499) + 1) / 100.0;
        var run = Requests(n, failed);

        var errors = run.Outcome(Slo.ErrorRate(limit.Percent));
        var availability = run.Outcome(Slo.Availability((100 - limit).Percent));

        var (low, high) = Printed.Range(errors.Interval);
        var bad = limit.Percent.Value;
        Assert.That(errors.Verdict, Is.EqualTo(high < bad ? Verdict.Pass : low >= bad ? Verdict.Fail : Verdict.Inconclusive), $"{errors.Interval} < {limit} %");
        Assert.That(Printed.Number(errors.Measured) < bad, Is.EqualTo(errors.Value < bad), errors.Measured);

        (low, high) = Printed.Range(availability.Interval);
        var good = (100 - limit).Percent.Value;
        Assert.That(availability.Verdict, Is.EqualTo(low >= good ? Verdict.Pass : high < good ? Verdict.Fail : Verdict.Inconclusive), $"{availability.Interval} >= {100 - limit} %");
        Assert.That(Printed.Number(availability.Measured) >= good, Is.EqualTo(availability.Value >= good), availability.Measured);
    }

    private static MadeRun Requests(int count, int failed) => Minute.Step("get", (10, count - failed)).FailedStep("get", (5, failed));
}
