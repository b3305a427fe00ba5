using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class OneMistakeTests
{
    [TestCaseSource(nameof(Plans))]
    public async Task A_mistake_is_reported_once_with_place_value_and_limit(LoadTest test, string expected) =>
        Assert.That(await Mistakes.Of(test), Is.EqualTo([expected]));

    [TestCaseSource(nameof(GoodPlans))]
    public async Task What_is_just_within_the_limits_runs(LoadTest test) => Assert.That(await Mistakes.Of(test), Is.Empty);

    [Test]
    public async Task One_mistake_is_called_a_mistake()
    {
        var exception = await Assert.ThrowsAsync<LoadTestPlanException>(() => Mistakes.Test.WithWarmUp(-1.Seconds).RunAsync());

        Assert.That(exception!.Message, Is.EqualTo("The load test \"test\" has a mistake:\n  - warm-up: it is -00:00:01; it must be zero or longer, and at most one day"));
    }

    private static IEnumerable<TestCaseData> Plans() =>
    [
        .. Named("load test", TestMistakes()),
        .. Named("stage", StageMistakes()),
        .. Named("user type", UserTypeMistakes()),
        .. Named("objective", SloMistakes()),
    ];

    private static IEnumerable<TestCaseData> Named(string group, IEnumerable<(string Name, LoadTest Test, string Expected)> cases) =>
        cases.Select(mistake => new TestCaseData(mistake.Test, mistake.Expected).SetArgDisplayNames($"{group}: {mistake.Name}"));

    private static IEnumerable<(string Name, LoadTest Test, string Expected)> TestMistakes() =>
    [
        ("no users", LoadTest.Create("test"), "load test: it has no users; add WithUsers"),
        ("empty name", LoadTest.Create("").WithUsers(Load.Closed.Hold(1, 1.Seconds), Mistakes.User), "load test: the name is empty"),
        ("no user types", Mistakes.With(), "users: there is no user type; give WithUsers at least one"),
        ("no user types, none of two", Mistakes.Test.WithUsers(Load.Closed.Hold(1, 1.Seconds)), "users (2): there is no user type; give WithUsers at least one"),
        ("negative warm-up", Mistakes.Test.WithWarmUp(-1.Milliseconds), "warm-up: it is -00:00:00.0010000; it must be zero or longer, and at most one day"),
        ("warm-up too long", Mistakes.Test.WithWarmUp(24.1.Hours), "warm-up: it is 1.00:06:00; it must be zero or longer, and at most one day"),
        ("negative graceful stop", Mistakes.Test.WithGracefulStop(Timeout.InfiniteTimeSpan), "graceful stop: it is -00:00:00.0010000; it must be zero or longer, and at most one day"),
        ("graceful stop too long", Mistakes.Test.WithGracefulStop(TimeSpan.MaxValue), "graceful stop: it is 10675199.02:48:05.4775807; it must be zero or longer, and at most one day"),
        ("no iteration timeout", Mistakes.Test.WithIterationTimeout(TimeSpan.Zero), "iteration timeout: it is 00:00:00; it must be longer than zero, and at most one day"),
        ("negative iteration timeout", Mistakes.Test.WithIterationTimeout(-1.Seconds), "iteration timeout: it is -00:00:01; it must be longer than zero, and at most one day"),
        ("no step timeout", Mistakes.Test.WithStepTimeout(TimeSpan.Zero), "step timeout: it is 00:00:00; it must be longer than zero, and at most one day"),
        ("step timeout too long", Mistakes.Test.WithStepTimeout(2.Days), "step timeout: it is 2.00:00:00; it must be longer than zero, and at most one day"),
        ("null reporter", Mistakes.Test.ReportTo([null!]), "reporter (1): it is null"),
    ];

    private static IEnumerable<(string Name, LoadTest Test, string Expected)> StageMistakes() =>
    [
        ("no stages, closed", Mistakes.With(Load.Closed), "users: the load profile has no stages; add RampTo, Hold, Spike, Step or Pause"),
        ("no stages, open", Mistakes.With(Load.Open), "users: the load profile has no stages; add RampTo, Hold, Spike, Step or Pause"),
        ("never any load", Mistakes.With(Load.Closed.Hold(1.Minutes).Pause(1.Minutes)), "users: the profile never has any load: every stage is at 0 users; give Hold a level, or ramp to one first"),
        ("never any load, open", Mistakes.With(Load.Open.Hold(1.Minutes)), "users: the profile never has any load: every stage is at 0 arrivals per second; give Hold a level, or ramp to one first"),
        ("negative users", Mistakes.With(Load.Closed.Hold(-1, 1.Seconds)), "users, stage \"hold -1 users\": the level is -1 users; it must be from 0 to 10,000,000"),
        ("negative users, kept", Mistakes.With(Load.Closed.Hold(-1, 1.Seconds).Spike(5, 1.Seconds).Hold(1.Seconds).RampTo(5, 1.Seconds)), "users, stage \"hold -1 users\": the level is -1 users; it must be from 0 to 10,000,000"),
        ("negative users at first", Mistakes.With(Load.Closed.From(-2).RampTo(5, 1.Seconds)), "users, stage \"ramp to 5 users\": the level is -2 users; it must be from 0 to 10,000,000"),
        ("a staircase below nobody", Mistakes.With(Load.Closed.Hold(5, 1.Seconds).Step(-5, 2, 1.Seconds)), "users, stage \"step -5 users\": the level is -5 users; it must be from 0 to 10,000,000"),
        ("more users than the limit", Mistakes.With(Load.Closed.RampTo(10_000_001, 1.Seconds)), "users, stage \"ramp to 10000001 users\": the level is 10000001 users; it must be from 0 to 10,000,000"),
        ("negative rate", Mistakes.With(Load.Open.Hold((-0.5).PerSecond, 1.Seconds)), "users, stage \"hold -0.5/s\": the level is -0.5 arrivals per second; it must be from 0 to 10,000,000"),
        ("rate is no number", Mistakes.With(Load.Open.Hold(double.NaN.PerSecond, 1.Seconds).RampTo(1.PerSecond, 1.Seconds)), "users, stage \"hold NaN/s\": the level is NaN arrivals per second; it must be from 0 to 10,000,000"),
        ("infinite rate", Mistakes.With(Load.Open.Spike(double.PositiveInfinity.PerSecond, 1.Seconds)), "users, stage \"spike to Infinity/s\": the level is Infinity arrivals per second; it must be from 0 to 10,000,000"),
        ("rate above the limit", Mistakes.With(Load.Open.Hold(1e8.PerSecond, 1.Seconds)), "users, stage \"hold 100000000/s\": the level is 100000000 arrivals per second; it must be from 0 to 10,000,000"),
        ("zero duration", Mistakes.With(Load.Closed.Hold(1, TimeSpan.Zero)), "users, stage \"hold 1 user\": the duration is 00:00:00; it must be longer than zero"),
        ("negative duration", Mistakes.With(Load.Closed.Hold(1, 1.Seconds).Pause(-1.Seconds)), "users, stage \"pause\": the duration is -00:00:01; it must be longer than zero"),
        ("empty stage name", Mistakes.With(Load.Closed.Hold(1, 1.Seconds, name: "")), "users, stage \"\": the name is empty"),
        ("no stairs", Mistakes.With(Load.Closed.Hold(1, 1.Seconds).Step(1, 0, 1.Seconds)), "users: a staircase has 0 steps; it must have from 1 to 1000"),
        ("negative stairs alone", Mistakes.With(Load.Closed.Step(1, -3, 1.Seconds)), "users: a staircase has -3 steps; it must have from 1 to 1000"),
        ("stairs without end", Mistakes.With(Load.Open.Step(1.PerSecond, int.MaxValue, 1.Seconds)), "users: a staircase has 2147483647 steps; it must have from 1 to 1000"),
        ("longer than a year", Mistakes.With(Load.Closed.Hold(1, 200.Days).Hold(1, 200.Days)), "users: the profile lasts 400 days; the limit is 365 days"),
        ("longer than time", Mistakes.With(Load.Closed.Hold(1, TimeSpan.MaxValue).Hold(1, TimeSpan.MaxValue)), "users: the profile lasts 21350398.2 days; the limit is 365 days"),
        ("longer than time after scaling", Mistakes.With(Load.Closed.Hold(1, 30.Days)).Scale(time: 1e9), "users: the profile lasts 10675199.1 days; the limit is 365 days"),
        ("shorter than a tick after scaling", Mistakes.With(Load.Closed.Hold(1, 1.Seconds)).Scale(time: 1e-9), "users, stage \"hold 1 user\": the duration is 00:00:00; it must be longer than zero"),
        ("nobody may be busy", Mistakes.With(Load.Open.Hold(1.PerSecond, 1.Seconds).AtMost(0)), "users: the limit of busy users is 0; it must be at least 1"),
        ("fewer than nobody may be busy", Mistakes.With(Load.Open.Hold(1.PerSecond, 1.Seconds).AtMost(-1)).Scale(load: 10), "users: the limit of busy users is -1; it must be at least 1"),
        ("no iterations", Mistakes.With(Load.Closed.Iterations(0, users: 1)), "users: the number of iterations is 0; it must be at least 1, and at most 1,000,000,000,000,000 in all"),
        ("no iterations after scaling", Mistakes.With(Load.Closed.Iterations(0, users: 1)).Scale(time: 2), "users: the number of iterations is 0; it must be at least 1, and at most 1,000,000,000,000,000 in all"),
        ("more iterations than can be counted", Mistakes.With(Load.Closed.IterationsPerUser(long.MaxValue, users: 3)), "users: the number of iterations is 9223372036854775807 of each user; it must be at least 1, and at most 1,000,000,000,000,000 in all"),
        ("iterations of nobody", Mistakes.With(Load.Closed.Iterations(5, users: 0)), "users: the number of users is 0; it must be from 1 to 10,000,000"),
        ("iterations after stages", Mistakes.With(Load.Closed.Hold(1, 1.Seconds).Iterations(5, users: 1)), "users: the profile has stages and a number of iterations; it can have one or the other"),
        ("iterations within no time", Mistakes.With(Load.Closed.Iterations(5, users: 1).Within(TimeSpan.Zero)), "users: the time limit is 00:00:00; it must be longer than zero, and at most 365 days"),
        ("iterations within ages", Mistakes.With(Load.Closed.Iterations(5, users: 1).Within(TimeSpan.MaxValue)), "users: the time limit is 10675199.02:48:05.4775807; it must be longer than zero, and at most 365 days"),
    ];

    private static IEnumerable<(string Name, LoadTest Test, string Expected)> UserTypeMistakes() =>
    [
        .. new[] { 0, -1, -0.5, double.NaN, double.PositiveInfinity, double.NegativeInfinity, 1e10 }.Select(weight => (
            FormattableString.Invariant($"weight {weight}"),
            Mistakes.With(UserType.Create("user", weight, Mistakes.Nothing)),
            FormattableString.Invariant($"users, user type \"user\": the weight is {weight}; it must be above 0 and at most 1,000,000,000"))),
        ("empty name", Mistakes.With(UserType.Create("", 1, Mistakes.Nothing)), "users, user type \"\": the name is empty"),
        ("null", Mistakes.With(Mistakes.User, null!), "users, user type (2): it is null"),
        ("twice", Mistakes.With(Mistakes.User, Mistakes.User), "user type \"user\": the name is used 2 times; figures are kept by name, so it must be unique"),
        ("twice in two populations", Mistakes.Test.WithUsers(Load.Closed.Hold(1, 1.Seconds), Mistakes.User), "user type \"user\": the name is used 2 times; figures are kept by name, so it must be unique"),
        ("no pacing", Mistakes.With(Mistakes.User.Paced(TimeSpan.Zero)), "users, user type \"user\": the pacing is 00:00:00; it must be longer than zero, and at most one day"),
        ("negative pacing", Mistakes.With(Mistakes.User.Paced(-1.Seconds)), "users, user type \"user\": the pacing is -00:00:01; it must be longer than zero, and at most one day"),
        ("pacing too long", Mistakes.With(Mistakes.User.Paced(TimeSpan.MaxValue)), "users, user type \"user\": the pacing is 10675199.02:48:05.4775807; it must be longer than zero, and at most one day"),
        ("pacing in an open load", LoadTest.Create("test").WithUsers(Load.Open.Hold(1.PerSecond, 1.Seconds), Mistakes.User.Paced(1.Seconds)), "users, user type \"user\": pacing is for closed loads; in an open load the rate is the pace"),
        .. ThinkTimeMistakes().Select(mistake => (
            mistake.Time.ToString(),
            Mistakes.With(Mistakes.User.WithThinkTime(mistake.Time)),
            $"users, user type \"user\": {mistake.Expected}")),
        ("a think time and a pace", Mistakes.With(Mistakes.User.Paced(10.Seconds).WithThinkTime(ThinkTime.Exponential(2.Seconds))), "users, user type \"user\": it is paced (00:00:10) and has a think time between iterations (exponential, mean 2 s); it can have one or the other"),
        ("a think time in an open load", LoadTest.Create("test").WithUsers(Load.Open.Hold(1.PerSecond, 1.Seconds), Mistakes.User.WithThinkTime(ThinkTime.Constant(1.Seconds))), "users, user type \"user\": a think time between iterations (constant, 1 s) is for closed loads; in an open load the rate is the pace"),
        ("scenario without a name", Mistakes.With(UserType.Create("user", 1, Scenario.Create("\t", (_, _) => ValueTask.CompletedTask))), "users, user type \"user\": the scenario's name is empty"),
        ("choice of nothing", Mistakes.With(UserType.Create("user", 1, Scenario.OneOf("mix"))), "users, user type \"user\": the choice \"mix\" has nothing to choose from"),
        ("choice of null", Mistakes.With(UserType.Create("user", 1, Scenario.OneOf("mix", (1, Mistakes.Nothing), (1, null!)))), "users, user type \"user\", choice \"mix\", scenario (2): it is null"),
        ("choice of weight 0", Mistakes.With(UserType.Create("user", 1, Scenario.OneOf("mix", (0, Mistakes.Nothing)))), "users, user type \"user\", choice \"mix\", scenario \"nothing\": the weight is 0; it must be above 0 and at most 1,000,000,000"),
        ("choice in a choice", Mistakes.With(UserType.Create("user", 1, Scenario.OneOf("mix", (1, Scenario.OneOf("inner", (-1, Mistakes.Nothing)))))), "users, user type \"user\", choice \"mix\", choice \"inner\", scenario \"nothing\": the weight is -1; it must be above 0 and at most 1,000,000,000"),
        ("two scenarios of one name", Mistakes.With(Mistakes.User, UserType.Create("other", 1, Scenario.OneOf("mix", (1, Scenario.Create("nothing", (_, _) => ValueTask.CompletedTask))))), "scenario \"nothing\": 2 different scenarios have this name; figures are kept by name, so it must be unique"),
    ];

    private static IEnumerable<(ThinkTime Time, string Expected)> ThinkTimeMistakes() =>
    [
        (ThinkTime.Constant(-1.Seconds), "the think time is -00:00:01; it must be zero or longer, and at most one day"),
        (ThinkTime.Constant(25.Hours), "the think time is 1.01:00:00; it must be zero or longer, and at most one day"),
        (ThinkTime.Uniform(-1.Seconds, 1.Seconds), "the shortest think time is -00:00:01; it must be zero or longer, and at most one day"),
        (ThinkTime.Uniform(1.Seconds, 25.Hours), "the longest think time is 1.01:00:00; it must be zero or longer, and at most one day"),
        (ThinkTime.Uniform(3.Seconds, 2.Seconds), "the longest think time is 00:00:02; it must be at least the shortest, 00:00:03"),
        (ThinkTime.Normal(-1.Seconds, 1.Seconds), "the mean think time is -00:00:01; it must be zero or longer, and at most one day"),
        (ThinkTime.Normal(1.Seconds, -1.Seconds), "the standard deviation of the think time is -00:00:01; it must be zero or longer, and at most one day"),
        (ThinkTime.Exponential(TimeSpan.Zero), "the mean think time is 00:00:00; it must be longer than zero, and at most one day"),
        (ThinkTime.Exponential(TimeSpan.MaxValue), "the mean think time is 10675199.02:48:05.4775807; it must be longer than zero, and at most one day"),
        (ThinkTime.LogNormal(TimeSpan.Zero, 1.Seconds), "the mean think time is 00:00:00; it must be longer than zero, and at most one day"),
        (ThinkTime.LogNormal(1.Seconds, 2.Days), "the standard deviation of the think time is 2.00:00:00; it must be zero or longer, and at most one day"),
        (ThinkTime.Exponential(1.Seconds).AtMost(TimeSpan.Zero), "the longest think time allowed is 00:00:00; it must be longer than zero, and at most one day"),
        (ThinkTime.Exponential(1.Seconds).AtMost(2.Days), "the longest think time allowed is 2.00:00:00; it must be longer than zero, and at most one day"),
    ];

    private static IEnumerable<(string Name, LoadTest Test, string Expected)> SloMistakes() =>
    [
        .. new[] { 0, 100, -1, 101, 99.99991, double.NaN, double.PositiveInfinity }.Select(percentile => (
            FormattableString.Invariant($"percentile {percentile}"),
            Mistakes.Test.WithSlos(Slo.Latency(percentile, 1.Seconds)),
            FormattableString.Invariant($"objective \"p{percentile}, all requests\": the percentile is {percentile}; it must be from 0.0001 to 99.9999 (for 100 use MaxLatency)"))),
        ("latency limit zero", Mistakes.Test.WithSlos(Slo.Latency(50, TimeSpan.Zero)), "objective \"p50, all requests\": the limit is 00:00:00; it must be at least one microsecond and at most one hour"),
        ("a percentile next to nothing", Mistakes.Test.WithSlos(Slo.Latency(1e-30, 1.Seconds)), "objective \"p0, all requests\": the percentile is 1E-30; it must be from 0.0001 to 99.9999 (for 100 use MaxLatency)"),
        ("latency limit finer than what is measured", Mistakes.Test.WithSlos(Slo.Latency(50, 0.9.Microseconds)), "objective \"p50, all requests\": the limit is 00:00:00.0000009; it must be at least one microsecond and at most one hour"),
        ("latency limit negative", Mistakes.Test.WithSlos(Slo.MeanLatency(-1.Seconds)), "objective \"mean latency, all requests\": the limit is -00:00:01; it must be at least one microsecond and at most one hour"),
        ("latency limit too long", Mistakes.Test.WithSlos(Slo.MaxLatency(61.Minutes)), "objective \"max latency, all requests\": the limit is 01:01:00; it must be at least one microsecond and at most one hour"),
        ("error rate below nothing", Mistakes.Test.WithSlos(Slo.ErrorRate(0.Percent)), "objective \"error rate, all requests\": the limit is 0 %; it must be above 0 % and at most 100 %"),
        ("error rate above everything", Mistakes.Test.WithSlos(Slo.ErrorRate(100.1.Percent)), "objective \"error rate, all requests\": the limit is 100.1 %; it must be above 0 % and at most 100 %"),
        ("error rate is no number", Mistakes.Test.WithSlos(Slo.ErrorRate(new Ratio(double.NaN))), "objective \"error rate, all requests\": the limit is NaN %; it must be above 0 % and at most 100 %"),
        ("check rate of nothing", Mistakes.Test.WithSlos(Slo.CheckRate(0.Percent)), "objective \"checks, all requests\": the limit is 0 %; it must be above 0 % and at most 100 %"),
        ("check rate negative", Mistakes.Test.WithSlos(Slo.CheckRate((-1).Percent, "sold")), "objective \"check \"sold\", all requests\": the limit is -1 %; it must be above 0 % and at most 100 %"),
        ("availability of everything", Mistakes.Test.WithSlos(Slo.Availability(100.Percent)), "objective \"availability, all requests\": the limit is 100 %; it must be above 0 % and below 100 %"),
        ("availability of all but nothing", Mistakes.Test.WithSlos(Slo.Availability(new Ratio(0.9999999999999999))), "objective \"availability, all requests\": the limit is 100 %; it must be above 0 % and below 100 %"),
        ("availability in no time", Mistakes.Test.WithSlos(Slo.Availability(99.Percent, TimeSpan.Zero)), "objective \"availability, all requests\": the period is 00:00:00; it must be longer than zero"),
        ("throughput of nothing", Mistakes.Test.WithSlos(Slo.Throughput(0.PerSecond)), "objective \"throughput, all requests\": the limit is 0/s; it must be above 0"),
        ("throughput negative", Mistakes.Test.WithSlos(Slo.Throughput((-1).PerSecond)), "objective \"throughput, all requests\": the limit is -1/s; it must be above 0"),
        ("throughput is no number", Mistakes.Test.WithSlos(Slo.Throughput(double.NaN.PerSecond)), "objective \"throughput, all requests\": the limit is NaN/s; it must be above 0"),
        ("throughput sustained for no time", Mistakes.Test.WithSlos(Slo.Throughput(1.PerSecond, sustainedFor: TimeSpan.Zero)), "objective \"throughput for 0 s, all requests\": the time it has to be sustained is 00:00:00; it must be longer than zero"),
        ("iterations of a step", Mistakes.Test.WithSlos(Slo.Latency(50, 1.Seconds, step: "pay").OfIterations()), "objective \"p50, pay\": a step is no iteration; name a scenario instead of the step, or leave out OfIterations"),
        ("iterations of a check rate", Mistakes.Test.WithSlos(Slo.CheckRate(99.Percent).OfIterations()), "objective \"checks, all iterations\": a check rate counts checks; leave out OfIterations"),
        ("empty step", Mistakes.Test.WithSlos(Slo.ErrorRate(1.Percent, step: "")), "objective \"error rate, \": the name of the step is empty; leave it out to mean all"),
        ("empty user type", Mistakes.Test.WithSlos(Slo.ErrorRate(1.Percent, userType: " ")), "objective \"error rate, requests by  \": the name of the user type is empty; leave it out to mean all"),
        ("empty check", Mistakes.Test.WithSlos(Slo.CheckRate(99.Percent, check: "")), "objective \"check \"\", all requests\": the name of the check is empty; leave it out to mean all"),
        ("twice", Mistakes.Test.WithSlos(Slo.ErrorRate(1.Percent), Slo.ErrorRate(1.Percent)), "objective \"error rate, all requests\": it is there 2 times"),
        ("null", Mistakes.Test.WithSlos([null!]), "objective (1): it is null"),
        ("null after scaling", Mistakes.Test.WithSlos([null!]).Scale(0.5), "objective (1): it is null"),
    ];

    private static IEnumerable<TestCaseData> GoodPlans() =>
    [
        .. new (string Name, LoadTest Test)[]
        {
            ("nothing special", Mistakes.Test),
            ("no warm-up, no graceful stop", Mistakes.Test.WithWarmUp(TimeSpan.Zero).WithGracefulStop(TimeSpan.Zero)),
            ("one day of timeouts", Mistakes.Test.WithIterationTimeout(1.Days).WithStepTimeout(1.Days)),
            ("the shortest timeouts", Mistakes.Test.WithIterationTimeout(1.Seconds).WithStepTimeout(new TimeSpan(1))),
            ("the heaviest and the lightest weight", Mistakes.With(UserType.Create("a", 1e9, Mistakes.Nothing), UserType.Create("b", double.Epsilon, Mistakes.Nothing))),
            ("the longest and the shortest think times", Mistakes.With(Mistakes.User.WithThinkTime(ThinkTime.Uniform(TimeSpan.Zero, 1.Days).AtMost(1.Days)), UserType.Create("other", 1, Mistakes.Nothing).WithThinkTime(ThinkTime.Normal(TimeSpan.Zero, TimeSpan.Zero)))),
            ("a pause between two holds of one name", Mistakes.With(Load.Closed.Hold(1, 1.Seconds, "peak").Pause(1.Seconds).Hold(1, 1.Seconds, "peak"))),
            ("one scenario of two user types", Mistakes.With(Mistakes.User, UserType.Create("other", 1, Mistakes.Nothing))),
            ("a ramp from nobody to nobody beside a hold", Mistakes.With(Load.Closed.RampTo(0, 1.Seconds).Hold(1, 1.Seconds))),
            ("any number of busy users", Mistakes.With(Load.Open.Hold(1.PerSecond, 1.Seconds).AtMost(int.MaxValue))),
            ("the narrowest limits", Mistakes.Test.WithSlos(Slo.Latency(0.0001, 1.Microseconds), Slo.Latency(99.9999, 1.Microseconds), Slo.Availability(new Ratio(0.99999999999999)))),
            ("the widest limits", Mistakes.Test.WithSlos(Slo.Latency(99.999, 1.Hours), Slo.ErrorRate(100.Percent), Slo.CheckRate(100.Percent), Slo.Availability(99.999.Percent))),
            ("two limits on one quantity", Mistakes.Test.WithSlos(Slo.ErrorRate(1.Percent), Slo.ErrorRate(2.Percent))),
            ("an objective for a step that no run can have", Mistakes.Test.WithSlos(Slo.ErrorRate(1.Percent, step: "nowhere"))),
        }.Select(plan => new TestCaseData(plan.Test).SetArgDisplayNames(plan.Name)),
    ];
}
