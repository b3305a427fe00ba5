using LoadKit.Engine;
using LoadKit.Recording;
using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>Cases in which it is easy to say too much.</summary>
public sealed class BorderCaseTests
{
    private readonly Simulated simulated = new();

    [Test]
    public void One_request_has_no_mean_to_rely_on()
    {
        var run = new MadeRun().Stage("hold", 1.Minutes).Seconds("login", [(1, 0, 0), .. Enumerable.Repeat((0L, 0L, 0L), 59)]);

        Assert.That(run.Outcome(Slo.MeanLatency(20.Milliseconds)), Has.Property("Verdict").EqualTo(Verdict.Inconclusive).And.Property("Interval").EqualTo("unbounded").And.Property("Settles").EqualTo("a second one"));
        Assert.That(run.Outcome(Slo.MeanLatency(5.Milliseconds)).Verdict, Is.EqualTo(Verdict.Inconclusive));
    }

    [Test]
    public void A_burst_in_one_batch_is_no_more_certain_than_its_requests()
    {
        // 17 times 10 ms and 3 times 1 s, all within five seconds of a minute: one batch, so nothing to compare it with.
        var run = new MadeRun().Stage("hold", 1.Minutes).Seconds("login", [(17, 3, 0), .. Enumerable.Repeat((0L, 0L, 0L), 59)]);

        var mean = run.Outcome(Slo.MeanLatency(200.Milliseconds));
        Assert.That((mean.Verdict, mean.Interval), Is.EqualTo((Verdict.Inconclusive, "0 to 329 ms")));
        Assert.That(run.Outcome(Slo.Apdex(0.83, 100.Milliseconds)).Verdict, Is.EqualTo(Verdict.Inconclusive));
    }

