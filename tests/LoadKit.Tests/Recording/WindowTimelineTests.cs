using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Results;
using LoadKit.Units;

namespace LoadKit.Tests.Recording;

public class WindowTimelineTests
{
    private static readonly Series Get = new(SeriesKind.Step, "user", "browse", "get");

    private static TimelineLimits Most(int items) => new(items, long.MaxValue, 0);

    [Test]
    public void Too_many_seconds_become_windows_of_ten_whose_borders_are_those_of_the_verdicts()
    {
        var timeline = new WindowTimeline(15.Seconds, Most(30), LatencyLimits.None);
        Add(timeline, 31);

        Assert.That(Spans(timeline), Is.EqualTo(["0+5", "5+10", "15+10", "25+6"]));
        Assert.That(timeline.Items.Select(window => window.Counts.Single().Succeeded), Is.EqualTo([0 + 1 + 2 + 3 + 4, 95, 195, 25 + 26 + 27 + 28 + 29 + 30]));
    }

    [Test]
    public void Then_a_hundred()
    {
        var timeline = new WindowTimeline(TimeSpan.Zero, Most(30), LatencyLimits.None);
        Add(timeline, 750);

        Assert.That(timeline.Resolution, Is.EqualTo(100.Seconds));
        Assert.That(timeline.Items.Sum(window => window.Counts.Sum(count => count.Succeeded)), Is.EqualTo(749L * 750 / 2));
    }

    [Test]
    public void The_borders_go_by_the_longest_stretch_of_constant_load()
    {
        var plan = new TestPlan("test")
        {
            WarmUp = 7.Seconds,
            Populations =
            [
                new Population(Load.Closed.Hold(1, 1.Minutes).RampTo(2, 20.Seconds).Hold(2, 1.Minutes).Spike(5, 1.Minutes).RampTo(0, 1.Minutes).Hold(1, 100.Seconds), []),
                new Population(Load.Open.Hold(1.PerSecond, 90.Seconds), []),
            ],
        };

        Assert.That(WindowTimeline.OriginOf(new StageTable(plan).All), Is.EqualTo(87.Seconds));
        Assert.That(WindowTimeline.OriginOf(new StageTable(plan with { Populations = [new Population(Load.Closed.RampTo(5, 1.Minutes), [])] }).All), Is.EqualTo(TimeSpan.Zero));
        Assert.That(WindowTimeline.OriginOf(new StageTable(plan with { Populations = [new Population(Load.Closed.Iterations(5, 1), [])] }).All), Is.EqualTo(7.Seconds));
    }

    [Test]
    public void Eight_hours_of_fifteen_steps_are_kept_second_by_second_in_a_quarter_of_the_memory()
    {
        var timeline = new WindowTimeline(TimeSpan.Zero, WindowTimeline.Limits, LatencyLimits.None);
        WindowCount[] counts = [.. Enumerable.Range(0, 16).Select(step => new WindowCount(Get with { Name = $"step {step}" }, 0, 1_000, 3))];
        for (var second = 0; second < 8 * 3600; second++)
        {
            timeline.Add(new Window(second.Seconds, 1.Seconds, counts));
        }

        Assert.That(timeline.Items, Has.Count.EqualTo(28_800));
        Assert.That(timeline.Bytes, Is.LessThan(8_000_000));
    }

    [Test]
    public void However_much_is_counted_it_takes_no_more_than_the_bound()
    {
        var timeline = new WindowTimeline(TimeSpan.Zero, new TimelineLimits(200_000, 1_000_000, 100), LatencyLimits.None);
        WindowCount[] counts = [.. Enumerable.Range(0, 2_000).Select(step => new WindowCount(Get with { Name = $"step {step}" }, 0, 1_000, 3))];
        for (var second = 0; second < 3_600; second++)
        {
            timeline.Add(new Window(second.Seconds, 1.Seconds, counts));
        }

        Assert.That(timeline.Resolution, Is.EqualTo(100.Seconds));
        Assert.That(timeline.Bytes, Is.LessThanOrEqualTo(1_000_000));
        Assert.That(timeline.Items.Sum(window => window.Counts.Sum(count => count.Succeeded)), Is.EqualTo(3_600L * 2_000 * 1_000));
        Assert.That(timeline.Items.Sum(window => window.Counts.Sum(count => count.Failed)), Is.EqualTo(3_600L * 2_000 * 3));
    }

    private static void Add(WindowTimeline timeline, int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            timeline.Add(new Window(second.Seconds, 1.Seconds, [new WindowCount(Get, 0, second, 0)]));
        }
    }

    private static IEnumerable<string> Spans(WindowTimeline of) => of.Items.Select(window => FormattableString.Invariant($"{window.Start.TotalSeconds}+{window.Length.TotalSeconds}"));
}
