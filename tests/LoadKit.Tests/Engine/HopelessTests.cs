using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>A run that gives up because an objective can no longer be met.</summary>
public sealed class HopelessTests
{
    private readonly Simulated sim = new();

    // Arrivals, 100 a second unless said, of whose requests such a share fails, or is slow, at a time of the run.
    private LoadTest Test(Func<TimeSpan, double> failing, TimeSpan? length = null, double rate = 100, Func<TimeSpan, double>? slow = null, string step = "get") =>
        sim.Test(Load.Open.Hold(rate.PerSecond, length ?? 10.Minutes), User(failing, slow ?? (_ => 0), step));

    private UserType User(Func<TimeSpan, double> failing, Func<TimeSpan, double> slow, string step = "get", string name = "user") => UserType.Create(name, 1, Scenario.Create(name + "'s", async (user, ct) => await user.Step(step, async () =>
    {
        var (fails, takes) = (user.Random.NextDouble() < failing(sim.Time.Elapsed), user.Random.NextDouble() < slow(sim.Time.Elapsed));
        if (takes)
            await sim.Answer(300.Milliseconds, ct);
        if (fails)
            throw new InvalidOperationException("down");
    })));

    [Test]
    public async Task A_hopeless_system_is_given_up_after_a_minute_and_the_result_says_why()
    {
        var result = await Test(_ => 0.02).WithSlos(Slo.ErrorRate(1.Percent), Slo.Latency(95, 1.Seconds)).AbortWhenHopeless().RunAsync();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
        Assert.That(result.Duration, Is.InRange(60.Seconds, 61.Seconds));
        Assert.That((result.Verdict, result.ExitCode), Is.EqualTo((Verdict.Fail, 2)));
        Assert.That(result.Reason, Does.Match(@"^1 of 2 objectives missed: error rate, all requests: hopeless after 1 min: 1\d\d of 6,000 requests failed, where 1 % may be; the chance of a false alarm is at most 5 % over the whole run$"));
        var outcome = result.Slos[0];
        Assert.That((outcome.Verdict, outcome.Interval, outcome.Low, outcome.High, outcome.EffectiveSamples), Is.EqualTo((Verdict.Fail, "", (double?)null, (double?)null, (double?)null)));
        Assert.That(outcome.Value, Is.EqualTo(0.02).Within(30).Percent);
        Assert.That(result.Reason, Does.EndWith(outcome.Reason));
        Assert.That(result.Slos[1].Verdict, Is.EqualTo(Verdict.Pass), "judged on the part that ran");
        Assert.That(result.Slos[1].Interval, Is.Not.Empty);
        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.StartsWith("the run was aborted after 1 min: error rate, all requests: hopeless after 1 min: "));
        Assert.That(result.Explain(), Does.Contain("hopeless after 1 min").And.Contain("MISSED"));
        Accounting.Adds(result);
    }

    [Test]
    public async Task The_objective_that_ended_the_run_is_its_reason_before_others_that_are_missed()
    {
        var result = await Test(_ => 0.03).WithSlos(Slo.Throughput(1_000.PerSecond), Slo.ErrorRate(1.Percent)).AbortWhenHopeless().RunAsync();

        Assert.That(result.Slos.Select(outcome => outcome.Verdict), Is.All.EqualTo(Verdict.Fail));
        Assert.That(result.Reason, Does.StartWith("2 of 2 objectives missed: error rate, all requests: hopeless after 1 min: "));
    }

    [Test]
    public async Task Without_the_call_the_run_goes_on()
    {
        var result = await Test(_ => 0.5, 2.Minutes).WithSlos(Slo.ErrorRate(1.Percent)).RunAsync();

        Assert.That((result.StopReason, result.Duration), Is.EqualTo((StopReason.Completed, 2.Minutes)));
    }

    [Test]
    public async Task A_system_within_its_limit_is_left_alone()
    {
        // 20 a second for ten minutes, twenty-five times: at 0.8 of the limit.
        foreach (var seed in Enumerable.Range(1, 25))
        {
            var result = await Test(_ => 0.04, rate: 20).WithSeed((ulong)seed).WithSlos(Slo.Availability(95.Percent)).AbortWhenHopeless().RunAsync();

            Assert.That(result.StopReason, Is.EqualTo(StopReason.Completed), $"seed {seed}");
        }
    }

    private static IEnumerable<TestCaseData> Objectives =>
    [
        new(Slo.Latency(95, 200.Milliseconds), "p95, all requests: hopeless after 1 min: 6\\d\\d of 5,9\\d\\d requests took longer than 200 ms or failed, where 5 % may be; .*"),
        new(Slo.Latency(95, 200.Milliseconds, step: "get"), "p95, get: hopeless after 1 min: .* requests took longer than 200 ms or failed, .*"),
        new(Slo.Latency(95, 200.Milliseconds).OfIterations(), "p95, all iterations: hopeless after 1 min: .* iterations took longer than 200 ms or failed, .*"),
        new(Slo.Availability(99.Percent, userType: "user"), "availability, requests by user: hopeless after 1 min: .* requests failed, where 1 % may be; .*"),
        new(Slo.ErrorRate(1.Percent).OfIterations(), "error rate, all iterations: hopeless after 1 min: .* iterations failed, .*"),
        new(Slo.CheckRate(99.Percent, "fine"), "check \"fine\", all requests: hopeless after 1 min: .* of 5,9\\d\\d checks failed, where 1 % may be; .*"),
    ];

    [TestCaseSource(nameof(Objectives))]
    public async Task Every_objective_on_a_share_is_watched(Slo slo, string why)
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
        {
            await user.Step("get", async () =>
            {
                if (user.Random.NextDouble() < 0.07)
                    await sim.Answer(300.Milliseconds, ct);
                user.Check("fine", user.Random.NextDouble() > 0.04);
                user.Check("good", true);
            });
        }));

        var result = await sim.Test(Load.Open.Hold(100.PerSecond, 5.Minutes), type).WithSlos(slo).AbortWhenHopeless().RunAsync();

        Assert.That((result.StopReason, result.Verdict), Is.EqualTo((StopReason.Aborted, Verdict.Fail)));
        Assert.That(result.Reason, Does.Match("^the objective is missed: " + why));
    }

    private static IEnumerable<Slo> Others =>
    [
        Slo.Latency(95, 400.Milliseconds), Slo.Latency(95, 200.Milliseconds, step: "other"), Slo.ErrorRate(1.Percent, stage: "up"), Slo.ErrorRate(1.Percent, userType: "good"),
        Slo.MeanLatency(1.Microseconds), Slo.MaxLatency(1.Microseconds), Slo.Throughput(1_000_000.PerSecond), Slo.ErrorRate(90.Percent), Slo.CheckRate(100.Percent),
    ];

    [TestCaseSource(nameof(Others))]
    public async Task What_is_not_about_the_bad_ones_or_on_no_share_is_not_given_up(Slo slo)
    {
        var load = Load.Open.RampTo(50.PerSecond, 20.Seconds, name: "up").Hold(2.Minutes);
        var good = UserType.Create("good", 1, Scenario.Create("good", (_, _) => Task.CompletedTask));

        var result = await sim.Test(load, User(time => time < 20.Seconds ? 0 : 0.03, _ => 0.3)).WithUsers(load, good).WithSlos(slo).AbortWhenHopeless().RunAsync();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Completed));
    }

    [Test]
    public async Task An_outage_ends_the_run_after_half_a_minute_and_is_called_one()
    {
        var result = await Test(time => time < 2.Minutes ? 0 : 0.9).WithSlos(Slo.ErrorRate(1.Percent), Slo.Latency(50, 1.Seconds)).AbortWhenHopeless().RunAsync();

        Assert.That(result.Duration, Is.InRange(150.Seconds, 151.Seconds));
        Assert.That((result.Verdict, result.ExitCode, result.Slos[0].Verdict), Is.EqualTo((Verdict.Fail, 2, Verdict.Fail)));
        Assert.That(result.Reason, Does.Match(@"^1 of 2 objectives missed: error rate, all requests: an outage after 2 min 30 s: 2,[67]\d\d of 3,000 requests failed, at least half of each 10 s for 30 s$"));
    }

    [Test]
    public async Task Only_judged_time_counts_and_neither_the_warm_up_nor_a_ramp()
    {
        var load = Load.Open.RampTo(100.PerSecond, 30.Seconds).Hold(35.Seconds).Pause(1.Minutes).Hold(10.Minutes);

        var result = await sim.Test(load, User(_ => 0.3, _ => 0)).WithWarmUp(40.Seconds).WithSlos(Slo.ErrorRate(1.Percent)).AbortWhenHopeless().RunAsync();

        Assert.That(result.Duration, Is.InRange((40 + 30 + 35 + 60 + 25).Seconds, (40 + 30 + 35 + 60 + 26).Seconds));
        Assert.That(result.Reason, Does.Contain("hopeless after 1 min: "));
    }

    [Test]
    public async Task More_confidence_takes_more_evidence()
    {
        LoadTest At(double percent) => Test(_ => 0.016).WithSlos(Slo.ErrorRate(1.Percent)).WithConfidence(percent.Percent).AbortWhenHopeless();

        var (sure, surer) = (await At(95).RunAsync(), await At(99.99).RunAsync());

        Assert.That(surer.Duration, Is.GreaterThan(sure.Duration));
        Assert.That(surer.Reason, Does.Contain("the chance of a false alarm is at most 0.01 % over the whole run"));
    }

    [Test]
    public async Task A_scaled_plan_gives_up_as_well()
    {
        var result = await Test(_ => 0.1).WithSlos(Slo.ErrorRate(1.Percent)).AbortWhenHopeless().Scale(time: 0.5).RunAsync();

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Aborted));
    }

    [Test]
    public async Task A_rule_of_the_plan_that_comes_first_is_the_reason()
    {
        // Somebody takes two minutes for an iteration, so the seconds go on while the run stops.
        var slow = UserType.Create("slow", 1, Scenario.Create("long", async (_, ct) => await sim.Answer(2.Minutes, ct)));

        var result = await Test(_ => 0.1).WithUsers(Load.Closed.Hold(1, 10.Minutes), slow).WithGracefulStop(5.Minutes)
            .WithSlos(Slo.ErrorRate(1.Percent, userType: "user"))
            .AbortWhen("enough", static second => second.End >= 30.Seconds)
            .AbortWhenHopeless()
            .RunAsync();

        Assert.That(result.Findings.Select(finding => finding.Text), Has.Some.EqualTo("the run was aborted after 2 min: enough; the result covers the part that ran"));
        Assert.That(result.Slos[0].Reason, Does.Not.Contain("hopeless"));
        Assert.That(result.Slos[0].Interval, Is.Not.Empty);
    }
}
