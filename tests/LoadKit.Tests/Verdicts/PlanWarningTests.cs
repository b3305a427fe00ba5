using LoadKit.Tests.Model;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>What can be said about a plan before it is run.</summary>
public sealed class PlanWarningTests
{
    private static readonly UserType User = Mistakes.User;

    private static IReadOnlyList<string> Warnings(Load load, params Slo[] slos) => Texts(LoadTest.Create("plan").WithUsers(load, User).WithSlos(slos));

    private static IReadOnlyList<string> Texts(LoadTest test)
    {
        Assert.That(test.Warnings.Select(warning => warning.Kind), Is.All.EqualTo(FindingKind.Notice));
        return [.. test.Warnings.Select(warning => warning.Text)];
    }

    // Enough for any objective of these tests, and at a known rate.
    private static Load Plenty => Load.Open.Hold(1_000.PerSecond, 1.Hours);

    private static IEnumerable<TestCaseData> SameQuantity =>
    [
        new(new[] { Slo.Latency(95, 200.Milliseconds), Slo.Latency(95, 500.Milliseconds) }, "p95, all requests: one quantity with different limits, <= 200 ms and <= 500 ms"),
        new(new[] { Slo.Latency(95, 200.01.Milliseconds), Slo.Latency(95, 200.02.Milliseconds) }, "p95, all requests: one quantity with different limits, <= 200.01 ms and <= 200.02 ms"),
        new(new[] { Slo.ErrorRate(1.Percent), Slo.Availability(99.9.Percent) }, "error rate and availability, all requests: one quantity with different limits, < 1 % and >= 99.9 %"),
        new(new[] { Slo.Availability(99.9.Percent, per: 7.Days), Slo.Availability(99.Percent) }, "availability, all requests: one quantity with different limits, >= 99.9 % and >= 99 %"),
        new(new[] { Slo.CheckRate(99.Percent, "ok"), Slo.CheckRate(98.Percent, "ok") }, "check \"ok\", all requests: one quantity with different limits, >= 99 % and >= 98 %"),
        new(new[] { Slo.MeanLatency(1.Seconds, step: "pay"), Slo.MeanLatency(2.Seconds, step: "pay") }, "mean latency, pay: one quantity with different limits, <= 1 s and <= 2 s"),
        new(new[] { Slo.MaxLatency(1.Seconds), Slo.MaxLatency(2.Seconds) }, "max latency, all requests: one quantity with different limits, <= 1 s and <= 2 s"),
        new(new[] { Slo.Throughput(10.PerSecond), Slo.Throughput(20.PerSecond), Slo.Throughput(30.PerSecond) }, "throughput, all requests: one quantity with different limits, >= 10 /s and >= 20 /s and >= 30 /s"),
        new(new[] { Slo.Apdex(0.9, 1.Seconds), Slo.Apdex(0.8, 1.Seconds) }, "Apdex(1 s), all requests: one quantity with different limits, >= 0.9 and >= 0.8"),
        new(new[] { Slo.DroppedIterations(2.Percent), Slo.DroppedIterations(1.Percent) }, "dropped iterations, all iterations: one quantity with different limits, < 2 % and < 1 %"),
        new(new[] { Slo.ErrorRate(2.Percent).OfIterations(), Slo.ErrorRate(1.Percent).OfIterations() }, "error rate, all iterations: one quantity with different limits, < 2 % and < 1 %"),
    ];

    [TestCaseSource(nameof(SameQuantity))]
    public void Two_limits_for_one_quantity_are_worth_a_word(Slo[] slos, string expected) =>
        Assert.That(Warnings(Plenty, slos), Is.EqualTo([expected + "; only the strictest decides"]));

    private static IEnumerable<TestCaseData> DifferentQuantities =>
    [
        new([new[] { Slo.Latency(95, 200.Milliseconds), Slo.Latency(99, 500.Milliseconds) }]),
        new([new[] { Slo.Latency(95, 200.Milliseconds), Slo.Latency(95, 500.Milliseconds, step: "pay") }]),
        new([new[] { Slo.Latency(95, 200.Milliseconds), Slo.Latency(95, 500.Milliseconds).OfIterations() }]),
        new([new[] { Slo.Latency(95, 200.Milliseconds), Slo.Latency(95, 500.Milliseconds, userType: "user") }]),
        new([new[] { Slo.MeanLatency(200.Milliseconds), Slo.MaxLatency(500.Milliseconds) }]),
        new([new[] { Slo.ErrorRate(1.Percent), Slo.Availability(99.Percent) }]),
        new([new[] { Slo.Availability(99.Percent), Slo.Availability(99.Percent, per: 7.Days) }]),
        new([new[] { Slo.ErrorRate(1.Percent), Slo.CheckRate(99.9.Percent) }]),
        new([new[] { Slo.CheckRate(99.Percent), Slo.CheckRate(98.Percent, "ok") }]),
        new([new[] { Slo.Apdex(0.9, 1.Seconds), Slo.Apdex(0.8, 2.Seconds) }]),
        new([new[] { Slo.ErrorRate(1.Percent), Slo.ErrorRate(2.Percent, tag: new Tag("server", "a")) }]),
        new([new[] { Slo.Custom("x", "< 1", _ => null!), Slo.Custom("x", "< 2", _ => null!) }]),
        new([new[] { Slo.Throughput(10.PerSecond, 1.Minutes), Slo.Throughput(9.PerSecond, 1.Minutes, Sustained.Strict) }]),
        new([new[] { Slo.Throughput(10.PerSecond), Slo.Throughput(9.PerSecond, sustainedFor: 1.Minutes) }]),
    ];

