using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>Requests that share their fate are worth fewer than their number.</summary>
public sealed class EvidenceTests
{
    [TestCase("iid 0.3% vs 1%")]
    [TestCase("iid 2.5% vs 1%")]
    [TestCase("iid 0.9% vs 1%")]
    [TestCase("one burst of 6 s in 600 s, vs 0.5%")]
    [TestCase("p95 objective, drifting level, 120 s (over=5%)")]
    [TestCase("overload: everything slow, ramping")]
    [TestCase("seed004: 66350 requests, 52 failures spread, vs 0.1%")]
    [TestCase("seed004: 66350 requests, 52 failures in 4 s, vs 0.1%")]
    [TestCase("5 windows only: plain Clopper-Pearson")]
    public void A_run_second_by_second_has_the_verdict_and_the_interval_of_the_reference(string name)
    {
        var vector = ReferenceVectors.Cases("verdict-windows").Single(one => one.GetProperty("name").GetString() == name);
        var expected = vector.GetProperty("expected");
        var seconds = vector.GetProperty("windowN").Numbers().Zip(vector.GetProperty("windowK").Numbers(), (n, k) => ((long)(n - k), (long)k, 0L)).ToList();
        var limit = expected.Number("target");

        // As slow requests, and as failed ones.
        var slow = Run(seconds).Outcome(Slo.Latency(100 - (100 * limit), 200.Milliseconds));
        var failed = Run([.. seconds.Select(count => (count.Item1, 0L, count.Item2))]).Outcome(expected.GetProperty("strict").GetBoolean() ? Slo.ErrorRate(new Ratio(limit)) : Slo.Availability(new Ratio(1 - limit)));

        Assert.That(slow.EffectiveSamples, Is.EqualTo(expected.Number("neff")).Within(1e-6).Percent);
        Assert.That(failed.Verdict, Is.EqualTo(expected.Verdict()), failed.Reason);
        Assert.That(slow.Verdict, Is.EqualTo(expected.Verdict()), slow.Reason);
        Assert.That(failed.EffectiveSamples, Is.EqualTo(expected.Number("neff")).Within(1e-6).Percent);
        var (low, high) = failed.Slo is ErrorRateSlo ? (failed.Low, failed.High) : (1 - failed.High, 1 - failed.Low);
        Assert.That(low, Is.EqualTo(expected.Number("lo")).Within(1e-9));
        Assert.That(high, Is.EqualTo(expected.Number("hi")).Within(1e-9));
    }

    [Test]
    public void A_run_that_is_too_short_for_what_it_meets_says_so_and_what_would_settle_it()
    {
        // Slow for 8 s, fast for 22 s, twice: one request in 26 is too slow, clearly fewer than 10 %, but a minute has seen only two such spells.
        var run = Run([.. Enumerable.Range(0, 60).Select(second => second % 30 < 8 ? (860L, 140L, 0L) : (1_000L, 0L, 0L))]);

        var outcome = run.Outcome(Slo.Latency(85, 200.Milliseconds));

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(outcome.Reason, Is.EqualTo("2,240 of 60,000 slower than the limit; 1 min is too short for requests that share their fate for 6.39 s"));
        Assert.That(outcome.Settles, Does.StartWith("about ").And.EndsWith(" more at this rate"));
        Assert.That((outcome.IsMet, outcome.Label), Is.EqualTo((true, "UNPROVEN")));
    }

    [Test]
    public void The_interval_of_a_percentile_is_as_wide_as_the_batches_are_apart()
    {
        // The same 5 % of slow requests: spread evenly, and in six spells of one second each.
        var even = Run([.. Enumerable.Repeat((960L, 40L, 0L), 120)]).Outcome(Slo.Latency(95, 200.Milliseconds));
        var spells = Run([.. Enumerable.Range(0, 120).Select(second => second % 20 == 7 ? (200L, 800L, 0L) : (1_000L, 0L, 0L))]).Outcome(Slo.Latency(95, 200.Milliseconds));

        Assert.That(even.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(spells.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(spells.EffectiveSamples, Is.LessThan(even.EffectiveSamples!.Value / 100));
    }

    [Test]
    public void More_confidence_takes_more_samples()
    {
        var run = new MadeRun { Confidence = 99.Percent }.Stage("hold", 1.Minutes).Step("get", (10, 400));

        Assert.That(run.Outcome(Slo.Latency(99, 200.Milliseconds)).Reason, Is.EqualTo("0 of 400 slower than the limit; 400 samples can't prove it: at least 528 are needed"));
        Assert.That(run.Outcome(Slo.Latency(95, 200.Milliseconds)).Reason, Is.EqualTo("p95 10.0 ms (0 of 400 slower than the limit), limit <= 200 ms (99% CI 10.0 to 10.0 ms)"));
        Assert.That(new MadeRun { Confidence = 90.Percent }.Stage("hold", 1.Minutes).Step("get", (10, 300)).Outcome(Slo.Latency(99, 200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(run.Judged().Confidence, Is.EqualTo(99.Percent));
    }

    [TestCase(300, 0, "about 20 s more at this rate")]
    [TestCase(2_000, 15, "about 3 min more at this rate")]
    [TestCase(2_000, 20, "no run of reasonable length: what was measured lies on the limit")]
    [TestCase(4_000, 0, "")]
    public void What_would_settle_it_is_estimated_from_what_was_measured(int count, int slow, string settles) =>
        Assert.That(new MadeRun().Stage("hold", 1.Minutes).Step("get", (10, count - slow), (300, slow)).Outcome(Slo.Latency(99, 200.Milliseconds)).Settles, Is.EqualTo(settles));

    [TestCase(40, "EXCEEDS")]
    [TestCase(190, "MEETS")]
    [TestCase(300, "BELOW")]
    public void Labels_say_how_clearly_a_target_is_met(double milliseconds, string label) =>
        Assert.That(new MadeRun().Stage("hold", 1.Minutes).Step("get", (milliseconds, 4_000)).Outcome(Slo.Latency(95, 200.Milliseconds)).Label, Is.EqualTo(label));

    [TestCase(0, 0, Verdict.Pass)]
    [TestCase(30, 0, Verdict.Inconclusive)]
    [TestCase(0, 30, Verdict.Inconclusive)]
    public void A_pass_that_only_holds_without_the_requests_that_are_missing_is_none(int dropped, int unfinished, Verdict verdict)
    {
        // 12 of 2,000 are slow: 0.6 %. With 30 more it would be 2.1 %.
        var run = new MadeRun().Population(open: true).Stage("hold", 1.Minutes, counts: new IterationCounts(2_000 + unfinished, 2_000, 0, unfinished, dropped)).Step("get", (10, 4_988), (300, 12));

        var outcome = run.Outcome(Slo.Latency(99.5, 200.Milliseconds));

        Assert.That(outcome.Verdict, Is.EqualTo(verdict), outcome.Reason);
        if (verdict == Verdict.Inconclusive)
            Assert.That((outcome.Reason, outcome.Settles), Is.EqualTo(("12 of 5,000 slower than the limit; 30 dropped or cut off are not among them, and counted as failed they leave it open", "a run in which none of the 30 is missing")));
    }

    private static MadeRun Run(List<(long, long, long)> seconds) => new MadeRun().Stage("hold", seconds.Count.Seconds).Seconds("get", seconds);
}