    [Test]
    public async Task What_drains_after_the_load_is_no_throughput_of_it()
    {
        // 100 a second is what it can do, 150 is what comes: a third of them is still waiting when the minute is over.
        var free = TimeSpan.Zero;
        var test = simulated.Test(Load.Open.Hold(150.PerSecond, 1.Minutes).AtMost(10_000), UserType.Create("user", 1, Scenario.Create("get", async (_, ct) =>
        {
            free = (free > simulated.Time.Elapsed ? free : simulated.Time.Elapsed) + 10.Milliseconds;
            await simulated.Answer(free - simulated.Time.Elapsed, ct);
        }))).WithGracefulStop(1.Minutes);

        var result = await test.WithSlos(Slo.Throughput(140.PerSecond), Slo.Throughput(90.PerSecond)).RunAsync();

        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.EqualTo([Verdict.Fail, Verdict.Pass]));
        Assert.That(result.Slos[0].Value, Is.EqualTo(100).Within(1));
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(9_000));
    }

    [Test]
    public async Task Requests_that_never_come_back_let_nothing_pass()
    {
        var asked = 0;
        var type = UserType.Create("user", 1, Scenario.Create("get", async (user, ct) =>
        {
            user.Tag("server", "a");
            await (++asked % 20 == 0 ? simulated.Answer(Simulated.Long, ct) : simulated.Answer(10.Milliseconds, ct));
        }));
        var slos = new[]
        {
            Slo.Latency(99, 1.Seconds), Slo.Latency(99, 1.Minutes), Slo.MaxLatency(10.Seconds), Slo.MeanLatency(100.Milliseconds), Slo.ErrorRate(1.Percent), Slo.Availability(99.Percent),
            Slo.Latency(99, 1.Seconds, tag: new Tag("server", "a")), Slo.Apdex(0.97, 100.Milliseconds),
        };

        var result = await simulated.Test(Load.Open.Hold(100.PerSecond, 1.Minutes), type).WithGracefulStop(2.Seconds).WithSlos(slos).RunAsync();

        Assert.That(result.Slos.Select(slo => (slo.Slo.Quantity, slo.Verdict)), Is.EqualTo(slos.Select(slo => (slo.Quantity, Verdict.Inconclusive))));
        Assert.That(result.Slos.Select(slo => slo.Reason), Is.All.Contains("300 dropped or cut off are not among"));
    }

    [Test]
    public async Task A_stage_in_which_the_run_was_stopped_as_it_began_has_no_data()
    {
        using var stop = new CancellationTokenSource();
        var slos = new[] { Slo.Latency(95, 1.Seconds, stage: "second"), Slo.ErrorRate(1.Percent, stage: "second"), Slo.Availability(99.Percent, stage: "second"), Slo.Apdex(0.9, 1.Seconds, stage: "second"), Slo.MeanLatency(1.Seconds, stage: "second"), Slo.Throughput(1.PerSecond, stage: "second") };
        var type = simulated.Stepping(100.Milliseconds);
        await using var timer = simulated.Time.CreateTimer(_ => stop.Cancel(), null, 1.Minutes, Timeout.InfiniteTimeSpan);

        var result = await simulated.Test(Load.Closed.Hold(10, 1.Minutes).Hold(20, 1.Minutes, "second"), type).WithSlos(slos).RunAsync(stop.Token);

        Assert.That(result.Slos.Select(slo => slo.Verdict), Is.All.EqualTo(Verdict.Inconclusive));
        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
    }

    [TestCase(199.95, true)]
    [TestCase(200.05, false)]
    public async Task A_percentile_is_printed_on_the_side_of_the_limit_on_which_it_is(double milliseconds, bool isMet)
    {
        // Both times are in the bucket from 199.936 to 200.063 ms.
        var type = UserType.Create("user", 1, Scenario.Create("get", async (_, _) =>
        {
            var done = new TaskCompletionSource();
            await using var timer = simulated.Time.CreateTimer(_ => done.SetResult(), null, milliseconds.Milliseconds, Timeout.InfiniteTimeSpan);
            await done.Task;
        }));

        var outcome = (await simulated.Test(Load.Closed.Hold(10, 1.Minutes), type).WithSlos(Slo.Latency(95, 200.Milliseconds)).RunAsync()).Slos.Single();

        Assert.That((outcome.IsMet, outcome.Value <= 0.2, outcome.Verdict), Is.EqualTo(((bool?)isMet, isMet, isMet ? Verdict.Pass : Verdict.Fail)));
        Assert.That(outcome.Value, Is.InRange(outcome.Low!.Value, outcome.High!.Value));
    }

    [Test]
    public async Task Only_the_population_of_a_named_stage_has_its_throughput()
    {
        var test = simulated.Test(Load.Open.Hold(10.PerSecond, 1.Minutes, "peak"), simulated.Stepping(10.Milliseconds, "few"))
            .WithUsers(Load.Open.Hold(100.PerSecond, 1.Minutes, "other"), simulated.Stepping(10.Milliseconds, "many"));

        var result = await test.WithSlos(Slo.Throughput(50.PerSecond, stage: "peak"), Slo.Throughput(50.PerSecond, sustainedFor: 30.Seconds, stage: "peak")).RunAsync();

        Assert.That(result.Slos.Select(slo => (slo.Verdict, slo.Measured)), Is.All.EqualTo((Verdict.Fail, "10.0 /s")));
    }

    [Test]
    public async Task A_steps_throughput_is_over_the_time_of_those_who_take_it()
    {
        var test = simulated.Test(Load.Open.Hold(10.PerSecond, 1.Minutes), simulated.Stepping(10.Milliseconds, "buyer", step: "pay"))
            .WithUsers(Load.Open.Hold(10.PerSecond, 3.Minutes), simulated.Stepping(10.Milliseconds, "visitor", step: "look"));

        var result = await test.WithSlos(Slo.Throughput(9.PerSecond, step: "pay")).RunAsync();

        Assert.That((result.Slos[0].Verdict, result.Slos[0].MeasuredWithCounts), Is.EqualTo((Verdict.Pass, "10.0 /s (1 min)")));
        Assert.That(result.Step("pay")!.Requests.PerSecond.PerSecond, Is.EqualTo(10).Within(0.01));
    }

    [Test]
    public void No_success_in_a_minute_does_not_prove_that_none_comes()
    {
        var none = new MadeRun().Stage("hold", 1.Minutes).Seconds("get", Enumerable.Repeat((0L, 0L, 1L), 60));

        Assert.That(none.Outcome(Slo.Throughput(0.06.PerSecond)).Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(none.Outcome(Slo.Throughput(0.062.PerSecond)).Verdict, Is.EqualTo(Verdict.Fail));
    }

    [Test]
    public void What_is_longer_than_can_be_measured_is_longer_than_any_limit()
    {
        var outcome = new MadeRun().Stage("hold", 1.Minutes).Step("get", (10, 100), (7_200_000, 1)).Outcome(Slo.MaxLatency(1.Hours));

        Assert.That((outcome.Verdict, outcome.Measured, outcome.IsMet), Is.EqualTo((Verdict.Fail, "over 1 h", false)));
        Assert.That((outcome.Margin < 0, outcome.MarginText), Is.EqualTo((true, "0 % worse")));
        Assert.That(outcome.Reason, Is.EqualTo("max latency over 1 h, limit <= 3,600 s"));
    }

    [Test]
    public void A_count_over_a_limit_that_comes_before_its_request_is_not_lost()
    {
        Assert.That((Gain(0, 1).IsUncounted, Gain(0, 1).IsNothing), Is.EqualTo((false, false)));
        Assert.That((Gain(0, 0).IsUncounted, Gain(0, 0).IsNothing), Is.EqualTo((true, true)));

        static SeriesGain Gain(params ReadOnlySpan<long> over) => new(new Series(SeriesKind.Step, "user", "buy", "pay"), 0) { Over = [.. over] };
    }

    [Test]
    public void Windows_that_are_coarse_because_the_run_is_long_do_not_make_it_a_short_one()
    {
        // 2,000 s in windows of 100 s: 20 of them, 2.5 % slow where 5 % may be.
        var random = new Random(5);
        var seconds = Enumerable.Range(0, 2_000).Select(_ => Enumerable.Range(0, 100).Count(_ => random.NextDouble() < 0.025)).Select(slow => (100L - slow, (long)slow, 0L)).ToList();
        var run = new MadeRun().Stage("hold", 2_000.Seconds).Seconds("get", seconds).Coarsened(25);

        Assert.That(run.Outcome(Slo.Latency(95, 200.Milliseconds)).Verdict, Is.EqualTo(Verdict.Pass));
    }

    [Test]
    public void A_bad_second_stays_one_in_coarse_windows()
    {
        // 40 failures in one second of a peak of 90 s: nine windows of ten seconds are nine batches.
        var run = new MadeRun().Stage("hold", 90.Seconds).Seconds("get", Enumerable.Range(0, 90).Select(second => second == 44 ? (60L, 0L, 40L) : (100L, 0L, 0L))).Coarsened(20);

        Assert.That(run.Outcome(Slo.ErrorRate(0.7.Percent)).Verdict, Is.EqualTo(Verdict.Inconclusive));
    }
}
