using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Experiments;

/// <summary>A search in virtual time, on a service that answers at once up to a number of callers at a time.</summary>
public class CapacitySearchTests
{
    private readonly Simulated simulated = new();
    private readonly List<CapacityProgress> told = [];
    private int inside;

    [Test]
    public async Task The_three_answers_lie_around_the_capacity_and_every_probe_is_there()
    {
        var result = await Capacity.FindAsync(Test(atOnce: 30), from: 50.PerSecond, progress: Told());

        // Thirty at a time, a tenth of a second each.
        Assert.That(result.Outcome, Is.EqualTo(CapacityOutcome.Found), result.Reason);
        Assert.That((result.Proven!.Value.PerSecond, result.Refuted!.Value.PerSecond), Is.EqualTo((283d, 309d)).Within(20));
        Assert.That((result.LimitedBy!.Quantity, result.ExitCode), Is.EqualTo(("error rate", 0)));
        Assert.That(result.Probes.Select(probe => probe.Number), Is.EqualTo(Enumerable.Range(1, result.Probes.Count)));
        Assert.That(result.Probes[^1].Purpose, Is.EqualTo(ProbePurpose.Confirm));
        Assert.That(result.Probes[^1].Measured, Is.EqualTo(3.Minutes));
        Assert.That(result.Explain(), Does.StartWith("capacity of test: ").And.Contain("proven ").And.Contain("refuted ").And.Contain("confirm"));
        Assert.That(result.Explain().Split('\n').Skip(1).Select(line => line.Length), Is.All.LessThanOrEqualTo(100));
    }

    [Test]
    public async Task Progress_tells_what_ended_what_is_next_and_what_is_left_between()
    {
        var result = await Capacity.FindAsync(Test(atOnce: 30), from: 100.PerSecond, progress: Told());

        Assert.That(told.Take(3).Select(line => line.ToString()), Is.EqualTo([
            "next 100 /s for 30 s to 2 min",
            "probe 1, 100 /s: met; at least 100 /s; next 200 /s for 30 s to 2 min",
            "probe 2, 200 /s: met; at least 200 /s; next 400 /s for 30 s to 2 min",
        ]));
        Assert.That(told[3].ToString(), Does.Match(@"^probe 3, 400 /s: missed \(error rate, all requests: [\d.]+ % \([\d,]+/[\d,]+\), limit < 1 %\); between 200 /s and 400 /s; next 283 /s for 30 s to 2 min$"));
        Assert.That(told[^1].ToString(), Does.EndWith("; done"));
        Assert.That(told.Select(progress => progress.Ended).OfType<CapacityProbe>(), Is.EqualTo(result.Probes));
    }

    [Test]
    public async Task One_seed_gives_one_search()
    {
        var search = CapacitySearch.Of(Test(atOnce: 30), from: 50.PerSecond).WithSeed(7);

        var (first, second) = (await search.RunAsync(), await search.RunAsync());

        Assert.That(first.Probes.Select(probe => (probe.Rate, probe.Result.Seed)), Is.EqualTo(second.Probes.Select(probe => (probe.Rate, probe.Result.Seed))));
        Assert.That(first.Probes.Select(probe => probe.Result.Seed).Distinct().Count(), Is.EqualTo(first.Probes.Count));
    }

    [Test]
    public async Task A_system_without_a_limit_is_proven_up_to_the_highest_rate_that_may_be_tried()
    {
        var result = await Capacity.FindAsync(Test(atOnce: 1_000), from: 50.PerSecond, upTo: 170.PerSecond);

        Assert.That((result.Outcome, result.Proven, result.Estimate, result.Refuted), Is.EqualTo((CapacityOutcome.AboveRange, 170.PerSecond, (Rate?)null, (Rate?)null)));
        Assert.That(result.Reason, Is.EqualTo("170 /s is proven, and more was not to be tried: the objectives are met at every rate up to there"));
    }

    [Test]
    public async Task What_goes_wrong_whatever_the_load_is_not_the_load_s_doing()
    {
        var result = await Capacity.FindAsync(Test(atOnce: 1_000, failing: 0.05), from: 80.PerSecond);

        Assert.That((result.Outcome, result.Proven, result.ExitCode), Is.EqualTo((CapacityOutcome.None, (Rate?)null, 2)));
        Assert.That(result.Reason, Does.StartWith("it is not the load that the objectives are missed by: with less of it no less goes wrong: "));
    }

    [Test]
    public async Task A_first_rate_far_beyond_the_limit_is_not_taken_for_a_failure_of_another_cause()
    {
        var queue = new QueueingService(simulated.Time, servers: 8, meanService: 20.Milliseconds);

        var result = await CapacitySearch.Of(queue.Test(95, 100.Milliseconds), from: 4_000.PerSecond).WithSeed(3).RunAsync();

        Assert.That(result.Outcome, Is.EqualTo(CapacityOutcome.Found), result.Reason);
        Assert.That(result.Proven!.Value.PerSecond, Is.InRange(300, 361));
    }

