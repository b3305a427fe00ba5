using LoadKit.Statistics;

namespace LoadKit.Tests.Statistics;

public sealed class CorrelationTimeTests
{
    [TestCase(7_200)]
    [TestCase(14_400)]
    [TestCase(36_000)]
    public void Bad_and_good_spells_of_a_hundred_windows_share_their_fate_for_fifty(int windows)
    {
        // The autocorrelation falls from 1 by 2/100 with each lag and is 0 at 50: 2 (50 - 2/100 * 49 * 50 / 2) - 1 = 50. From 7,201 windows on neighbours are merged.
        double[] deviations = [.. Enumerable.Range(0, windows).Select(window => window / 100 % 2 == 0 ? 1.0 : -1.0)];

        Assert.That(CorrelationTime.Of(deviations), Is.EqualTo(50).Within(2));
    }

    [TestCase(7_200, 2)]
    [TestCase(3_600, 3)]
    [TestCase(3_601, 4)]
    public void A_window_cut_into_several_has_the_same_time_in_smaller_windows(int windows, int parts)
    {
        double[] whole = [.. Enumerable.Range(0, windows).Select(window => Math.Sin(window / 40.0))];
        double[] cut = [.. whole.SelectMany(deviation => Enumerable.Repeat(deviation / parts, parts))];

        var merged = (cut.Length + 7_199) / 7_200;
        Assert.That(CorrelationTime.Of(cut) / CorrelationTime.Of([.. cut.Chunk(merged).Select(some => some.Sum())]), Is.EqualTo(merged).Within(0.1).Percent);
    }

    [Test]
    public void Windows_with_nothing_in_common_have_a_time_of_one()
    {
        Assert.That(CorrelationTime.Of([.. Enumerable.Range(0, 100).Select(window => window % 2 == 0 ? 1.0 : -1.0)]), Is.EqualTo(1));
        Assert.That(CorrelationTime.Of(new double[100]), Is.EqualTo(1));
    }

    [TestCase(1_000)]
    [TestCase(7_200)]
    [TestCase(28_800)]
    [TestCase(86_400)]
    public void Independent_windows_have_a_correlation_time_of_about_one(int windows)
    {
        for (var seed = 0; seed < 10; seed++)
            Assert.That(CorrelationTime.Of(Noise(windows, seed, kept: 0)), Is.InRange(1, 1.4), $"seed {seed}");
    }

    [TestCase(7_200, 0.9)]
    [TestCase(28_800, 0.5)]
    [TestCase(28_800, 0.9)]
    [TestCase(86_400, 0.9)]
    public void Windows_that_keep_a_part_of_the_last_one_have_the_time_of_theory(int windows, double kept) =>
        // AR(1): (1 + a) / (1 - a).
        Assert.That(CorrelationTime.Of(Noise(windows, 1, kept)), Is.EqualTo((1 + kept) / (1 - kept)).Within(20).Percent);

    private static double[] Noise(int windows, int seed, double kept)
    {
        var random = new Random(seed);
        var (values, last) = (new double[windows], 0.0);
        for (var i = 0; i < windows; i++)
            values[i] = last = (kept * last) + random.NextDouble() - 0.5;
        return values;
    }
}
