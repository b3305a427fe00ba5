using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class StageNameTests
{
    [Test]
    public void Stages_are_called_what_they_do()
    {
        var load = Load.Closed.RampTo(50, 1.Seconds).Hold(1.Seconds).Spike(100, 1.Seconds).Step(10, 2, 1.Seconds).Pause(1.Seconds);

        Assert.That(Names(load), Is.EqualTo(["ramp to 50 users", "hold 50 users", "spike to 100 users", "step 60 users", "step 70 users", "pause"]));
    }

    [Test]
    public void One_user_is_no_users() =>
        Assert.That(Names(Load.Closed.Hold(1, 1.Seconds).Step(-1, 1, 1.Seconds)), Is.EqualTo(["hold 1 user", "step 0 users"]));

    [Test]
    public void Stages_of_an_open_load_are_called_by_their_rate()
    {
        var load = Load.Open.RampTo(200.PerSecond, 1.Seconds).Hold(1.Seconds).Spike(0.5.PerSecond, 1.Seconds).Step(90.PerMinute, 1, 1.Seconds);

        Assert.That(Names(load), Is.EqualTo(["ramp to 200/s", "hold 200/s", "spike to 0.5/s", "step 201.5/s"]));
    }

    [Test]
    public void Names_are_unique_within_a_profile()
    {
        var load = Load.Closed.Hold(50, 1.Seconds).Hold(1.Seconds).Hold(1.Seconds, "hold 50 users (2)").Hold(1.Seconds).Pause(1.Seconds).Pause(1.Seconds);

        Assert.That(Names(load), Is.EqualTo(["hold 50 users", "hold 50 users (2)", "hold 50 users (2) (2)", "hold 50 users (3)", "pause", "pause (2)"]));
    }

    [Test]
    public void A_named_staircase_numbers_its_stairs() =>
        Assert.That(Names(Load.Closed.Step(5, 3, 1.Seconds, "stairs")), Is.EqualTo(["stairs 1", "stairs 2", "stairs 3"]));

    [Test]
    public void The_level_after_a_spike_and_a_pause_is_what_it_was()
    {
        var load = Load.Closed.Hold(5, 1.Seconds).Spike(50, 1.Seconds).Pause(1.Seconds).Hold(1.Seconds);

        Assert.That(load.Stages.Select(stage => stage.To), Is.EqualTo([5, 50, 0, 5]));
        Assert.That((load.Peak, load.Duration), Is.EqualTo((50d, 4.Seconds)));
    }

    [Test]
    public void A_profile_without_an_end_in_time_says_so() =>
        Assert.That(Load.Closed.Iterations(5, users: 1).Duration, Is.EqualTo(Timeout.InfiniteTimeSpan));

    private static IEnumerable<string> Names(Load load) => load.Stages.Select(stage => stage.Name);
}