    [TestCaseSource(nameof(DifferentQuantities))]
    public void Different_quantities_and_one_limit_said_twice_are_not(Slo[] slos) => Assert.That(Warnings(Plenty, slos), Is.Empty);

    private static IEnumerable<TestCaseData> FewSamples =>
    [
        new(20.PerSecond, 2.Minutes, Slo.Latency(99.9, 200.Milliseconds), "p99.9, all requests, <= 200 ms: with one request in each iteration the judged stages make 2,400, which can't prove it; at least 3,688 are needed, 1.54 in each iteration"),
        new(1.PerSecond, 3_687.Seconds, Slo.Availability(99.9.Percent), "availability, all requests, >= 99.9 %: with one request in each iteration the judged stages make 3,687, which can't prove it; at least 3,688 are needed, 1.01 in each iteration"),
        new(1.PerSecond, 3_688.Seconds, Slo.Availability(99.9.Percent), null),
        new(1.PerSecond, 71.Seconds, Slo.Latency(95, 1.Seconds, step: "pay"), "p95, pay, <= 1 s: with one \"pay\" in each iteration the judged stages make 71, which can't prove it; at least 72 are needed, 1.02 in each iteration"),
        new(1.PerSecond, 72.Seconds, Slo.Latency(95, 1.Seconds, step: "pay"), null),
        new(1.PerSecond, 367.Seconds, Slo.ErrorRate(1.Percent).OfIterations(), "error rate, all iterations, < 1 %: the judged stages make 367 iterations, which can't prove it; at least 368 are needed"),
        new(1.PerSecond, 368.Seconds, Slo.ErrorRate(1.Percent).OfIterations(), null),
        new(1.PerSecond, 735.Seconds, Slo.CheckRate(99.5.Percent), "checks, all requests, >= 99.5 %: with one such check in each iteration the judged stages make 735, which can't prove it; at least 736 are needed, 1.01 in each iteration"),
        new(1.PerSecond, 71.Seconds, Slo.Latency(95, 1.Seconds, tag: new Tag("server", "a")), "p95, requests with server=a, <= 1 s: with one request with server=a in each iteration the judged stages make 71, which can't prove it; at least 72 are needed, 1.02 in each iteration"),
        new(1.PerSecond, 736.Seconds, Slo.CheckRate(99.5.Percent), null),
        new(1.PerSecond, 1.Seconds, Slo.CheckRate(100.Percent), null),
        new(1.PerSecond, 1.Seconds, Slo.MaxLatency(1.Seconds), null),
        new(1.PerSecond, 1.Seconds, Slo.MeanLatency(1.Seconds), null),
    ];

    [TestCaseSource(nameof(FewSamples))]
    public void An_objective_that_the_plan_has_too_few_arrivals_for_is_named_with_how_many_it_needs(Rate rate, TimeSpan length, Slo slo, string? expected) =>
        Assert.That(Warnings(Load.Open.Hold(rate, length), slo), Is.EqualTo(expected is null ? Array.Empty<string>() : [expected]));

    [TestCase(0.99, 527, 1)]
    [TestCase(0.99, 528, 0)]
    [TestCase(0.9, 298, 1)]
    [TestCase(0.9, 299, 0)]
    [TestCase(double.NaN, 1, 0)]
    [TestCase(1, 1, 0)]
    public void More_confidence_takes_more_arrivals(double confidence, double seconds, int expected)
    {
        var test = LoadTest.Create("plan").WithUsers(Load.Open.Hold(1.PerSecond, seconds.Seconds), User).WithSlos(Slo.ErrorRate(1.Percent));

        Assert.That(test.WithConfidence(new Ratio(confidence)).Warnings, Has.Count.EqualTo(expected));
    }

