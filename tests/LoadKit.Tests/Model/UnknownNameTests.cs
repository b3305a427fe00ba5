using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class UnknownNameTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task An_objective_about_something_that_the_plan_does_not_have_is_a_mistake()
    {
        var test = sim.Test(Load.Closed.Hold(1, 1.Seconds, "peak"), sim.Stepping(1.Seconds, "buyer")).WithSlos(
            Slo.ErrorRate(1.Percent, scenario: "buy"),
            Slo.ErrorRate(1.Percent, userType: "visitor"),
            Slo.ErrorRate(1.Percent, stage: "Peak"));

        var exception = await Assert.ThrowsAsync<LoadTestPlanException>(() => test.RunAsync());

        Assert.That(exception!.Errors.Select(error => error.Message), Is.EqualTo(
        [
            "the plan has no scenario \"buy\"; it has \"buyer\"",
            "the plan has no user type \"visitor\"; it has \"buyer\"",
            "the plan has no stage \"Peak\"; it has \"peak\"",
        ]));
    }

    [Test]
    public async Task A_step_is_known_only_when_it_has_run_so_a_missing_one_is_unproven()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 10.Seconds), sim.Stepping(1.Seconds, step: "get")).WithSlos(Slo.ErrorRate(1.Percent, step: "put")).RunAsync();

        Assert.That(result.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(result.Slos.Single().Reason, Is.EqualTo("no data: no step \"put\" ended in the judged stages; steps that ended there: \"get\""));
    }
}