    [Test]
    public async Task What_always_fails_is_not_the_load_s_doing_either()
    {
        Assert.That((await Capacity.FindAsync(Test(atOnce: 1_000, failing: 1), from: 80.PerSecond)).Reason, Does.StartWith("it is not the load"));
    }

    // Of two hundred a second that it can answer: the line grows, and the errors that the objective asks for never come.
    [Test]
    public async Task A_rate_at_which_the_line_grows_has_not_passed_whatever_the_objectives_say()
    {
        var next = TimeSpan.Zero;
        var test = simulated.Test(Load.Open.Hold(1.PerSecond, 1.Minutes), UserType.Create("user", 1, Scenario.Create("ask", async (_, ct) =>
        {
            next = (next > simulated.Time.Elapsed ? next : simulated.Time.Elapsed) + 5.Milliseconds;
            await simulated.Answer(next - simulated.Time.Elapsed, ct);
        }))).WithSlos(Slo.ErrorRate(1.Percent));

        var result = await Capacity.FindAsync(test, from: 160.PerSecond, upTo: 215.PerSecond);

        Assert.That(result.Proven!.Value.PerSecond, Is.InRange(180, 204), result.Explain());
        Assert.That(result.Outcome, Is.Not.EqualTo(CapacityOutcome.AboveRange));
        Assert.That(result.Probes.Select(probe => probe.ToString()), Has.Some.Contains("unproven (the line grows: of "));
    }

    [Test, CancelAfter(20_000)]
    public async Task A_search_inside_a_larger_simulation_ends(CancellationToken stop)
    {
        var result = await simulated.Time.RunAsync(() => Capacity.FindAsync(Test(atOnce: 30), from: 100.PerSecond, cancellationToken: stop)).WaitAsync(stop);

        Assert.That(result.Outcome, Is.EqualTo(CapacityOutcome.Found));
    }

    [Test]
    public async Task A_confirmation_that_is_short_for_the_limit_is_said_to_be()
    {
        var test = simulated.Test(Load.Open.Hold(1.PerSecond, 1.Minutes), simulated.Stepping(1.Milliseconds)).WithSlos(Slo.Latency(95, 5.Seconds));

        var result = await Capacity.FindAsync(test, from: 50.PerSecond, upTo: 50.PerSecond);

        Assert.That(result.Findings.Single().Text, Is.EqualTo("3 min are short for \"p95, all requests <= 5 s\": lines in which requests wait for so long come and go in minutes; with WithConfirmation(8 min 20 s) the answer is surer"));
    }

    [Test]
    public async Task A_generator_that_is_the_limit_is_said_to_be_and_what_passed_below_is_proven()
    {
        var load = Load.Open.AtMost(10).Hold(1.PerSecond, 1.Minutes);

        var result = await Capacity.FindAsync(Test(atOnce: 1_000, load: load), from: 40.PerSecond);

        Assert.That((result.Outcome, result.Proven), Is.EqualTo((CapacityOutcome.GeneratorLimited, 80.PerSecond)));
        Assert.That(result.Reason, Does.Contain("were dropped: as many users were busy as AtMost allows"));
        Assert.That(result.Probes.Count(probe => probe.IsInDoubt), Is.EqualTo(2), "a doubtful probe is run once again");
    }

    [Test]
    public async Task Users_of_a_closed_load_arrive_without_their_pauses_and_by_their_weights()
    {
        var types = new[] { simulated.Stepping(1.Milliseconds, "a", 3).Paced(1.Minutes), simulated.Stepping(1.Milliseconds, "b", 1).WithThinkTime(ThinkTime.Constant(1.Minutes)) };

        var result = await Capacity.FindAsync(simulated.Test(Load.Closed.Hold(5, 1.Minutes), types).WithSlos(Slo.ErrorRate(1.Percent)), from: 40.PerSecond, upTo: 40.PerSecond);

        Assert.That(result.Proven, Is.EqualTo(40.PerSecond));
        Assert.That(result.Probes[0].Result.UserTypes.Select(type => type.Iterations.Measured.Count), Is.EqualTo([900, 300]).Within(1));
    }

    [Test]
    public async Task Populations_share_the_rate_as_their_longest_stages_do()
    {
        var test = simulated.Test(Load.Open.RampTo(100.PerSecond, over: 1.Seconds).Hold(30.PerSecond, 1.Minutes), simulated.Stepping(1.Milliseconds, "a"))
            .WithUsers(Load.Open.Hold(10.PerSecond, 1.Minutes), simulated.Stepping(1.Milliseconds, "b")).WithSlos(Slo.ErrorRate(1.Percent));

        var result = await Capacity.FindAsync(test, from: 80.PerSecond, upTo: 80.PerSecond);

        Assert.That(result.Probes[0].Result.UserTypes.Select(type => type.Iterations.Measured.PerSecond.PerSecond), Is.EqualTo([60, 20]).Within(0.5));
    }

