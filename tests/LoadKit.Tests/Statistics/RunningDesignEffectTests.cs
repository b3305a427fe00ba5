using LoadKit.Statistics;

namespace LoadKit.Tests.Statistics;

public sealed class RunningDesignEffectTests
{
    [TestCase(20, 0.5)]
    [TestCase(500, 0.01)]
    [TestCase(2_000_000, 0.3)]
    public void It_is_the_design_effect_of_the_windows_as_batches(int perWindow, double share)
    {
        var random = new Random(7);
        var (running, all) = (new RunningDesignEffect(), new List<WindowSample>());
        for (var i = 0; i < 2_880; i++)
        {
            var count = random.NextInt64(perWindow);
            all.Add(new WindowSample(count, (long)(count * share * random.NextDouble())));
            running.Add(all[^1]);
            if (i % 97 == 5)
                Assert.That(running.Value, Is.EqualTo(EffectiveSample.OfBatches(all, 0.95).DesignEffect).Within(1e-6).Percent);
        }

        Assert.That(running.Sum, Is.EqualTo(WindowSample.Sum([.. all])));
    }

    [Test]
    public void It_can_not_be_told_of_one_window_nor_where_none_or_all_are_bad()
    {
        Assert.That(Of(new WindowSample(10, 5)), Is.EqualTo(1));
        Assert.That(Of(new WindowSample(10, 0), new WindowSample(20, 0)), Is.EqualTo(1));
        Assert.That(Of(new WindowSample(10, 10), new WindowSample(20, 20)), Is.EqualTo(1));
        Assert.That(Of(new WindowSample(0, 0), new WindowSample(0, 0)), Is.EqualTo(1));
        Assert.That(Of(new WindowSample(10, 5), new WindowSample(20, 10)), Is.Zero, "more even than chance");
    }

    private static double Of(params WindowSample[] windows)
    {
        var running = new RunningDesignEffect();
        Array.ForEach(windows, running.Add);
        return running.Value;
    }
}
