using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>The schedule as the scenarios see it: when their iterations really start.</summary>
public class EvennessTests
{
    private static readonly TestCaseData[] Profiles =
    [
        Case("a tenth a second", 10, Load.Open.Hold(0.1.PerSecond, 100.Seconds)),
        Case("a ramp to a tenth a second", 5, Load.Open.RampTo(0.1.PerSecond, over: 100.Seconds)),
        Case("a thousand a second", 1_000, Load.Open.Hold(1_000.PerSecond, 1.Seconds)),
        Case("200,000 a second", 20_000, Load.Open.Hold(200_000.PerSecond, 100.Milliseconds)),
        Case("a ramp to 200,000 a second", 10_000, Load.Open.RampTo(200_000.PerSecond, over: 100.Milliseconds)),
        Case("a ramp from 200,000 a second to a tenth", 10_000, Load.Open.From(200_000.PerSecond).RampTo(0.1.PerSecond, over: 100.Milliseconds)),
        Case("seams between half arrivals", 4 + 4 + 1, Load.Open.Hold(3.7.PerSecond, 1.Seconds).RampTo(5.1.PerSecond, over: 1.Seconds).RampTo(0.1.PerSecond, over: 0.35.Seconds)),
        Case("a pause in the middle of an arrival", 5, Load.Open.Hold(1.8.PerSecond, 1.5.Seconds).Pause(1.Seconds).Hold(1.5.Seconds)),
        Case("a spike", 10 + 5_000 + 10, Load.Open.Hold(10.PerSecond, 1.Seconds).Spike(to: 50_000.PerSecond, during: 100.Milliseconds).Hold(1.Seconds)),
    ];

    private readonly Simulated sim = new();
    private readonly List<long> starts = [];

    [Test]
    public async Task Two_thousand_arrivals_a_second_are_twenty_in_each_hundredth()
    {
        await Run(Load.Open.Hold(2_000.PerSecond, 30.Seconds));

        Assert.That(PerHundredth(30), Has.Length.EqualTo(3_000).And.All.EqualTo(20));
    }

    [Test]
    public async Task Poisson_arrivals_are_as_uneven_as_chance()
    {
        await Run(Load.Open.Hold(2_000.PerSecond, 60.Seconds).Poisson());

        // Counts of a Poisson process have a variance that is their mean, m = 20 here. Of n counts, the mean has the standard error √(m/n),
        // the variance m √(2/(n-1) + 1/(m n)) (the kurtosis of a Poisson count is 3 + 1/m).
        const double Mean = 20;
        var counts = PerHundredth(60);
        var n = counts.Length;
        var mean = counts.Average();
        var variance = counts.Sum(count => (count - mean) * (count - mean)) / (n - 1);
        Assert.That(mean, Is.EqualTo(Mean).Within(3 * Math.Sqrt(Mean / n)));
        Assert.That(variance, Is.EqualTo(Mean).Within(3 * Mean * Math.Sqrt((2d / (n - 1)) + (1 / (Mean * n)))));
    }

    [TestCaseSource(nameof(Profiles))]
    public async Task Start_k_is_where_the_area_under_the_rate_reaches_k_minus_a_half(int count, OpenLoad load)
    {
        var result = await Run(load);

        Assert.That(result.Whole.Counts.Started, Is.EqualTo(count), "none is lost or made up at a seam");
        Assert.That(result.Whole.Counts.Dropped, Is.Zero);
        Assert.That(result.Whole.Iterations.Lag.Max, Is.EqualTo(TimeSpan.Zero));

        // A due time is rounded to a nanosecond, and the clock goes in steps of 100 ns and never starts anything before its time: the area is
        // reached at the start, and was not two steps ago.
        var rounding = (load.Peak * 0.5e-9) + 1e-9;
        for (var k = 1; k <= count; k++)
        {
            Assert.That(Area(load, starts[k - 1]), Is.GreaterThan(k - 0.5 - rounding), $"start {k}");
            Assert.That(Area(load, starts[k - 1] - 2), Is.LessThan(k - 0.5), $"start {k}");
        }
    }

    private async Task<RunResult> Run(OpenLoad load)
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", (_, _) =>
        {
            starts.Add(sim.Time.Elapsed.Ticks);
            return ValueTask.CompletedTask;
        }));
        var result = await sim.Test(load, type).RunAsync();
        Accounting.Adds(result);
        return result;
    }

    private int[] PerHundredth(int seconds)
    {
        var counts = new int[100 * seconds];
        starts.ForEach(start => counts[start / (TimeSpan.TicksPerSecond / 100)]++);
        return counts;
    }

    // The trapezoids under the line up to a time in steps of 100 ns.
    private static double Area(OpenLoad load, long time)
    {
        var area = 0d;
        foreach (var stage in load.Stages)
        {
            var part = Math.Clamp((double)time / stage.Duration.Ticks, 0, 1);
            area += part * stage.Duration.TotalSeconds * (stage.From + ((stage.To - stage.From) * part / 2));
            time -= stage.Duration.Ticks;
        }

        return area;
    }

    private static TestCaseData Case(string name, int count, OpenLoad load) => new TestCaseData(count, load).SetArgDisplayNames(name);
}