    [TestCase(399, true)]
    [TestCase(400, false)]
    public void Throughput_above_the_arrivals_is_out_of_reach(double offered, bool warned)
    {
        var load = Load.Open.RampTo(800.PerSecond, 1.Minutes).Hold(offered.PerSecond, 10.Minutes);

        Assert.That(Warnings(load, Slo.Throughput(400.PerSecond).OfIterations()), Is.EqualTo(warned ? ["throughput, all iterations, >= 400 /s: the judged stages offer 399 /s"] : Array.Empty<string>()));
        Assert.That(Warnings(load, Slo.Throughput(400.PerSecond)), Is.EqualTo(warned
            ? ["throughput, all requests, >= 400 /s: the judged stages offer 399 /s of iterations, so one request in each iteration is too little; it takes 1.01 in each iteration"]
            : Array.Empty<string>()));
        Assert.That(Warnings(load, Slo.Throughput(400.PerSecond, sustainedFor: 1.Minutes, step: "pay")), Is.EqualTo(warned
            ? ["throughput for 1 min, pay, >= 400 /s: the judged stages offer 399 /s of iterations, so one \"pay\" in each iteration is too little; it takes 1.01 in each iteration"]
            : Array.Empty<string>()));
    }

    [Test]
    public void A_mean_is_held_to_the_mean_of_the_judged_stages_and_a_stretch_to_the_highest()
    {
        var load = Load.Open.Hold(10.PerSecond, 1.Minutes).Hold(30.PerSecond, 1.Minutes);

        Assert.That(Warnings(load, Slo.Throughput(20.PerSecond)), Is.Empty);
        Assert.That(Warnings(load, Slo.Throughput(21.PerSecond)), Has.Count.EqualTo(1));
        Assert.That(Warnings(load, Slo.Throughput(30.PerSecond, sustainedFor: 1.Minutes)), Is.Empty);
        Assert.That(Warnings(load, Slo.Throughput(31.PerSecond, sustainedFor: 1.Minutes)), Has.Count.EqualTo(1));
    }

    [TestCase(10, null)]
    [TestCase(11, "throughput for 11 min, all requests, >= 1 /s: no judged stretch of the plan is as long as 11 min; the longest is 10 min, so it will be unproven")]
    public void A_rate_to_be_sustained_for_longer_than_any_judged_stretch_will_be_unproven(double minutes, string? expected)
    {
        var load = Load.Closed.Hold(9, 5.Minutes).Spike(20, 5.Minutes).RampTo(5, 1.Minutes).Hold(5, 9.Minutes);

        Assert.That(Warnings(load, Slo.Throughput(1.PerSecond, sustainedFor: minutes.Minutes)), Is.EqualTo(expected is null ? Array.Empty<string>() : [expected]));
    }

    [TestCase(5, false)]
    [TestCase(6, true)]
    public void A_named_stage_is_the_only_stretch(double minutes, bool warned)
    {
        var load = Load.Closed.RampTo(9, 5.Minutes, name: "up").Hold(9, 10.Minutes);

        Assert.That(Warnings(load, Slo.Throughput(1.PerSecond, sustainedFor: minutes.Minutes, stage: "up")).Count > 0, Is.EqualTo(warned));
    }

    [Test]
    public void What_depends_on_the_system_is_left_open()
    {
        Slo[] slos = [Slo.Latency(99.99, 1.Seconds), Slo.Throughput(1_000_000.PerSecond), Slo.ErrorRate(0.001.Percent)];

        Assert.That(Warnings(Load.Closed.Hold(1, 1.Seconds), slos), Is.Empty, "a closed load without pace");
        Assert.That(Texts(LoadTest.Create("plan").WithUsers(Load.Closed.Hold(1, 1.Seconds), User.WithThinkTime(ThinkTime.Constant(TimeSpan.Zero))).WithSlos(slos)), Is.Empty, "or with a pause of no length");
        Assert.That(Warnings(Load.Closed.Iterations(1_000_000, users: 1), Slo.Throughput(1_000_000.PerSecond)), Is.Empty, "a number of iterations in what time it takes");
        Assert.That(Warnings(Load.Closed.Iterations(1_000_000, users: 1), Slo.Throughput(1.PerSecond, sustainedFor: 5.Hours)), Is.Empty);
    }

