using FsCheck;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class ScaleTests
{
    private readonly Simulated sim = new();

    private static Load Scaled(Load load, double time = 1, double by = 1) => Mistakes.With(load).Scale(time, by).Populations.Single().Load;

    [Test]
    public void Time_scales_durations_and_load_scales_users()
    {
        var load = Scaled(Load.Closed.RampTo(50, over: 10.Seconds).Hold(10.Minutes).Spike(100, 30.Seconds), time: 0.1, by: 0.5);

        Assert.That(
            load.Stages.Select(stage => (stage.Kind, stage.From, stage.To, stage.Duration)),
            Is.EqualTo(
            [
                (StageKind.Ramp, 0d, 25d, 1.Seconds),
                (StageKind.Hold, 25, 25, 1.Minutes),
                (StageKind.Spike, 50, 50, 3.Seconds),
            ]));
    }

    [Test]
    public void Names_of_stages_stay_because_objectives_name_them() =>
        Assert.That(Scaled(Load.Closed.Hold(50, 1.Seconds), by: 0.1).Stages.Single().Name, Is.EqualTo("hold 50 users"));

    [Test]
    public void A_verb_after_scaling_goes_on_at_the_scaled_level()
    {
        var load = (ClosedLoad)Scaled(Load.Closed.Hold(50, 1.Seconds), by: 0.1);

        Assert.That(load.Hold(1.Seconds).Stages[^1].To, Is.EqualTo(5));
    }

    [Test]
    public void Somebody_never_becomes_nobody_and_nobody_never_somebody()
    {
        var load = Scaled(Load.Closed.Hold(3, 1.Seconds).Pause(1.Seconds).RampTo(0, 1.Seconds), by: 0.001);

        Assert.That(load.Stages.Select(stage => (stage.From, stage.To)), Is.EqualTo([(1d, 1d), (0, 0), (1, 0)]));
    }

    [FsCheck.NUnit.Property]
    public void Scaled_users_are_somebody_exactly_where_there_was_somebody(PositiveInt users, PositiveInt thousandths)
    {
        var level = Scaled(Load.Closed.Hold(users.Get, 1.Seconds), by: thousandths.Get / 1000d).Stages.Single().To;

        Assert.That(level, Is.GreaterThanOrEqualTo(1));
        Assert.That(level, Is.EqualTo(Math.Max(1, users.Get * thousandths.Get / 1000d)).Within(0.5));
        Assert.That(level, Is.EqualTo(Math.Floor(level)));
    }

    [Test]
    public void Rates_scale_exactly_and_the_limit_of_busy_users_with_them()
    {
        var load = (OpenLoad)Scaled(Load.Open.Poisson().RampTo(3.PerSecond, 1.Minutes).AtMost(500), time: 2, by: 0.1);

        Assert.That(load.Stages.Single().To, Is.EqualTo(0.3).Within(1e-12));
        Assert.That((load.Stages.Single().Duration, load.MaxUsers, load.IsPoisson), Is.EqualTo((2.Minutes, 50, true)));
    }

    [Test]
    public void At_least_one_user_may_be_busy_in_a_scaled_open_load() =>
        Assert.That(((OpenLoad)Scaled(Load.Open.Hold(3.PerSecond, 1.Minutes).AtMost(5), by: 0.01)).MaxUsers, Is.EqualTo(1));

    [Test]
    public void A_number_of_iterations_in_all_scales_with_time_and_load()
    {
        var load = (IterationLoad)Scaled(Load.Closed.Iterations(10_000, users: 50).Within(10.Minutes), time: 0.1, by: 0.5);

        Assert.That((load.Count, load.Users, load.Limit), Is.EqualTo((500L, 25, (TimeSpan?)1.Minutes)));
    }

    [Test]
    public void A_number_of_iterations_of_each_user_scales_with_time_alone()
    {
        var load = (IterationLoad)Scaled(Load.Closed.IterationsPerUser(20, users: 50), time: 0.1, by: 0.5);

        Assert.That((load.Count, load.Users, load.Limit, load.Total), Is.EqualTo((2L, 25, (TimeSpan?)null, 50L)));
    }

    [Test]
    public void At_least_one_iteration_is_left() =>
        Assert.That(((IterationLoad)Scaled(Load.Closed.Iterations(20, users: 5), time: 0.001)).Count, Is.EqualTo(1));

    [Test]
    public void Throughput_objectives_move_with_the_load_and_the_others_stay()
    {
        var slos = Mistakes.Test
            .WithSlos(Slo.Throughput(900.PerSecond, sustainedFor: 10.Minutes), Slo.Throughput(10.PerSecond), Slo.Latency(95, 200.Milliseconds), Slo.ErrorRate(1.Percent), Slo.Availability(99.9.Percent, per: 30.Days))
            .Scale(time: 0.1, load: 0.01)
            .Slos;

        Assert.That(slos.Select(slo => $"{slo.Quantity} {slo.Limit}"), Is.EqualTo(
            ["throughput for 1 min >= 9 /s", "throughput >= 0.1 /s", "p95 <= 200 ms", "error rate < 1 %", "availability >= 99.9 %"]));
        Assert.That(((AvailabilitySlo)slos[^1]).Per, Is.EqualTo(30.Days));
    }

    [Test]
    public async Task The_warm_up_scales_with_time_and_timeouts_stay()
    {
        var test = sim.Test(Load.Closed.Hold(1, 100.Seconds), sim.Stepping(3.Seconds)).WithWarmUp(20.Seconds).WithStepTimeout(2.Seconds);

        var result = await test.Scale(time: 0.1).RunAsync();

        Assert.That(result.Stages.Select(stage => (stage.Stage.Kind, stage.Duration)), Is.EqualTo([(StageKind.WarmUp, 2.Seconds), (StageKind.Hold, 10.Seconds)]));
        Assert.That(result.Errors.Single().Kind, Is.EqualTo("timeout"));
    }

    [Test]
    public async Task Pacing_stays()
    {
        var result = await sim.Test(Load.Closed.Hold(10, 100.Seconds), sim.Stepping(10.Milliseconds).Paced(2.Seconds)).Scale(time: 0.1, load: 0.5).RunAsync();

        Assert.That(result.Totals.Counts.Started, Is.EqualTo(5 * 5));
    }

    [Test]
    public void Think_times_stay()
    {
        var time = ThinkTime.Exponential(2.Seconds);

        var scaled = Mistakes.With(Mistakes.User.WithThinkTime(time)).Scale(time: 0.1, load: 0.5);

        Assert.That(scaled.Populations.Single().UserTypes.Single().ThinkTime, Is.EqualTo(time));
    }

    [Test]
    public void By_one_it_is_the_same_plan()
    {
        var test = Mistakes.With(Load.Closed.RampTo(7, 1.3.Seconds).Hold(1.Seconds)).WithSlos(Slo.Throughput(7.PerSecond, sustainedFor: 1.Seconds));

        Assert.That(test.Scale().Populations.Single().Load.Stages, Is.EqualTo(test.Populations.Single().Load.Stages));
        Assert.That(test.Scale().Slos, Is.EqualTo(test.Slos));
    }

    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    public void A_factor_that_is_none_is_refused(double factor)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Mistakes.Test.Scale(time: factor));
        Assert.Throws<ArgumentOutOfRangeException>(() => Mistakes.Test.Scale(load: factor));
    }
}
