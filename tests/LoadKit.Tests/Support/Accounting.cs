namespace LoadKit.Tests.Support;

/// <summary>Where every iteration went must add up, in every test.</summary>
internal static class Accounting
{
    public static void Adds(RunResult result)
    {
        foreach (var stage in result.Stages)
        {
            var counts = stage.Counts;
            Assert.That(counts.Started, Is.EqualTo(counts.Succeeded + counts.Failed + counts.Unfinished), stage.Stage.Name);
            Assert.That(new[] { counts.Started, counts.Succeeded, counts.Failed, counts.Unfinished, counts.Dropped }, Is.All.GreaterThanOrEqualTo(0), stage.Stage.Name);
            Assert.That(stage.Iterations.Measured.Count, Is.EqualTo(counts.Succeeded + counts.Failed), stage.Stage.Name);
        }

        Assert.That(result.Timeline.SelectMany(interval => new[] { interval.Started, interval.Ended, interval.Dropped, interval.Requests, interval.Failed, interval.Users }), Is.All.GreaterThanOrEqualTo(0));
        Assert.That(result.Timeline.Sum(interval => interval.Started), Is.EqualTo(result.Stages.Sum(stage => stage.Counts.Started)));
        Assert.That(result.Timeline.Sum(interval => interval.Ended), Is.EqualTo(result.Stages.Sum(stage => stage.Counts.Succeeded + stage.Counts.Failed)));
        Assert.That(result.Timeline.Sum(interval => interval.Dropped), Is.EqualTo(result.Stages.Sum(stage => stage.Counts.Dropped)));
        Assert.That(result.Timeline.Sum(interval => interval.Requests), Is.EqualTo(result.Stages.Sum(stage => stage.Requests.Count)));
    }
}