    [Test]
    public void A_scaled_plan_has_warnings_of_its_own()
    {
        var test = LoadTest.Create("plan").WithUsers(Load.Open.Hold(10.PerSecond, 10.Minutes), User)
            .WithSlos(Slo.Latency(99.9, 1.Seconds), Slo.Throughput(10.PerSecond, sustainedFor: 10.Minutes));

        Assert.That(Texts(test), Is.Empty);
        Assert.That(Texts(test.Scale(time: 0.61)), Has.Count.EqualTo(1));
        Assert.That(Texts(test.Scale(time: 0.62)), Is.Empty);
        Assert.That(Texts(test.Scale(load: 0.61)), Has.Count.EqualTo(1), "the throughput is scaled with the load");
        Assert.That(Texts(test.Scale(time: 2, load: 0.31)), Is.Empty);
    }

    [Test]
    public void What_has_a_mistake_has_no_warning()
    {
        Slo[] mistaken =
        [
            null!, Slo.Latency(double.NaN, 1.Seconds), Slo.Latency(100, TimeSpan.MaxValue), Slo.Latency(95, TimeSpan.MinValue), Slo.ErrorRate(new Ratio(double.NaN)),
            Slo.Availability(new Ratio(double.PositiveInfinity), per: -1.Days), Slo.CheckRate(new Ratio(-1e300)), Slo.Throughput(double.NaN.PerSecond, sustainedFor: TimeSpan.MinValue),
            Slo.ErrorRate(1.Percent, userType: "nobody", stage: "nowhere"),
        ];

        Assert.That(Warnings(Load.Open.Hold(1.PerSecond, 1.Seconds), mistaken), Is.Empty);
    }

    private static IEnumerable<TestCaseData> HostilePlans =>
    [
        Case(() => Load.Open.Hold(double.NaN.PerSecond, 1.Seconds), new[] { User }),
        Case(() => Load.Open.Hold(double.PositiveInfinity.PerSecond, 1.Seconds), new[] { User }),
        Case(() => Load.Open.Hold(5.PerSecond, TimeSpan.Zero), new[] { User }),
        Case(() => Load.Open.Hold(5.PerSecond, TimeSpan.MaxValue).Hold(TimeSpan.MaxValue), new[] { User }),
        Case(() => Load.Open.Hold(5.PerSecond, TimeSpan.MinValue), new[] { User }),
        Case(() => Load.Open, new[] { User }),
        Case(() => Load.Closed, Array.Empty<UserType>()),
        Case(() => Load.Closed.Hold(-5, 1.Seconds), new[] { User.Paced(TimeSpan.Zero), null! }),
        Case(() => Load.Closed.Hold(5, 1.Seconds), new[] { User.Paced(TimeSpan.MinValue) }),
        Case(() => Load.Closed.Hold(5, 1.Seconds), new[] { User.WithThinkTime(ThinkTime.Exponential(-1.Seconds).AtMost(-2.Seconds)) }),
        Case(() => Load.Closed.Hold(5, 1.Seconds), new[] { UserType.Create("u", double.NaN, Scenario.OneOf("none", (double.NaN, null!))) }),
        Case(() => Load.Closed.Hold(1, 1.Seconds).Iterations(long.MaxValue, users: int.MaxValue).Within(TimeSpan.MaxValue), new[] { User }),
        Case(() => Load.Closed.IterationsPerUser(long.MinValue, users: int.MinValue), new[] { User }),
        Case(() => Load.Open.Pause(1.Hours), new[] { User }),
    ];

    // Some can't even be printed.
    private static TestCaseData Case(Func<Load> load, UserType[] types) => new(load, types);

    [TestCaseSource(nameof(HostilePlans))]
    public void A_plan_that_can_not_be_run_has_no_warnings_about_its_load_and_none_throws(Func<Load> load, UserType[] types)
    {
        var test = LoadTest.Create("").WithUsers(load(), types).WithUsers(Load.Open.Hold(1.PerSecond, 1.Seconds), User)
            .WithSlos(null!, Slo.Latency(99.9, 1.Seconds), Slo.Throughput(1e9.PerSecond), Slo.Throughput(1e9.PerSecond, 300.Days), Slo.MaxLatency(1.Seconds), Slo.MaxLatency(2.Seconds))
            .WithWarmUp(TimeSpan.MinValue);

        Assert.That(Texts(test), Is.EqualTo(["max latency, all requests: one quantity with different limits, <= 1 s and <= 2 s; only the strictest decides"]));
        Assert.That(Texts(test.WithWarmUp(TimeSpan.Zero)).Count, Is.EqualTo(1));
    }

    [Test]
    public void An_idle_profile_offers_nothing()
    {
        var idle = Load.Open.Hold(10.PerSecond, 1.Hours).Pause(1.Minutes, name: "rest");

        Assert.That(Warnings(idle, Slo.ErrorRate(1.Percent, stage: "rest")).Single(), Does.Contain("the judged stages make 0, which can't prove it; at least 368 are needed"));
    }
}
