using LoadKit.Tests.Histograms;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Verdicts;

/// <summary>The interval of a percentile rests on what is above the percentile itself, second by second, and never contradicts the verdict.</summary>
public sealed class QuantileIntervalTests
{
    private static readonly TimeSpan Limit = 200.Milliseconds;

    [TestCase(null)]
    [TestCase("get")]
    public void It_is_that_of_the_share_above_carried_through_the_ranks(string? step)
    {
        // 2,000 requests of 1 to 2,000 µs, so that a latency tells its rank; the 100 slowest are not evenly spread over the ten batches of 200.
        // 10/9 (400 + 100 + 0 + 25 + 25 + 100 + 100 + 25 + 0 + 25) over 2,000 * 0.05 * 0.95 = 95 is a design effect of 9.35673, so they are worth
        // 2,000 / 9.35673 * 0.750686 = 160.456 with 8.0228 above: 2.186212 to 9.605644 %, from rank ceil(1,807.887) to rank floor(1,956.276) + 1.
        int[] slowest = [30, 0, 10, 5, 15, 0, 20, 5, 10, 5];

        var outcome = Ranked([.. slowest.SelectMany(batch => new[] { batch / 2, batch - (batch / 2) })]).Outcome(Slo.Latency(95, 10.Milliseconds, step: step));

        Assert.That((outcome.Verdict, outcome.Value), Is.EqualTo((Verdict.Pass, 0.0019)));
        Assert.That((outcome.Low, outcome.High), Is.EqualTo((0.001808, 0.001957)));
        Assert.That(outcome.Interval, Is.EqualTo("1.81 to 1.96 ms"));
    }

    [Test]
    public void The_steps_of_others_do_not_widen_it()
    {
        // Evenly spread the 100 slowest are worth 2,000 * 0.750686 = 1,501.37: 3.9532 to 6.2269 %.
        var run = Ranked([.. Enumerable.Repeat(5, 20)]).Seconds("other", Enumerable.Range(0, 20).Select(second => (0L, second == 3 ? 100L : 0L, 0L)));

        var outcome = run.Outcome(Slo.Latency(95, 10.Milliseconds, step: "get"));

        Assert.That((outcome.Low, outcome.High), Is.EqualTo((0.001876, 0.001921)));
    }

    [Test]
    public void Failures_are_above_any_percentile()
    {
        // 60 failures in the first batch, and 40 of the others above the 95th percentile of 1,900 µs, evenly spread: of 200 60, 8, and eight times 4.
        // 10/9 (2,500 + 4 + 8 * 36) over 95 is 32.655: 45.976 with 2.2988 above are 0.75135 to 15.7811 %, from rank 1,685 to rank 1,985, which failed.
        var failing = Enumerable.Repeat(Recorded.Values(Enumerable.Repeat(1L, 30)), 2).Concat(Enumerable.Repeat(Histogram.Empty, 18)).ToArray();

        var outcome = Ranked([0, 0, 4, 4, .. Enumerable.Repeat(2, 16)], failing).Outcome(Slo.Latency(95, 10.Milliseconds));

        Assert.That(outcome.Samples, Is.EqualTo(2_000));
        Assert.That((outcome.Low, outcome.High), Is.EqualTo((0.001685, double.PositiveInfinity)));
    }

    [Test]
    public void Spells_just_above_the_percentile_widen_it_though_few_are_over_the_limit()
    {
        // 1 % over the limit in every second: a pass. But the 3.9 % of 100 ms came within six seconds, so the 95th percentile may be 10 ms or as much as the limit.
        var outcome = Run(second => [(10, second is >= 18 and < 24 ? 60 : 99), (100, second is >= 18 and < 24 ? 39 : 0), (300, 1)]).Outcome(Slo.Latency(95, Limit));

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Pass));
        Assert.That(outcome.EffectiveSamples, Is.EqualTo(4_504).Within(1), "over the limit nothing is clustered");
        Assert.That(outcome.Low, Is.EqualTo(0.01).Within(0.0001));
        Assert.That(outcome.High, Is.EqualTo(0.2), "a pass goes no further");
    }

    [Test]
    public void Of_a_miss_it_begins_beyond_the_limit()
    {
        // 8 % over the limit in every second: a miss. Half a minute of them took 400 ms, the other half 300.
        var outcome = Run(second => [(10, 92), (second is >= 24 and < 54 ? 400 : 300, 8)]).Outcome(Slo.Latency(95, Limit));

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Fail));
        Assert.That(outcome.Low, Is.EqualTo(0.3).Within(0.0005));
        Assert.That(outcome.High, Is.EqualTo(0.4).Within(0.0005));
    }

    [Test]
    public void Of_an_unproven_one_it_holds_the_limit_though_what_is_above_it_is_clearly_slower()
    {
        // The slowest 5 % in every second, and a spell of others over the limit.
        var outcome = Run(second => [(10, second is >= 18 and < 30 ? 80 : 95), (300, second is >= 18 and < 30 ? 15 : 0), (400, 5)]).Outcome(Slo.Latency(95, Limit));

        Assert.That((outcome.Verdict, outcome.Low), Is.EqualTo((Verdict.Inconclusive, 0.2)));
        Assert.That(outcome.Value, Is.EqualTo(0.3).Within(0.0005));
        Assert.That(outcome.High, Is.EqualTo(0.4).Within(0.0005));
    }

    [Test]
    public void Of_an_unproven_one_it_holds_the_limit_though_the_percentile_is_clearly_faster()
    {
        // In every second 5 % are slower than 10 ms; but for a spell, in which they take 100 ms, they are over the limit.
        var outcome = Run(second => [(10, 95), (second is >= 24 and < 48 ? 100 : 300, 5)]).Outcome(Slo.Latency(95, Limit));

        Assert.That(outcome.Verdict, Is.EqualTo(Verdict.Inconclusive));
        Assert.That(outcome.Low, Is.EqualTo(0.01).Within(0.0001));
        Assert.That(outcome.High, Is.EqualTo(0.3).Within(0.0005), "the shortest one above the limit");
    }

    // A minute of 100 requests a second, in milliseconds.
    private static MadeRun Run(Func<int, (double Time, int Count)[]> second) =>
        new MadeRun().Stage("hold", 1.Minutes).Seconds("get", Enumerable.Range(0, 60).Select(i => (MadeRun.Times(second(i)), Histogram.Empty)));

    // 100 requests a second that take 1, 2, 3 ... µs, each once: so many of the slowest in each second, what failed in it, and of the others in turn.
    private static MadeRun Ranked(int[] slowest, Histogram[]? failed = null)
    {
        failed ??= [.. slowest.Select(_ => Histogram.Empty)];
        var fast = 0L;
        var slow = (100L * slowest.Length) - slowest.Sum() - failed.Sum(second => second.Count);
        return new MadeRun().Stage("hold", slowest.Length.Seconds).Seconds("get", slowest.Select((count, second) =>
        {
            List<long> times = [];
            for (var i = 0; i < 100 - failed[second].Count; i++)
                times.Add(i < count ? ++slow : ++fast);
            return (Recorded.Values(times), failed[second]);
        }));
    }
}
