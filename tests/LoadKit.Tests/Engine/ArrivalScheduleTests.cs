using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class ArrivalScheduleTests
{
    [Test]
    public void At_a_constant_rate_arrivals_are_even_and_none_is_on_a_border() =>
        Assert.That(Seconds(Load.Open.Hold(2.PerSecond, 2.Seconds)), Is.EqualTo([0.25, 0.75, 1.25, 1.75]));

    [Test]
    public void Along_a_rising_ramp_arrival_k_falls_where_the_area_reaches_k_minus_a_half() =>
        // r(t) = t, area t²/2 = k - 1/2, t = √(2k - 1)
        Assert.That(Seconds(Load.Open.RampTo(4.PerSecond, over: 4.Seconds)), Is.EqualTo(Enumerable.Range(1, 8).Select(k => Math.Sqrt((2 * k) - 1))).Within(1e-9));

    [Test]
    public void A_falling_ramp_mirrors_the_rising_one() =>
        Assert.That(
            Seconds(Load.Open.From(4.PerSecond).RampTo(0.PerSecond, over: 4.Seconds)),
            Is.EqualTo(Enumerable.Range(1, 8).Reverse().Select(k => 4 - Math.Sqrt((2 * k) - 1))).Within(1e-9));

    [Test]
    public void What_one_stage_leaves_of_an_arrival_the_next_one_finishes() =>
        // 0.6 arrivals in the first second, then 1 a second: the areas 0.5, 1.5, 2.5 lie in the first, second and third second.
        Assert.That(
            Seconds(Load.Open.Hold(0.6.PerSecond, 1.Seconds).Hold(1.PerSecond, 2.Seconds)),
            Is.EqualTo([0.5 / 0.6, 1.9, 2.9]).Within(1e-9));

    [Test]
    public void A_pause_has_no_arrivals_and_the_level_before_comes_back() =>
        Assert.That(
            Seconds(Load.Open.Hold(1.PerSecond, 2.Seconds).Pause(3.Seconds).Hold(2.Seconds)),
            Is.EqualTo([0.5, 1.5, 5.5, 6.5]));

    [Test]
    public void A_spike_jumps_and_returns() =>
        Assert.That(
            Seconds(Load.Open.Hold(1.PerSecond, 1.Seconds).Spike(to: 4.PerSecond, during: 1.Seconds).Hold(1.Seconds)),
            Is.EqualTo([0.5, 1.125, 1.375, 1.625, 1.875, 2.5]));

    [Test]
    public void A_staircase_climbs_by_the_same_step() =>
        Assert.That(
            Seconds(Load.Open.Step(by: 1.PerSecond, times: 3, every: 1.Seconds)),
            Is.EqualTo([0.5, 1.25, 1.75, 2 + (1 / 6.0), 2.5, 2 + (5 / 6.0)]).Within(1e-9));

    [Test]
    public void The_schedule_does_not_drift_in_a_day()
    {
        var last = Schedule(Load.Open.Hold(3.PerSecond, 24.Hours)).Arrivals(null).Last();

        Assert.That(last / 1e9, Is.EqualTo((24 * 3600) - (1 / 6.0)).Within(1e-8));
    }

    [FsCheck.NUnit.Property]
    public bool The_number_of_arrivals_is_the_area_under_the_line(byte from, byte to, byte seconds)
    {
        var length = 1 + (seconds % 30);
        var count = Schedule(Load.Open.From(new Rate(from)).RampTo(new Rate(to), length.Seconds)).Arrivals(null).Count();

        return count == (int)Math.Round((from + to) / 2.0 * length, MidpointRounding.ToEven)
            || count == (int)Math.Ceiling(((from + to) / 2.0 * length) - 0.5);
    }

    [FsCheck.NUnit.Property]
    public bool Arrivals_never_go_back_in_time_and_stay_inside_the_profile(byte a, byte b, byte c)
    {
        var load = Load.Open.RampTo(new Rate(a), 2.Seconds).Hold(1.Seconds).RampTo(new Rate(b), 3.Seconds).Spike(new Rate(c), 1.Seconds);
        var arrivals = Schedule(load).Arrivals(null).ToList();

        return arrivals.Zip(arrivals.Skip(1)).All(pair => pair.First <= pair.Second) && arrivals.All(time => time is >= 0 and <= 7_000_000_000);
    }

    [Test]
    public void Poisson_arrivals_have_the_rate_of_the_profile_and_the_spread_of_chance()
    {
        var arrivals = Schedule(Load.Open.Hold(100.PerSecond, 1000.Seconds)).Arrivals(new RandomStream(7, 1)).ToList();
        var perSecond = arrivals.GroupBy(time => time / 1_000_000_000).Select(second => (double)second.Count()).ToList();
        var mean = perSecond.Average();
        var variance = perSecond.Average(count => (count - mean) * (count - mean));

        Assert.That(mean, Is.EqualTo(100).Within(2));
        Assert.That(variance, Is.EqualTo(100).Within(20));
    }

    [Test]
    public void The_same_seed_gives_the_same_poisson_arrivals()
    {
        var schedule = Schedule(Load.Open.Hold(100.PerSecond, 10.Seconds));

        var first = schedule.Arrivals(new RandomStream(7, 1)).ToList();

        Assert.That(schedule.Arrivals(new RandomStream(7, 1)), Is.EqualTo(first));
        Assert.That(schedule.Arrivals(new RandomStream(8, 1)), Is.Not.EqualTo(first));
    }

    private static ArrivalSchedule Schedule(Load load) =>
        new(new StageTable(new TestPlan("test") { Populations = [new Population(load, [])] }).Of(0));

    private static IEnumerable<double> Seconds(Load load) => Schedule(load).Arrivals(null).Select(time => time / 1e9);
}
