using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class EveryMistakeTests
{
    private int ran;

    private Scenario Counting(string name) => Scenario.Create(name, (_, _) =>
    {
        Interlocked.Increment(ref ran);
        return ValueTask.CompletedTask;
    });

    [Test]
    public async Task All_mistakes_of_a_plan_are_reported_at_once_in_its_order_and_nothing_is_run()
    {
        var reporter = new Started();
        var test = LoadTest.Create(" ")
            .WithWarmUp(-1.Seconds)
            .WithGracefulStop(-2.Seconds)
            .WithIterationTimeout(TimeSpan.Zero)
            .WithStepTimeout(25.Hours)
            .WithUsers(
                Load.Closed.Hold(-5, 1.Minutes).RampTo(10, over: TimeSpan.Zero).Hold(1.Seconds, name: " ").Step(by: 5, times: 0, every: 1.Seconds),
                UserType.Create("", 1, Counting("a")),
                UserType.Create("twin", 0, Counting("b")),
                UserType.Create("twin", 1, Counting("b")).Paced(TimeSpan.Zero).WithThinkTime(ThinkTime.LogNormal(-1.Seconds, -2.Seconds).AtMost(-3.Seconds)),
                UserType.Create("chooser", 1, Scenario.OneOf("mix", (-1, Counting("c")), (1, Scenario.OneOf("none")), (1, null!))),
                null!)
            .WithUsers(Load.Open.RampTo(double.NaN.PerSecond, 1.Seconds).AtMost(0), UserType.Create("paced", 1, Counting("")).Paced(1.Seconds), UserType.Create("thinker", 1, Counting("g")).WithThinkTime(ThinkTime.Constant(1.Days)))
            .WithUsers(Load.Closed, UserType.Create("unused", double.NaN, Counting("d")))
            .WithUsers(Load.Closed.Hold(1.Hours).Pause(1.Hours), UserType.Create("idle", double.PositiveInfinity, Counting("e")))
            .WithUsers(Load.Closed.Hold(1, 1.Days).IterationsPerUser(0, users: 0).Within(TimeSpan.Zero), UserType.Create("counted", 1, Counting("f")))
            .WithUsers(Load.Closed.Hold(1, 366.Days))
            .WithSlos(
                Slo.Latency(100, 1.Seconds),
                Slo.Latency(95, TimeSpan.Zero),
                Slo.MeanLatency(2.Hours, step: ""),
                Slo.MaxLatency(1.Seconds, step: "pay").OfIterations(),
                Slo.ErrorRate(101.Percent),
                Slo.CheckRate(99.Percent, check: " ").OfIterations(),
                Slo.Availability(100.Percent, per: TimeSpan.Zero),
                Slo.Throughput(0.PerSecond, sustainedFor: -1.Seconds),
                Slo.Latency(99, 1.Seconds),
                Slo.Latency(99, 1.Seconds),
                null!)
            .ReportTo(reporter, null!);

        var exception = await Assert.ThrowsAsync<LoadTestPlanException>(() => test.RunAsync());

        Assert.That(exception!.Message, Is.EqualTo(Expected.ReplaceLineEndings("\n")));
        Assert.That(exception.Errors, Has.Count.EqualTo(52));
        Assert.That((ran, reporter.Calls), Is.EqualTo((0, 0)));
    }

    private const string Expected = """
        The load test " " has 52 mistakes:
          - load test: the name is empty
          - warm-up: it is -00:00:01; it must be zero or longer, and at most one day
          - graceful stop: it is -00:00:02; it must be zero or longer, and at most one day
          - iteration timeout: it is 00:00:00; it must be longer than zero, and at most one day
          - step timeout: it is 1.01:00:00; it must be longer than zero, and at most one day
          - users (1): a staircase has 0 steps; it must have from 1 to 1000
          - users (1), stage "hold -5 users": the level is -5 users; it must be from 0 to 10,000,000
          - users (1), stage "ramp to 10 users": the duration is 00:00:00; it must be longer than zero
          - users (1), stage " ": the name is empty
          - users (1), user type "": the name is empty
          - users (1), user type "twin": the weight is 0; it must be above 0 and at most 1,000,000,000
          - users (1), user type "twin": the pacing is 00:00:00; it must be longer than zero, and at most one day
          - users (1), user type "twin": the mean think time is -00:00:01; it must be longer than zero, and at most one day
          - users (1), user type "twin": the standard deviation of the think time is -00:00:02; it must be zero or longer, and at most one day
          - users (1), user type "twin": the longest think time allowed is -00:00:03; it must be longer than zero, and at most one day
          - users (1), user type "twin": it is paced (00:00:00) and has a think time between iterations (log-normal, mean -1 s, standard deviation -2 s, at most -3 s); it can have one or the other
          - users (1), user type "chooser", choice "mix", scenario "c": the weight is -1; it must be above 0 and at most 1,000,000,000
          - users (1), user type "chooser", choice "mix": the choice "none" has nothing to choose from
          - users (1), user type "chooser", choice "mix", scenario (3): it is null
          - users (1), user type (5): it is null
          - users (2), stage "ramp to NaN/s": the level is NaN arrivals per second; it must be from 0 to 10,000,000
          - users (2): the limit of busy users is 0; it must be at least 1
          - users (2), user type "paced": the scenario's name is empty
          - users (2), user type "paced": pacing is for closed loads; in an open load the rate is the pace
          - users (2), user type "thinker": a think time between iterations (constant, 86,400 s) is for closed loads; in an open load the rate is the pace
          - users (3): the load profile has no stages; add RampTo, Hold, Spike, Step or Pause
          - users (3), user type "unused": the weight is NaN; it must be above 0 and at most 1,000,000,000
          - users (4): the profile never has any load: every stage is at 0 users; give Hold a level, or ramp to one first
          - users (4), user type "idle": the weight is Infinity; it must be above 0 and at most 1,000,000,000
          - users (5): the profile has stages and a number of iterations; it can have one or the other
          - users (5): the number of iterations is 0 of each user; it must be at least 1, and at most 1,000,000,000,000,000 in all
          - users (5): the number of users is 0; it must be from 1 to 10,000,000
          - users (5): the time limit is 00:00:00; it must be longer than zero, and at most 365 days
          - users (6): the profile lasts 366 days; the limit is 365 days
          - users (6): there is no user type; give WithUsers at least one
          - user type "twin": the name is used 2 times; figures are kept by name, so it must be unique
          - scenario "b": 2 different scenarios have this name; figures are kept by name, so it must be unique
          - objective "p100, all requests": the percentile is 100; it must be from 0.0001 to 99.9999 (for 100 use MaxLatency)
          - objective "p95, all requests": the limit is 00:00:00; it must be at least one microsecond and at most one hour
          - objective "mean latency, ": the name of the step is empty; leave it out to mean all
          - objective "mean latency, ": the limit is 02:00:00; it must be at least one microsecond and at most one hour
          - objective "max latency, pay": a step is no iteration; name a scenario instead of the step, or leave out OfIterations
          - objective "error rate, all requests": the limit is 101 %; it must be above 0 % and at most 100 %
          - objective "check " ", all iterations": the name of the check is empty; leave it out to mean all
          - objective "check " ", all iterations": a check rate counts checks; leave out OfIterations
          - objective "availability, all requests": the limit is 100 %; it must be above 0 % and below 100 %
          - objective "availability, all requests": the period is 00:00:00; it must be longer than zero
          - objective "throughput for -1.00 s, all requests": the limit is 0/s; it must be above 0
          - objective "throughput for -1.00 s, all requests": the time it has to be sustained is -00:00:01; it must be longer than zero
          - objective (11): it is null
          - objective "p99, all requests": it is there 2 times
          - reporter (2): it is null
        """;

    private sealed class Started : IReporter
    {
        public int Calls { get; private set; }

        public ValueTask StartAsync(RunInfo run, CancellationToken cancellationToken)
        {
            Calls++;
            return ValueTask.CompletedTask;
        }

        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken)
        {
            Calls++;
            return ValueTask.CompletedTask;
        }
    }
}
