using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

public sealed class GivenUpTests
{
    // Met, unproven and missed by the interval of a fixed time, which is not for a run that ended because of what was seen.
    [TestCase(0)]
    [TestCase(10)]
    [TestCase(100)]
    public void An_objective_that_was_given_up_is_missed_whatever_its_interval_says(int failed)
    {
        var slo = Slo.ErrorRate(1.Percent);
        var run = new MadeRun().Stage("hold", 1.Minutes).Step("get", (10, 1_000 - failed)).FailedStep("get", (10, failed));
        var other = Slo.Latency(95, 200.Milliseconds);
        var without = run.Judged(slo, other);

        var result = run.GaveUp(slo, "hopeless after 1 min").Judged(slo, other);

        var outcome = result.Slos[0];
        Assert.That((outcome.Verdict, outcome.Reason, outcome.IsGivenUp, outcome.Label, result.Verdict), Is.EqualTo((Verdict.Fail, "hopeless after 1 min", true, "BELOW", Verdict.Fail)));
        Assert.That((outcome.Interval, outcome.Low, outcome.High, outcome.EffectiveSamples, outcome.Settles), Is.EqualTo(("", (double?)null, (double?)null, (double?)null, "")));
        Assert.That(outcome.Value, Is.EqualTo(failed / 1_000.0), "what was measured stays");
        Assert.That(result.Slos[1], Is.EqualTo(without.Slos[1]), "only the one that was given up");
    }
}
