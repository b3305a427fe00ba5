using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public class PopulationScheduleTests
{
    [Test]
    public void Users_join_evenly_along_a_ramp_and_none_on_its_borders() =>
        Assert.That(Changes(Load.Closed.RampTo(4, over: 4.Seconds)), Is.EqualTo(["+0.5", "+1.5", "+2.5", "+3.5"]));

    [Test]
    public void Users_leave_as_evenly() =>
        Assert.That(
            Changes(Load.Closed.Hold(2, 1.Seconds).RampTo(0, over: 2.Seconds)),
            Is.EqualTo(["+0", "+0", "-1.5", "-2.5"]));

    [Test]
    public void A_spike_joins_at_once_and_leaves_at_once() =>
        Assert.That(
            Changes(Load.Closed.Hold(1, 1.Seconds).Spike(to: 3, during: 1.Seconds).Hold(1.Seconds)),
            Is.EqualTo(["+0", "+1", "+1", "-2", "-2"]));

    [Test]
    public void A_staircase_goes_up_and_down() =>
        Assert.That(
            Changes(Load.Closed.Step(by: 1, times: 2, every: 1.Seconds).Step(by: -1, times: 2, every: 1.Seconds)),
            Is.EqualTo(["+0", "+1", "-2", "-3"]));

    [Test]
    public void Nobody_is_there_in_a_pause() =>
        Assert.That(Changes(Load.Closed.Hold(1, 1.Seconds).Pause(1.Seconds).Hold(1.Seconds)), Is.EqualTo(["+0", "-1", "+2"]));

    [Test]
    public void A_ramp_may_begin_with_users() =>
        Assert.That(Changes(Load.Closed.From(1).RampTo(3, over: 2.Seconds)), Is.EqualTo(["+0", "+0.5", "+1.5"]));

    [Test]
    public void The_warm_up_rises_to_the_first_level_and_then_the_profile_begins() =>
        Assert.That(
            Changes(Load.Closed.RampTo(2, over: 2.Seconds), warmUp: 4.Seconds),
            Is.EqualTo(["+1", "+3", "-4", "-4", "+4.5", "+5.5"]));

    [FsCheck.NUnit.Property]
    public bool At_the_end_of_every_stage_there_are_as_many_users_as_planned(byte a, byte b, byte c)
    {
        var load = Load.Closed.From(a).RampTo(b, 2.Seconds).RampTo(c, 3.Seconds);
        var table = new StageTable(new TestPlan("test") { Populations = [new Population(load, [])] });
        var changes = PopulationSchedule.Changes(table.Of(0).ToArray()).ToList();

        return table.Of(0).ToArray().All(stage => changes.Where(change => change.Time < stage.End).Sum(change => change.Joins ? 1 : -1) == (int)stage.Stage.To);
    }

    private static IEnumerable<string> Changes(Load load, TimeSpan warmUp = default)
    {
        var plan = new TestPlan("test") { Populations = [new Population(load, [])], WarmUp = warmUp };
        return PopulationSchedule.Changes(new StageTable(plan).Of(0).ToArray())
            .Select(change => FormattableString.Invariant($"{(change.Joins ? '+' : '-')}{change.Time / 1e9}"));
    }
}
