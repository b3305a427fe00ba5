using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>What a rate limit or an overloaded service turns away is a failure of a kind of its own.</summary>
public class RejectionTests
{
    private readonly Simulated sim = new();

    // Of ten requests of 100 ms, seven succeed, two are rejected after 10 ms, and one fails.
    private LoadTest Test(params Slo[] slos) => sim.Test(Load.Closed.Hold(10, 100.Seconds), UserType.Create("user", 1, Scenario.Create("call", async (user, ct) =>
    {
        var turn = user.Iteration % 10;
        await user.Step("get", async () =>
        {
            await sim.Answer(turn is 0 or 5 ? 10.Milliseconds : 100.Milliseconds, ct);
            user.Tag("turn", turn is 0 or 5 ? "away" : "in");
            if (turn is 0 or 5)
            {
                user.Reject("429 Too Many Requests");
            }
            else if (turn == 7)
            {
                user.Fail("500");
            }
        });
    }))).WithSlos(slos);

    [Test]
    public async Task A_rejection_is_a_failure_that_is_also_counted_apart_everywhere()
    {
        var result = await Test().RunAsync();

        var all = result.Totals.Requests;
        Assert.Multiple(() =>
        {
            Assert.That(all.RejectionRate.Value, Is.EqualTo(0.2).Within(0.001));
            Assert.That(all.ErrorRate.Value, Is.EqualTo(0.3).Within(0.001));
            Assert.That(result.Step("get")!.Requests.Rejected, Is.EqualTo(all.Rejected));
            Assert.That(result.Totals.Iterations.Measured.Rejected, Is.EqualTo(all.Rejected));
            Assert.That(result.Tags.Select(tag => (tag.Value, tag.Measured.Rejected)), Is.EqualTo([("away", all.Rejected), ("in", 0L)]));
            Assert.That(result.Timeline.Sum(second => second.Rejected), Is.EqualTo(result.Whole.Requests.Rejected));
            Assert.That(result.Timeline.Sum(second => second.Steps.Sum(step => step.Rejected)), Is.EqualTo(result.Whole.Requests.Rejected));
            Assert.That(result.Errors.Select(error => (error.Kind, error.Message)), Is.EquivalentTo([("rejected", "429 Too Many Requests"), ("failed", "500")]));
        });
    }

    [Test]
    public async Task Objectives_count_rejections_as_failures_or_leave_them_out_or_are_about_nothing_else()
    {
        var result = await Test(
            Slo.ErrorRate(below: 25.Percent),
            Slo.ErrorRate(below: 25.Percent).WithoutRejections(),
            Slo.RejectionRate(below: 25.Percent),
            Slo.RejectionRate(below: 10.Percent, step: "get"),
            Slo.Latency(percentile: 80, atMost: 200.Milliseconds),
            Slo.Latency(percentile: 80, atMost: 200.Milliseconds).WithoutRejections(),
            Slo.MeanLatency(atMost: 95.Milliseconds),
            Slo.MeanLatency(atMost: 95.Milliseconds).WithoutRejections(),
            Slo.Availability(atLeast: 80.Percent).WithoutRejections()).RunAsync();

        Assert.That(result.Slos.Select(slo => (slo.Slo.Name, slo.Verdict)), Is.EqualTo([
            ("error rate, all requests", Verdict.Fail),
            ("error rate, all requests but rejected", Verdict.Pass),
            ("rejection rate, all requests", Verdict.Pass),
            ("rejection rate, get", Verdict.Fail),
            ("p80, all requests", Verdict.Fail),
            ("p80, all requests but rejected", Verdict.Pass),
            ("mean latency, all requests", Verdict.Pass),
            ("mean latency, all requests but rejected", Verdict.Fail),
            ("availability, all requests but rejected", Verdict.Pass),
        ]), result.Explain());
        Assert.Multiple(() =>
        {
            Assert.That(result.Slos[1].Value, Is.EqualTo(1 / 8.0).Within(0.001));
            Assert.That(result.Slos[2].Counts, Is.EqualTo(FormattableString.Invariant($"{result.Totals.Requests.Rejected:N0}/{result.Totals.Requests.Count:N0}")));
            Assert.That(result.Slos[3].Reason, Does.Contain("rejected"));
        });
    }

    [Test]
    public async Task Iterations_without_steps_and_what_fails_outside_steps_can_be_rejected_too()
    {
        var solo = await sim.Test(Load.Closed.Hold(1, 10.Seconds), UserType.Create("user", 1, Scenario.Create("solo", async (user, ct) =>
        {
            await sim.Answer(1.Seconds, ct);
            user.Reject("busy");
        }))).RunAsync();
        var other = new Simulated();
        var outside = await other.Test(Load.Closed.Hold(1, 10.Seconds), UserType.Create("user", 1, Scenario.Create("outside", async (user, ct) =>
        {
            await user.Step("get", () => other.Answer(1.Seconds, ct));
            user.Reject("busy");
        }))).RunAsync();

        Assert.Multiple(() =>
        {
            Assert.That((solo.Totals.Requests.Count, solo.Totals.Requests.Rejected), Is.EqualTo((10L, 10L)));
            Assert.That((outside.Totals.Requests.Count, outside.Totals.Requests.Failed, outside.Totals.Requests.Rejected), Is.EqualTo((20L, 10L, 10L)));
        });
    }

    [Test]
    public async Task A_run_is_given_up_for_too_many_rejections_and_says_what_they_were()
    {
        var result = await Test(Slo.RejectionRate(below: 5.Percent)).AbortWhenHopeless().RunAsync();

        Assert.That((result.StopReason, result.Verdict), Is.EqualTo((StopReason.Aborted, Verdict.Fail)));
        Assert.That(result.Slos.Single().Reason, Does.Contain("requests were rejected"));
    }

    [Test]
    public async Task An_objective_that_does_not_count_requests_can_not_leave_rejections_out()
    {
        var failure = await Assert.ThrowsAsync<LoadTestPlanException>(async () =>
            await Test(Slo.RejectionRate(1.Percent).WithoutRejections(), Slo.CheckRate(99.Percent).WithoutRejections()).RunAsync());

        Assert.That(failure!.Errors.Select(error => error.Message), Is.All.EqualTo("it does not count requests that succeed or fail; leave out WithoutRejections").And.Exactly(2).Items);
    }

    [TestCase("check, reject")]
    [TestCase("reject, check")]
    public async Task What_failed_is_not_hidden_by_a_rejection_before_or_after_it(string order)
    {
        var result = await sim.Test(Load.Closed.Hold(1, 10.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Step("get", async () =>
        {
            await sim.Answer(1.Seconds, ct);
            foreach (var what in order.Split(", "))
            {
                if (what == "check")
                    user.Check("balance right", false);
                else
                    user.Reject("busy");
            }
        })))).RunAsync();

        Assert.That((result.Totals.Requests.Failed, result.Totals.Requests.Rejected, result.Totals.Iterations.Measured.Rejected), Is.EqualTo((10L, 0L, 0L)));
        Assert.That(result.Errors.Single().Message, Is.EqualTo("balance right"));
    }
}
