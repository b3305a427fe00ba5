using LoadKit.Tests.Support;
using LoadKit.Units;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Verdicts;

public sealed class ErrorBudgetTests
{
    [Test]
    public void Budgets_are_the_reference_ones()
    {
        foreach (var vector in ReferenceVectors.Cases("error-budget"))
        {
            var (failed, total, seconds) = (vector.Count("failed"), vector.Count("total"), vector.Number("testSeconds"));
            var period = TimeSpan.FromDays(vector.Number("windowDays"));
            var budget = new MadeRun().Stage("hold", seconds.Seconds).Step("get", (10, (int)(total - failed))).FailedStep("get", (10, (int)failed))
                .Outcome(Slo.Availability(new Ratio(vector.Number("slo")), per: period)).Budget!;

            Assert.Multiple(() =>
            {
                Assert.That(budget.BurnRate, Is.EqualTo(vector.Number("burnRate")).Within(1e-8).Percent);
                Assert.That(budget.Allowed, Is.EqualTo(vector.Number("allowedFailures")).Within(1e-8).Percent);
                Assert.That(budget.SpentOfPeriod.Value, Is.EqualTo(vector.Number("windowBudgetUsedByTest")).Within(1e-6).Percent);
                Assert.That(budget.Allowance.TotalMinutes, Is.EqualTo(vector.Number("budgetMinutesTotal")).Within(1e-6).Percent);
                Assert.That(budget.Spent.TotalMinutes, Is.EqualTo(vector.Number("budgetMinutesUsed")).Within(1e-4).Percent);
                if (failed > 0)
                    Assert.That((period / budget.BurnRate).TotalDays, Is.EqualTo(vector.Number("timeToExhaustDays")).Within(1e-6).Percent);
                Assert.That(budget.ExhaustedAfter is null, Is.EqualTo(budget.BurnRate <= 1));
            });
        }
    }

    [Test]
    public void The_burn_rate_has_the_interval_of_the_share()
    {
        var budget = new MadeRun().Stage("hold", 10.Minutes).Step("get", (10, 66_298)).FailedStep("get", (10, 52)).Outcome(Slo.Availability(99.9.Percent)).Budget!;

        Assert.That(budget.BurnRateLow, Is.EqualTo(0.585).Within(0.001));
        Assert.That(budget.BurnRate, Is.EqualTo(0.784).Within(0.001));
        Assert.That(budget.BurnRateHigh, Is.EqualTo(1.028).Within(0.001));
    }

    [Test]
    public void A_burn_rate_that_is_no_number_is_printed_as_such()
    {
        var budget = new ErrorBudget(99.9.Percent, 30.Days, Failed: 0, Count: 0, 1.Hours, BurnRateLow: double.NaN, BurnRateHigh: double.PositiveInfinity, Alerts: []);

        Assert.That(BudgetText.Of(budget), Is.EqualTo("burn rate 0 (no data to unbounded) of an error budget of 43 min 12 s per 30 d"));
    }

    [Test]
    public void Alerts_are_replayed_where_the_run_fills_their_windows()
    {
        // 2 % failed from the 30th minute on: 20 times the budget. The hour is at 14.4 when 43.2 of its 60 minutes are bad.
        var run = new MadeRun().Stage("hold", 2.Hours).Seconds("get", Enumerable.Range(0, 7200).Select(second => second < 1800 ? (100L, 0L, 0L) : (98L, 0L, 2L)));

        var budget = run.Outcome(Slo.Availability(99.9.Percent)).Budget!;

        Assert.That(budget.Alerts.Select(alert => (alert.Severity, alert.Window, alert.ShortWindow, Math.Round(alert.Threshold, 6), alert.FiredAfter)), Is.EqualTo(new[]
        {
            ("page", 1.Hours, 5.Minutes, 14.4, (TimeSpan?)(30.Minutes + 43.2.Minutes + 1.Seconds)),
        }));
    }

    [TestCase(3600, 1)]
    [TestCase(3599, 0)]
    public void An_alert_whose_window_the_run_does_not_fill_is_not_replayed(int seconds, int alerts)
    {
        var run = new MadeRun().Stage("hold", seconds.Seconds).Seconds("get", Enumerable.Repeat((98L, 0L, 2L), seconds));

        Assert.That(run.Outcome(Slo.Availability(99.9.Percent)).Budget!.Alerts, Has.Count.EqualTo(alerts));
    }

    [Test]
    public void What_no_longer_burns_does_not_fire()
    {
        // A quarter of the hour is bad at ten percent: 25 times the budget over the hour, but none of its last five minutes.
        var run = new MadeRun().Stage("hold", 1.Hours).Seconds("get", Enumerable.Range(0, 3600).Select(second => second < 900 ? (90L, 0L, 10L) : (100L, 0L, 0L)));

        Assert.That(run.Outcome(Slo.Availability(99.9.Percent)).Budget!.Alerts.Single().FiredAfter, Is.Null);
    }
}
