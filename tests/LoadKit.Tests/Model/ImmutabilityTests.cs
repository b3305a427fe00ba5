using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.Model;

public class ImmutabilityTests
{
    private static readonly IReporter Reporter = new Silent();

    private readonly LoadTest test = Mistakes.Test.WithSlos(Slo.ErrorRate(1.Percent)).ReportTo(Reporter);

    [TestCaseSource(nameof(Changes))]
    public void A_change_gives_a_new_load_test_and_leaves_the_old_one_as_it_was(Func<LoadTest, LoadTest> change)
    {
        var before = (test.Name, test.Populations, test.Slos, test.Reporters);
        var same = test with { };

        var changed = change(test);

        Assert.That(changed, Is.Not.SameAs(test));
        Assert.That(changed, Is.Not.EqualTo(test));
        Assert.That(test, Is.EqualTo(same));
        Assert.That((test.Name, test.Populations, test.Slos, test.Reporters), Is.EqualTo(before));
        Assert.That(changed.Name, Is.EqualTo(test.Name));
    }

    [Test]
    public void Users_objectives_and_reporters_add_up()
    {
        var more = test.WithUsers(Load.Closed.Hold(2, 1.Seconds), Mistakes.User).WithSlos(Slo.Latency(95, 1.Seconds), Slo.Latency(99, 2.Seconds)).ReportTo(Reporter);

        Assert.That(more.Populations.Select(population => population.Load.Peak), Is.EqualTo([1, 2]));
        Assert.That(more.Slos.Select(slo => slo.Name), Is.EqualTo(["error rate, all requests", "p95, all requests", "p99, all requests"]));
        Assert.That(more.Reporters, Is.EqualTo([Reporter, Reporter]));
    }

    [Test]
    public void A_smoke_test_and_a_peak_test_share_a_base()
    {
        var smoke = test.WithWarmUp(1.Seconds);
        var peak = test.Scale(load: 100);

        Assert.That(test.Populations.Single().Load.Peak, Is.EqualTo(1));
        Assert.That(smoke.Populations.Single().Load.Peak, Is.EqualTo(1));
        Assert.That(peak.Populations.Single().Load.Peak, Is.EqualTo(100));
    }

    [Test]
    public void Every_verb_of_a_profile_gives_a_new_one()
    {
        var profile = Load.Closed.Hold(5, 1.Seconds);

        _ = profile.RampTo(10, 1.Seconds).Hold(1.Seconds).Spike(20, 1.Seconds).Step(1, 3, 1.Seconds).Pause(1.Seconds).From(7);

        Assert.That(profile.Stages, Has.Count.EqualTo(1));
        Assert.That(Load.Closed.Stages, Is.Empty);
        Assert.That(profile.Hold(1.Seconds).Stages[^1].To, Is.EqualTo(5));
    }

    [Test]
    public void The_limit_of_busy_users_and_random_arrivals_survive_the_verbs_after_them()
    {
        var profile = Load.Open.AtMost(7).Poisson().Hold(5.PerSecond, 1.Seconds).RampTo(9.PerSecond, 1.Seconds).Spike(10.PerSecond, 1.Seconds).Pause(1.Seconds);

        Assert.That((profile.MaxUsers, profile.IsPoisson), Is.EqualTo((7, true)));
    }

    [Test]
    public void Pacing_gives_a_new_user_type()
    {
        var paced = Mistakes.User.Paced(1.Seconds);

        Assert.That((Mistakes.User.Pacing, paced.Pacing), Is.EqualTo(((TimeSpan?)null, (TimeSpan?)1.Seconds)));
    }

    [Test]
    public void A_think_time_gives_a_new_user_type_and_a_limit_a_new_think_time()
    {
        var time = ThinkTime.Exponential(2.Seconds);
        var thinking = Mistakes.User.WithThinkTime(time);

        _ = time.AtMost(1.Seconds);

        Assert.That((Mistakes.User.ThinkTime, thinking.ThinkTime, time.Limit), Is.EqualTo(((ThinkTime?)null, time, (TimeSpan?)null)));
    }

    [Test]
    public void An_objective_of_iterations_is_a_new_one()
    {
        var slo = Slo.ErrorRate(1.Percent);

        Assert.That((slo.OfIterations().Name, slo.Name), Is.EqualTo(("error rate, all iterations", "error rate, all requests")));
    }

    [Test]
    public void A_change_of_the_array_that_was_given_does_not_change_the_load_test()
    {
        UserType[] types = [Mistakes.User];
        var fixedTest = LoadTest.Create("test").WithUsers(Load.Closed.Hold(1, 1.Seconds), types);

        types[0] = UserType.Create("other", 1, Mistakes.Nothing);

        Assert.That(fixedTest.Populations.Single().UserTypes.Single().Name, Is.EqualTo("user"));
    }

    private static IEnumerable<TestCaseData> Changes() =>
    [
        .. new (string Name, Func<LoadTest, LoadTest> Change)[]
        {
            ("WithUsers", test => test.WithUsers(Load.Closed.Hold(2, 1.Seconds), Mistakes.User)),
            ("WithSlos", test => test.WithSlos(Slo.Latency(95, 1.Seconds))),
            ("WithWarmUp", test => test.WithWarmUp(1.Seconds)),
            ("WithIterationTimeout", test => test.WithIterationTimeout(1.Seconds)),
            ("WithStepTimeout", test => test.WithStepTimeout(1.Seconds)),
            ("WithGracefulStop", test => test.WithGracefulStop(1.Seconds)),
            ("WithSeed", test => test.WithSeed(1)),
            ("WithTimeProvider", test => test.WithTimeProvider(new VirtualTime())),
            ("WithServices", test => test.WithServices(new ServiceCollection().BuildServiceProvider())),
            ("ReportTo", test => test.ReportTo(Reporter)),
            ("Scale", test => test.Scale(load: 2)),
        }.Select(change => new TestCaseData(change.Change).SetArgDisplayNames(change.Name)),
    ];

    private sealed class Silent : IReporter
    {
        public ValueTask FinishAsync(RunResult result, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