    [Test]
    public async Task Objectives_on_throughput_are_left_out_and_said_to_be()
    {
        var result = await Capacity.FindAsync(Test(atOnce: 1_000).WithSlos(Slo.Throughput(500.PerSecond)), from: 50.PerSecond, upTo: 50.PerSecond);

        Assert.That(result.Proven, Is.EqualTo(50.PerSecond));
        Assert.That(result.Slos.Select(slo => slo.Quantity), Is.EqualTo(["error rate"]));
        Assert.That(result.Findings.Single().Text, Does.StartWith("the objective \"throughput, all requests >= 500 /s\" was left out"));
    }

    [Test]
    public async Task A_search_that_is_cancelled_proves_nothing_and_keeps_its_probes()
    {
        using var stop = new CancellationTokenSource();
        var search = CapacitySearch.Of(Test(atOnce: 30), from: 50.PerSecond);

        var result = await search.RunAsync(new Listener(progress =>
        {
            if (progress.Ended?.Number == 3)
                stop.Cancel();
        }), stop.Token);

        Assert.That((result.Outcome, result.Proven, result.ExitCode), Is.EqualTo((CapacityOutcome.Cancelled, (Rate?)null, 130)));
        Assert.That(result.Probes, Has.Count.InRange(3, 4));
        Assert.That(result.Reason, Does.Contain("200 /s passed in a probe and was not confirmed"));
    }

    [Test]
    public async Task A_test_can_ask_for_a_capacity()
    {
        var result = await Capacity.FindAsync(Test(atOnce: 1_000), from: 50.PerSecond, upTo: 100.PerSecond);

        Assert.That(result.EnsureAtLeast(100.PerSecond), Is.SameAs(result));
        var error = Assert.Throws<CapacityNotProvenException>(() => result.EnsureAtLeast(101.PerSecond));
        Assert.That(error!.Message, Does.StartWith("at least 101 /s was asked for, 100 /s is proven\ncapacity of test: "));
    }

    [Test]
    public async Task Reporters_get_the_result_and_one_that_throws_is_a_finding()
    {
        var kept = new Kept();
        var search = CapacitySearch.Of(Test(atOnce: 1_000), from: 50.PerSecond).UpTo(50.PerSecond);

        var result = await search.ReportTo(new Broken(), kept).RunAsync();

        Assert.That(kept.Result!.Proven, Is.EqualTo(50.PerSecond));
        Assert.That(result.Findings.Select(finding => finding.Text), Is.EqualTo(["the reporter Broken failed: IOException: disk full"]));
    }

    [Test]
    public async Task Every_mistake_of_a_search_is_named_at_once()
    {
        var test = simulated.Test(Load.Open.Hold(1.PerSecond, 1.Minutes), simulated.Stepping(1.Milliseconds, "a")).WithUsers(Load.Closed.Hold(1, 1.Minutes), simulated.Stepping(1.Milliseconds, "b"))
            .WithSlos(Slo.Throughput(5.PerSecond), Slo.Latency(95, 1.Seconds, stage: "peak"));

        var error = await Assert.ThrowsAsync<LoadTestPlanException>(() => CapacitySearch.Of(test, from: 50.PerSecond).UpTo(40.PerSecond).WithTolerance(0.Percent).WithProbes(2.Minutes, 1.Minutes).RunAsync());

        Assert.That(error!.Errors.Select(mistake => mistake.Place), Is.EqualTo(["highest rate", "tolerance", "longest probe", "objective \"p95, requests in peak\"", "users"]));
        Assert.That(error.Message, Does.StartWith("The capacity search of \"test\" has 5 mistakes:"));
    }

    [TestCase(0)]
    [TestCase(double.NaN)]
    [TestCase(2e6)]
    public async Task A_first_rate_has_its_limits(double rate)
    {
        Assert.That((await Assert.ThrowsAsync<LoadTestPlanException>(() => Capacity.FindAsync(Test(1), from: new Rate(rate))))!.Errors[0].Message, Does.EndWith("it must be above 0 and at most 1,000,000 /s"));
    }

    private Listener Told() => new(told.Add);

    // Of more callers at a time than it can take the service turns the last away.
    private LoadTest Test(int atOnce, double failing = 0, Load? load = null) =>
        simulated.Test(load ?? Load.Open.Hold(1.PerSecond, 1.Minutes), UserType.Create("user", 1, Scenario.Create("ask", async (user, _) => await user.Step("get", async () =>
        {
            var isFull = ++inside > atOnce;
            await simulated.Answer(100.Milliseconds);
            inside--;
            if (isFull || user.Random.NextDouble() < failing)
                user.Fail("full");
        })))).WithSlos(Slo.ErrorRate(1.Percent));

    private sealed class Listener(Action<CapacityProgress> hears) : IProgress<CapacityProgress>
    {
        public void Report(CapacityProgress value) => hears(value);
    }

    private sealed class Kept : ICapacityReporter
    {
        public CapacityResult? Result { get; private set; }

        public ValueTask WriteAsync(CapacityResult result, CancellationToken cancellationToken)
        {
            Result = result;
            return ValueTask.CompletedTask;
        }
    }

    private sealed class Broken : ICapacityReporter
    {
        public ValueTask WriteAsync(CapacityResult result, CancellationToken cancellationToken) => throw new IOException("disk full");
    }
}
