using System.Globalization;
using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class ReadyProfileTests
{
    [Test]
    public void A_smoke_test_is_few_users_for_a_minute() => Assert.Multiple(() =>
    {
        Assert.That(Shape(Load.Smoke()), Is.EqualTo(["smoke: Hold 3, 1 min"]));
        Assert.That(Shape(Load.Smoke(users: 2, 30.Seconds)), Is.EqualTo(["smoke: Hold 2, 0.5 min"]));
        Assert.That(Shape(Load.Smoke(0.5.PerSecond)), Is.EqualTo(["smoke: Hold 0.5, 1 min"]));
    });

    [Test]
    public void An_average_load_test_goes_up_stays_and_goes_down() => Assert.Multiple(() =>
    {
        Assert.That(Shape(Load.Average(100)), Is.EqualTo(["ramp up: Ramp 0-100, 5 min", "average: Hold 100, 30 min", "ramp down: Ramp 100-0, 5 min"]));
        Assert.That(
            Shape(Load.Average(50.PerSecond, hold: 10.Minutes, rampUp: 1.Minutes, rampDown: 2.Minutes)),
            Is.EqualTo(["ramp up: Ramp 0-50, 1 min", "average: Hold 50, 10 min", "ramp down: Ramp 50-0, 2 min"]));
    });

    [Test]
    public void A_stress_test_goes_up_more_slowly() => Assert.Multiple(() =>
    {
        Assert.That(Shape(Load.Stress(200)), Is.EqualTo(["ramp up: Ramp 0-200, 10 min", "stress: Hold 200, 30 min", "ramp down: Ramp 200-0, 5 min"]));
        Assert.That(Shape(Load.Stress(150.PerSecond)), Is.EqualTo(["ramp up: Ramp 0-150, 10 min", "stress: Hold 150, 30 min", "ramp down: Ramp 150-0, 5 min"]));
    });

    [Test]
    public void A_soak_test_stays_for_eight_hours() => Assert.Multiple(() =>
    {
        Assert.That(Shape(Load.Soak(100)), Is.EqualTo(["ramp up: Ramp 0-100, 5 min", "soak: Hold 100, 480 min", "ramp down: Ramp 100-0, 5 min"]));
        Assert.That(Shape(Load.Soak(20.PerSecond, hold: 3.Hours)), Is.EqualTo(["ramp up: Ramp 0-20, 5 min", "soak: Hold 20, 180 min", "ramp down: Ramp 20-0, 5 min"]));
    });

    [Test]
    public void A_spike_has_the_normal_level_before_and_after() => Assert.Multiple(() =>
    {
        Assert.That(
            Shape(Load.Spike(normal: 100, peak: 1_000)),
            Is.EqualTo(["ramp up: Ramp 0-100, 2 min", "before: Hold 100, 5 min", "spike: Spike 1000, 2 min", "after: Hold 100, 5 min"]));
        Assert.That(
            Shape(Load.Spike(20.PerSecond, 90.PerSecond, during: 1.Minutes, before: 2.Minutes, after: 3.Minutes, rampUp: 4.Minutes)),
            Is.EqualTo(["ramp up: Ramp 0-20, 4 min", "before: Hold 20, 2 min", "spike: Spike 90, 1 min", "after: Hold 20, 3 min"]));
    });

    [Test]
    public void A_breakpoint_test_is_a_staircase_up_to_its_last_level() => Assert.Multiple(() =>
    {
        Assert.That(
            Shape(Load.Breakpoint(200.PerSecond, levels: 4)),
            Is.EqualTo(["level 1: Step 50, 2 min", "level 2: Step 100, 2 min", "level 3: Step 150, 2 min", "level 4: Step 200, 2 min"]));
        Assert.That(Levels(Load.Breakpoint(1_000)), Is.EqualTo([100, 200, 300, 400, 500, 600, 700, 800, 900, 1_000]));
        Assert.That(Shape(Load.Breakpoint(90, levels: 1, every: 5.Minutes)), Is.EqualTo(["level 1: Step 90, 5 min"]));
    });

    [Test]
    public void A_breakpoint_test_may_begin_where_the_interesting_begins() => Assert.Multiple(() =>
    {
        Assert.That(Levels(Load.Breakpoint(200.PerSecond, levels: 3, from: 100.PerSecond)), Is.EqualTo([100, 150, 200]));
        Assert.That(Levels(Load.Breakpoint(10, levels: 4, from: 5)), Is.EqualTo([5, 7, 8, 10]));
    });

    [Test]
    public void A_ramp_of_no_length_is_left_out() => Assert.Multiple(() =>
    {
        Assert.That(Shape(Load.Average(10, 1.Minutes, TimeSpan.Zero, TimeSpan.Zero)), Is.EqualTo(["average: Hold 10, 1 min"]));
        Assert.That(Levels(Load.Spike(10, 20, rampUp: TimeSpan.Zero)), Is.EqualTo([10, 20, 10]));
    });

    [Test]
    public void Verbs_go_on_from_a_ready_profile() => Assert.Multiple(() =>
    {
        var open = Load.Spike(20.PerSecond, 90.PerSecond).Poisson().AtMost(50).Hold(1.Minutes);
        Assert.That((open.IsPoisson, open.MaxUsers, open.Stages[^1].To), Is.EqualTo((true, 50, 20d)));
        Assert.That(Load.Breakpoint(40, levels: 2).Hold(1.Minutes, "top").Stages[^1], Is.EqualTo(new Stage("top", StageKind.Hold, 40, 40, 1.Minutes)));
    });

    [Test]
    public void A_ready_profile_scales_like_any_other() =>
        Assert.That(
            Shape(Mistakes.With(Load.Average(100)).Scale(time: 0.1, load: 0.2).Populations.Single().Load),
            Is.EqualTo(["ramp up: Ramp 0-20, 0.5 min", "average: Hold 20, 3 min", "ramp down: Ramp 20-0, 0.5 min"]));

    [Test]
    public async Task Every_ready_profile_runs()
    {
        Load[] all =
        [
            Load.Smoke(), Load.Average(2), Load.Stress(2), Load.Soak(2), Load.Spike(1, 2), Load.Breakpoint(10),
            Load.Smoke(1.PerSecond), Load.Average(1.PerSecond), Load.Stress(1.PerSecond), Load.Soak(1.PerSecond), Load.Spike(1.PerSecond, 2.PerSecond), Load.Breakpoint(5.PerSecond),
        ];

        foreach (var load in all)
        {
            Assert.That(await Mistakes.Of(Mistakes.With(load).Scale(time: 0.0005)), Is.Empty);
        }
    }

    [TestCaseSource(nameof(Wrong))]
    public async Task A_mistake_is_found_when_the_test_is_run(Load load, string expected) =>
        Assert.That(await Mistakes.Of(Mistakes.With(load)), Is.EqualTo([expected]));

    private static IEnumerable<TestCaseData> Wrong() =>
        new (string Name, Load Load, string Expected)[]
        {
            ("no users", Load.Smoke(0), "users: the profile never has any load: every stage is at 0 users; give Hold a level, or ramp to one first"),
            ("negative rate", Load.Smoke((-1).PerSecond), "users, stage \"smoke\": the level is -1 arrivals per second; it must be from 0 to 10,000,000"),
            ("negative ramp", Load.Soak(5, rampUp: -1.Seconds), "users, stage \"ramp up\": the duration is -00:00:01; it must be longer than zero"),
            ("no hold", Load.Stress(5, hold: TimeSpan.Zero), "users, stage \"stress\": the duration is 00:00:00; it must be longer than zero"),
            ("a spike that is none", Load.Spike(100, 50), "users: the spike goes to 50 users; it must go higher than the normal level, 100 users"),
            ("a spike of the same rate", Load.Spike(5.PerSecond, 5.PerSecond), "users: the spike goes to 5 arrivals per second; it must go higher than the normal level, 5 arrivals per second"),
            ("no levels", Load.Breakpoint(50, levels: 0), "users: a breakpoint test has 0 levels; it must have from 1 to 1000"),
            ("too many levels", Load.Breakpoint(50.PerSecond, levels: 1001), "users: a breakpoint test has 1001 levels; it must have from 1 to 1000"),
            ("more levels than users", Load.Breakpoint(5), "users: the 10 levels from 1 user to 5 users do not all rise; each must be higher than the one before"),
            ("levels that fall", Load.Breakpoint(50.PerSecond, from: 60.PerSecond), "users: the 10 levels from 60 arrivals per second to 50 arrivals per second do not all rise; each must be higher than the one before"),
            ("up to nobody", Load.Breakpoint(0, levels: 2), "users: the profile never has any load: every stage is at 0 users; give Hold a level, or ramp to one first"),
            ("no rate at all", Load.Breakpoint(double.NaN.PerSecond, levels: 1), "users, stage \"level 1\": the level is NaN arrivals per second; it must be from 0 to 10,000,000"),
            ("no levels below nobody", Load.Breakpoint(-5, levels: -5), "users: a breakpoint test has -5 levels; it must have from 1 to 1000"),
        }.Select(mistake => new TestCaseData(mistake.Load, mistake.Expected).SetArgDisplayNames(mistake.Name));

    private static IEnumerable<double> Levels(Load load) => load.Stages.Select(stage => stage.To);

    private static IEnumerable<string> Shape(Load load) => load.Stages.Select(stage => string.Create(
        CultureInfo.InvariantCulture,
        $"{stage.Name}: {stage.Kind} {(stage.Kind == StageKind.Ramp ? $"{stage.From}-" : "")}{stage.To}, {stage.Duration.TotalMinutes} min"));
}
