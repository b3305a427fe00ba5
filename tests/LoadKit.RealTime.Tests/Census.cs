using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>Counts the users and their iterations from the outside, to be held against what the run says.</summary>
internal sealed class Census
{
    private int made;
    private int gone;
    private int begun;
    private int twice;

    public int Begun => Volatile.Read(ref begun);

    public void Made() => Interlocked.Increment(ref made);

    public void Gone() => Interlocked.Increment(ref gone);

    /// <summary>An iteration begins.</summary>
    public void Begin() => Interlocked.Increment(ref begun);

    /// <summary>A user is in two iterations at once.</summary>
    public void Twice() => Interlocked.Increment(ref twice);

    /// <summary>Every iteration began once and is counted once.</summary>
    public void Agrees(RunResult result)
    {
        Assert.That(twice, Is.Zero, "users that ran twice at once");
        foreach (var (_, counts) in result.Stages.Select(stage => (stage.Stage.Name, stage.Counts)))
        {
            Assert.That(counts.Started, Is.EqualTo(counts.Succeeded + counts.Failed + counts.Unfinished));
            Assert.That(new[] { counts.Started, counts.Succeeded, counts.Failed, counts.Unfinished, counts.Dropped }, Is.All.GreaterThanOrEqualTo(0));
        }

        Assert.That(result.Stages.Sum(stage => stage.Counts.Started), Is.EqualTo(Begun), "as the scenarios have counted");
        Assert.That(result.Timeline.Sum(interval => interval.Started), Is.EqualTo(Begun));
        Assert.That(result.Timeline.Sum(interval => interval.Ended), Is.EqualTo(result.Stages.Sum(stage => stage.Counts.Succeeded + stage.Counts.Failed)));
        Assert.That(result.Timeline.Sum(interval => interval.Dropped), Is.EqualTo(result.Stages.Sum(stage => stage.Counts.Dropped)));
    }

    /// <summary>Every user that came has left, if not by the end of the run then soon after it.</summary>
    public void Empties() => Assert.That(() => Volatile.Read(ref gone), Is.EqualTo(made).After(10_000, 5), "users that have left");
}
