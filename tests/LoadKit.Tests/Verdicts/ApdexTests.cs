using LoadKit.Statistics;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public sealed class ApdexTests
{
    [Test]
    public void The_score_is_the_reference_one()
    {
        foreach (var vector in ReferenceVectors.Cases("apdex"))
        {
            var outcome = Run((int)vector.Count("satisfied"), (int)vector.Count("tolerating"), 0, (int)vector.Count("frustratedInclFailed")).Outcome(Slo.Apdex(0.9, 100.Milliseconds));

            Assert.That(outcome.Value, Is.EqualTo(vector.Number("apdex")).Within(1e-12));
        }
    }

    [Test]
    public void Too_slow_and_failed_count_nothing_and_the_limits_are_exact()
    {
        // 100 ms is satisfied, 400 ms tolerates: both are at most.
        var run = new MadeRun().Stage("hold", 1.Minutes).Step("get", (100, 40), (100.1, 20), (400, 20), (400.4, 10)).FailedStep("get", (1, 10));

        Assert.That(run.Outcome(Slo.Apdex(0.5, 100.Milliseconds)).Value, Is.EqualTo(0.6).Within(1e-12));
    }

    [Test]
    public void Seconds_give_the_interval_of_ten_batches()
    {
        // Batches alternate between 1 and 0.8: the deviation of the batch means is 0.105.
        var run = new MadeRun().Stage("hold", 1.Minutes).Seconds("get", Enumerable.Range(0, 60).Select(second => second / 6 % 2 == 0 ? (100L, 0L, 0L) : (80L, 0L, 20L)));

        var outcome = run.Outcome(Slo.Apdex(0.8, 100.Milliseconds));

        var half = Student.T(9, 0.95) * Math.Sqrt(10 * 0.01 / 9) / Math.Sqrt(10);
        Assert.That(outcome.Value, Is.EqualTo(0.9).Within(1e-12));
        Assert.That(outcome.Low, Is.EqualTo(0.9 - half).Within(1e-12));
        Assert.That(outcome.High, Is.EqualTo(0.9 + half).Within(1e-12));
    }

    [Test]
    public void A_few_satisfied_users_prove_nothing()
    {
        Assert.That(Run(3, 0, 0, 0).Outcome(Slo.Apdex(0.9, 100.Milliseconds)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(Run(1_000, 0, 0, 0).Outcome(Slo.Apdex(0.9, 100.Milliseconds)).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(Run(0, 0, 1_000, 0).Outcome(Slo.Apdex(0.9, 100.Milliseconds)).Verdict, Is.EqualTo(Verdict.Fail));
    }

    [TestCase(403, Verdict.Pass)]
    [TestCase(404, Verdict.Inconclusive)]
    [TestCase(870, Verdict.Inconclusive)]
    public void Requests_that_are_missing_are_taken_from_the_low_end(int dropped, Verdict verdict)
    {
        // One second in every other batch fails: 0.9167 +- 0.0628 of 6,000. 0.8538 * 6,000 / 6,403 is just above 0.8; the score itself would be above it with 875.
        var run = new MadeRun().Population(open: true).Stage("hold", 1.Minutes, counts: new IterationCounts(6_000, 6_000, 0, 0, dropped))
            .Seconds("get", Enumerable.Range(0, 60).Select(second => second % 12 == 2 ? (0L, 0L, 100L) : (100L, 0L, 0L)));

        Assert.That(run.Outcome(Slo.Apdex(0.8, 100.Milliseconds)).Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void It_is_printed_without_unit_rounded_down()
    {
        var outcome = Run(17_499, 0, 1, 2_500).Outcome(Slo.Apdex(0.85, 100.Milliseconds));

        Assert.That((outcome.Measured, outcome.Slo.Name, outcome.Slo.Limit), Is.EqualTo(("0.874", "Apdex(100 ms), all requests", ">= 0.85")));
    }

    private static MadeRun Run(int satisfied, int tolerating, int slow, int failed) =>
        new MadeRun().Stage("hold", 1.Minutes).Step("get", (50, satisfied), (200, tolerating), (800, slow)).FailedStep("get", (1, failed));
}
