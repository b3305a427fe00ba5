using LoadKit.Engine;
using LoadKit.Model;
using LoadKit.Recording;
using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

public sealed class GeneratorWatchTests
{
    [Test]
    public async Task In_virtual_time_nothing_is_watched_and_Littles_law_holds_to_the_last_nanosecond()
    {
        var provider = new VirtualTime();
        var record = await Record(provider, async (user, ct) =>
        {
            await user.Think(100.Milliseconds, ct);
            await Task.Delay(50.Milliseconds, provider, ct);
        }, 7.Seconds);

        var time = record.Series.Aggregate(TimeSpan.Zero, (sum, data) => sum + data.Thought + TimeSpan.FromMicroseconds(data.Succeeded.Sum));
        Assert.That(record.Generator, Is.Null);
        Assert.That(time, Is.EqualTo(10 * 7.Seconds), "10 users, 20 iterations each, of 100 ms and 50 ms and 200 ms");
    }

    [Test]
    public void The_samples_of_a_long_run_become_coarser_and_lose_nothing()
    {
        var timeline = new GeneratorTimeline();
        for (var second = 0; second < 10_000; second++)
            timeline.Add(new GeneratorSample { Start = second.Seconds, Length = 1.Seconds, PoolDelay = MadeRun.Times((0.05 * (second % 100), 100)), GarbagePauses = 1.Milliseconds }.Counted(2));

        Assert.That(timeline.Items, Has.Count.LessThanOrEqualTo(1_200));
        Assert.That(timeline.Items.Sum(sample => sample.PoolDelay.Count), Is.EqualTo(1_000_000));
        Assert.That((timeline.Items.Sum(sample => sample.Seconds), timeline.Items.Sum(sample => sample.LimitedSeconds)), Is.EqualTo((10_000, 9_600)));
        Assert.That(timeline.Items.Sum(sample => sample.GarbagePauses.TotalSeconds), Is.EqualTo(10).Within(1e-9));
    }

    private static Task<RunRecord> Record(TimeProvider provider, Func<VirtualUser, CancellationToken, Task> body, TimeSpan length)
    {
        var plan = new TestPlan("watched")
        {
            Populations = [new Population(Load.Closed.Hold(10, length), [UserType.Create("user", 1, Scenario.Create("s", body)).WithThinkTime(ThinkTime.Constant(200.Milliseconds))])],
            TimeProvider = provider,
        };
        var time = EngineTime.For(provider);
        return time.RunAsync(new LoadRun(new RunStart(plan, Seed: 1, DateTimeOffset.UnixEpoch), [], time, null, _ => { }, CancellationToken.None).ExecuteAsync);
    }
}
