using LoadKit.Recording;
using LoadKit.Tests.Histograms;
using LoadKit.Units;

namespace LoadKit.Tests.Recording;

public class IntervalTimelineTests
{
    private readonly IntervalTimeline timeline = new(new TimelineLimits(MostItems: 8, MostBytes: long.MaxValue, FewestItems: 0));

    [Test]
    public void Every_second_is_kept_until_there_are_too_many()
    {
        Add(8);

        Assert.That(Spans(timeline), Is.EqualTo(["0+1", "1+1", "2+1", "3+1", "4+1", "5+1", "6+1", "7+1"]));
    }

    [Test]
    public void One_too_many_makes_pairs_and_the_last_is_what_came_so_far()
    {
        Add(9);
        Assert.That(Spans(timeline), Is.EqualTo(["0+2", "2+2", "4+2", "6+2", "8+1"]));

        timeline.Add(Second(9));
        timeline.Add(Second(10));
        Assert.That(Spans(timeline), Is.EqualTo(["0+2", "2+2", "4+2", "6+2", "8+2", "10+1"]));
    }

    [Test]
    public void The_resolution_doubles_each_time()
    {
        Add(100);

        Assert.That(timeline.Resolution, Is.EqualTo(16.Seconds));
        Assert.That(Spans(timeline), Is.EqualTo(["0+16", "16+16", "32+16", "48+16", "64+16", "80+16", "96+4"]));
    }

    [TestCase(1)]
    [TestCase(17)]
    [TestCase(1_000)]
    public void Sums_are_exact_and_the_later_state_is_kept(int seconds)
    {
        Add(seconds);

        var all = Enumerable.Range(0, seconds).Select(Second).ToList();
        Assert.That(timeline.Items.Sum(interval => interval.Requests), Is.EqualTo(all.Sum(second => second.Requests)));
        Assert.That(timeline.Items.Sum(interval => interval.Failed), Is.EqualTo(all.Sum(second => second.Failed)));
        Assert.That(timeline.Items.Sum(interval => interval.Started), Is.EqualTo(all.Sum(second => second.Started)));
        Assert.That(timeline.Items.Sum(interval => interval.Ended), Is.EqualTo(all.Sum(second => second.Ended)));
        Assert.That(timeline.Items.Sum(interval => interval.Dropped), Is.EqualTo(all.Sum(second => second.Dropped)));
        Assert.That(Histogram.Merge([.. timeline.Items.Select(interval => interval.Latency)]), Is.EqualTo(Histogram.Merge([.. all.Select(second => second.Latency)])));
        Assert.That(timeline.Items.SelectMany(interval => interval.Steps).Sum(step => step.Count), Is.EqualTo(all.SelectMany(second => second.Steps).Sum(step => step.Count)));
        Assert.That(timeline.Items[^1].Users, Is.EqualTo(all[^1].Users));
        Assert.That(timeline.Items[^1].End, Is.EqualTo(seconds.Seconds));
    }

    [Test]
    public void Steps_stay_in_the_order_of_their_names()
    {
        Add(9);

        Assert.That(timeline.Items[0].Steps.Select(step => step.Name), Is.EqualTo(["get 0", "get 1", "post"]));
    }

    [Test]
    public void What_comes_after_the_last_reading_belongs_to_its_second()
    {
        Add(3);
        timeline.Add(Second(3) with { Length = TimeSpan.Zero, Users = 0 });

        Assert.That(Spans(timeline), Is.EqualTo(["0+1", "1+1", "2+1"]));
        Assert.That((timeline.Items[^1].Requests, timeline.Items[^1].Users), Is.EqualTo((Second(2).Requests + Second(3).Requests, 0)));
    }

    [Test]
    public void A_late_reading_is_in_the_stretch_of_its_middle_and_the_borders_are_kept()
    {
        foreach (var (start, end) in new (double, double)[] { (0, 1.01), (1.01, 2), (2, 3.9), (3.9, 5), (5, 6), (6, 7.001), (7.001, 8), (8, 9), (9, 10), (10, 11) })
        {
            timeline.Add(Second(0) with { Start = start.Seconds, Length = end.Seconds - start.Seconds });
        }

        Assert.That(Spans(timeline), Is.EqualTo(["0+2", "2+1.9", "3.9+2.1", "6+2", "8+2", "10+1"]));
    }

    [Test]
    public void Large_histograms_make_it_coarser_too_but_never_a_few_pieces()
    {
        var small = new IntervalTimeline(new TimelineLimits(MostItems: 1_000, MostBytes: 80_000, FewestItems: 10));
        for (var second = 0; second < 900; second++)
        {
            small.Add(Second(second));
        }

        Assert.That(small.Bytes, Is.LessThanOrEqualTo(80_000));
        Assert.That(small.Items, Has.Count.InRange(5, 40));

        var tiny = new IntervalTimeline(new TimelineLimits(MostItems: 1_000, MostBytes: 1, FewestItems: 10));
        for (var second = 0; second < 900; second++)
        {
            tiny.Add(Second(second));
        }

        Assert.That(tiny.Items, Has.Count.InRange(6, 10));
    }

    [Test]
    public void A_year_has_no_more_intervals_than_twenty_minutes()
    {
        var year = new IntervalTimeline();
        var empty = new Interval { Start = TimeSpan.Zero, Length = 1.Minutes, Stage = "hold" };
        for (var minute = 0; minute < 365 * 24 * 60; minute++)
        {
            year.Add(empty with { Start = minute.Minutes });
        }

        Assert.That(year.Items, Has.Count.InRange(600, 1_200));
        Assert.That(year.Items.SkipLast(1).Select(interval => interval.Length).Distinct().Count(), Is.LessThanOrEqualTo(2), "a minute is no power of two seconds");
        Assert.That(year.Items[^1].End, Is.EqualTo(365.Days));
    }

    private static IEnumerable<string> Spans(IntervalTimeline of) => of.Items.Select(interval => FormattableString.Invariant($"{interval.Start.TotalSeconds}+{interval.Length.TotalSeconds}"));

    private static Interval Second(int second)
    {
        var latency = Recorded.Values([1_000 + second, 2_000]);
        return new Interval
        {
            Start = second.Seconds,
            Length = 1.Seconds,
            Stage = "hold",
            Users = second,
            Requests = 2 + second,
            Failed = second % 3,
            Started = second,
            Ended = second + 1,
            Dropped = second % 2,
            Latency = latency,
            Steps = second % 2 == 0 ? [new StepInterval("post", 2, 0, latency)] : [new StepInterval("get 0", 1, 0, latency), new StepInterval("get 1", 1, 0, latency)],
        };
    }

    private void Add(int seconds)
    {
        for (var second = 0; second < seconds; second++)
        {
            timeline.Add(Second(second));
        }
    }
}
