using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Results;
using LoadKit.Tests.Model;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>Seconds become windows of ten, whenever they are read.</summary>
public sealed class WatchedObjectiveTests
{
    private static readonly Slo Errors = Slo.ErrorRate(1.Percent);
    private static readonly Series Requests = new(SeriesKind.Step, "user", "nothing", "get");

    // One bad request in each reading: too few for an outage, and hopeless at the first look.
    private static double GivenUpAfter(IEnumerable<double> seconds, int stage = 0)
    {
        var time = new VirtualTime();
        var plan = new TestPlan("plan") { Populations = [new Population(Load.Closed.Hold(1, 1.Hours).RampTo(2, 1.Hours), [Mistakes.User])], Slos = [Errors], TimeProvider = time };
        var watched = new WatchedObjective(Errors, 0.01, new RunState(plan, EngineTime.For(time), 1, CancellationToken.None));
        var now = TimeSpan.Zero;
        foreach (var length in seconds)
        {
            var givenUp = watched.See(new Window(now, length.Seconds, [new WindowCount(Requests, stage, 0, 1)]));
            now += length.Seconds;
            if (givenUp is not null)
                return now.TotalSeconds;
        }

        return double.PositiveInfinity;
    }

    [TestCase(1.0, 60)]
    [TestCase(1.0004, 60.024)]
    [TestCase(0.9996, 59.976)]
    [TestCase(1.7, 59.5)]
    public void It_is_looked_at_after_six_windows_however_exactly_seconds_are_read(double reading, double expected) =>
        Assert.That(GivenUpAfter(Enumerable.Repeat(reading, 200)), Is.EqualTo(expected).Within(1e-6));

    [TestCase(0, 60)]
    [TestCase(1, double.PositiveInfinity)]
    public void What_belongs_to_a_stage_that_is_not_judged_does_not_count_whenever_it_ends(int stage, double expected) =>
        Assert.That(GivenUpAfter(Enumerable.Repeat(1.0, 200), stage), Is.EqualTo(expected));

    [Test]
    public void What_was_read_very_late_is_one_window() => Assert.That(GivenUpAfter([25, .. Enumerable.Repeat(1.0, 100)]), Is.EqualTo(70));

    [Test]
    public void A_reading_on_the_edge_is_no_window_of_its_own() => Assert.That(GivenUpAfter([9.5, .. Enumerable.Repeat(1.0, 100)]), Is.EqualTo(59.5));
}
