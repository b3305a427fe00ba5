using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>Dropped iterations, tags, functions, and rates that are sustained in other ways.</summary>
public sealed class MoreObjectivesTests
{
    private readonly Simulated simulated = new();

    [Test]
    public async Task Dropped_iterations_are_counted_of_all_arrivals()
    {
        // Ten arrivals a second, each takes a second, and five users may be busy: half are dropped.
        var result = await simulated.Test(Load.Open.Hold(10.PerSecond, 1.Minutes).AtMost(5), simulated.Stepping(1.Seconds))
            .WithSlos(Slo.DroppedIterations(1.Percent), Slo.DroppedIterations(60.Percent))
            .RunAsync();

        var (missed, met) = (result.Slos[0], result.Slos[1]);
        Assert.That((missed.Verdict, missed.Samples, missed.Slo.Name), Is.EqualTo((Verdict.Fail, 600L, "dropped iterations")));
        Assert.That(missed.Value, Is.EqualTo(0.5).Within(0.01));
        Assert.That(missed.Reason, Does.StartWith("dropped iterations 5").And.Contain(" of 600 dropped), limit < 1 %"));
        Assert.That(met.Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public async Task A_closed_load_drops_nothing_and_has_no_data_but_its_iterations()
    {
        var result = await simulated.Test(Load.Closed.Hold(5, 1.Minutes), simulated.Stepping(100.Milliseconds)).WithSlos(Slo.DroppedIterations(1.Percent)).RunAsync();

        Assert.That((result.Slos[0].Verdict, result.Slos[0].Value), Is.EqualTo((Verdict.Pass, 0.0)));
    }

    [Test]
    public async Task An_objective_with_a_tag_is_about_what_carries_it()
    {
        var answer = 0;
        var type = UserType.Create("user", 1, Scenario.Create("read", async (user, ct) => await user.Step("get", async () =>
        {
            var fromCache = ++answer % 4 > 0;
            user.Tag("cache", fromCache ? "hit" : "miss");
            await simulated.Answer(fromCache ? 10.Milliseconds : 300.Milliseconds, ct);
        })));

        var result = await simulated.Test(Load.Closed.Hold(10, 1.Minutes), type)
            .WithSlos(Slo.Latency(99, 50.Milliseconds, tag: new Tag("cache", "hit")), Slo.Latency(99, 50.Milliseconds, tag: new Tag("cache", "miss")), Slo.Latency(99, 50.Milliseconds, tag: new Tag("cache", "none")))
            .RunAsync();

        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.EqualTo([Verdict.Pass, Verdict.Fail, Verdict.Inconclusive]));
        Assert.That(result.Slos[0].Samples, Is.EqualTo(3 * result.Slos[1].Samples).Within(10));
        Assert.That(result.Slos[1].Slo.Name, Is.EqualTo("p99, requests with cache=miss"));
    }

    [Test]
    public async Task A_tag_of_an_iteration_without_steps_is_one_of_a_request()
    {
        var type = UserType.Create("user", 1, Scenario.Create("read", async (user, ct) =>
        {
            user.Tag("server", user.Iteration % 2 == 0 ? "a" : "b");
            await simulated.Answer(user.Iteration % 2 == 0 ? 10.Milliseconds : 300.Milliseconds, ct);
        }));

        var result = await simulated.Test(Load.Closed.Hold(10, 1.Minutes), type)
            .WithSlos(Slo.MaxLatency(50.Milliseconds, tag: new Tag("server", "a")), Slo.MaxLatency(50.Milliseconds, tag: new Tag("server", "b")), Slo.MaxLatency(50.Milliseconds, tag: new Tag("server", "a")).OfIterations())
            .RunAsync();

        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.EqualTo([Verdict.Pass, Verdict.Fail, Verdict.Pass]));
    }

    [Test]
    public void A_tag_without_key_or_value_is_a_mistake() =>
        Assert.That(
            async () => await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(1.Seconds)).WithSlos(Slo.Latency(99, 1.Seconds, tag: new Tag("server", ""))).RunAsync(),
            Throws.TypeOf<LoadTestPlanException>().With.Message.Contains("the tag has no key or no value"));

    [TestCase(40, Verdict.Pass)]
    [TestCase(60, Verdict.Fail)]
    public void A_function_of_the_result_is_an_objective(int most, Verdict verdict)
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Step("read", (10, 500)).Step("write", (10, 500));

        var outcome = run.Outcome(Slo.Custom("share of writes", $">= {most} %", result =>
        {
            var share = 100 * result.Step("write")!.Requests.Count / result.Totals.Requests.Count;
            return SloAnswer.When(share >= most, $"{share} %");
        }));

        Assert.That((outcome.Verdict, outcome.Measured, outcome.Reason), Is.EqualTo((verdict, "50 %", $"share of writes 50 %, limit >= {most} %")));
        Assert.That(run.Judged(outcome.Slo).Verdict, Is.EqualTo(verdict));
    }

    [Test]
    public void A_function_that_throws_or_can_not_tell_leaves_it_unproven()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Step("read", (10, 500));

        Assert.That(run.Outcome(Slo.Custom("x", "< 1", _ => throw new FormatException("no number"))).Reason, Is.EqualTo("no data: the objective's function threw FormatException (no number)"));
        Assert.That(run.Outcome(Slo.Custom("x", "< 1", _ => null!)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(run.Outcome(Slo.Custom("x", "< 1", _ => SloAnswer.Unproven("no such header came"))), Has.Property("Verdict").EqualTo(Verdict.Inconclusive).And.Property("Reason").EqualTo("no such header came"));
        Assert.That(() => Slo.Custom(null!, "", _ => null!), Throws.ArgumentNullException);
        Assert.That(async () => await simulated.Test(Load.Closed.Hold(1, 1.Seconds), simulated.Stepping(1.Seconds)).WithSlos(Slo.Custom(" ", "< 1", _ => null!)).RunAsync(), Throws.TypeOf<LoadTestPlanException>().With.Message.Contains("the quantity is empty"));
    }

    [Test]
    public void A_rate_is_sustained_strictly_tolerantly_or_in_the_mean()
    {
        foreach (var vector in ReferenceVectors.Cases("windowed-throughput"))
        {
            var rates = vector.GetProperty("rates").Numbers();
            var run = new MadeRun().Stage("hold", (10 * rates.Length).Seconds).PerSecond("get", rates.SelectMany(rate => Enumerable.Repeat((long)rate, 10)));
            var expected = vector.GetProperty("expected");
            foreach (var (rule, name) in new[] { (Sustained.Strict, "strictMet"), (Sustained.Tolerant, "tolerantMet"), (Sustained.Mean, "meanMet") })
            {
                var outcome = run.Outcome(Slo.Throughput(vector.Number("target").PerSecond, sustainedFor: vector.Number("needSeconds").Seconds, sustained: rule));

                Assert.That(outcome.Verdict == Verdict.Pass, Is.EqualTo(expected.GetProperty(name).GetBoolean()), $"{vector.GetProperty("name")} {rule}: {outcome.Reason}");
            }
        }
    }
}
