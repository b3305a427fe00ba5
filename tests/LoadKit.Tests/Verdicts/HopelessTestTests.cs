using LoadKit.Statistics;
using LoadKit.Verdicts;

namespace LoadKit.Tests.Verdicts;

/// <summary>When a run gives up, in the setting of the table in docs/measurement.md: 50 requests a second for ten minutes, of which 1 % may be bad.</summary>
public sealed class HopelessTestTests
{
    private const int Windows = 60;
    private const int PerWindow = 500;

    // The window in which it gives up; null when never. Bad ones as they come, and in bad spells of so many windows.
    private static int? GivesUp(int seed, double share, int spell = 1)
    {
        var random = new Random(seed);
        var test = new HopelessTest(0.01, 0.05);
        var level = 1.0;
        for (var window = 1; window <= Windows; window++)
        {
            // One spell in ten is bad, and then ten times as bad.
            if (spell > 1 && window % spell == 1)
                level = random.NextDouble() < 0.1 ? 10 : 0;
            var bad = Enumerable.Range(0, PerWindow).Count(_ => random.NextDouble() < share * level);
            if (test.Add(new WindowSample(PerWindow, bad)) != Hope.Left)
                return window;
        }

        return null;
    }

    private static double Aborted(double share, int runs, int spell = 1) => Enumerable.Range(1, runs).Count(seed => GivesUp(seed, share, spell) is not null) / (double)runs;

    [TestCase(0.008, 0.01)]
    [TestCase(0.009, 0.02)]
    [TestCase(0.01, 0.05)]
    public void A_system_within_its_limit_is_left_alone(double share, double most) => Assert.That(Aborted(share, 300), Is.LessThanOrEqualTo(most));

    [Test]
    public void Bad_windows_among_good_ones_are_worth_less_than_they_are_many() => Assert.That(Aborted(0.008, 300, spell: 2), Is.LessThanOrEqualTo(0.08));

    [TestCase(0.02, 6, 8)]
    [TestCase(0.03, 6, 6)]
    [TestCase(0.1, 6, 6)]
    [TestCase(0.015, 7, 14)]
    public void A_hopeless_one_is_given_up_after_about_the_time_of_the_table(double share, int from, int to)
    {
        var median = Enumerable.Range(1, 101).Select(seed => GivesUp(seed, share) ?? Windows + 1).Order().ElementAt(50);

        Assert.That(median, Is.InRange(from, to));
    }

    [Test]
    public void Nothing_is_given_up_before_the_sixth_window_but_in_an_outage()
    {
        var test = new HopelessTest(0.01, 0.05);
        var looks = Enumerable.Range(0, 6).Select(_ => test.Add(new WindowSample(1000, 499))).ToList();

        Assert.That(looks, Is.EqualTo([Hope.Left, Hope.Left, Hope.Left, Hope.Left, Hope.Left, Hope.None]));
        Assert.That(test.Sum, Is.EqualTo(new WindowSample(6000, 2994)));

        var down = new HopelessTest(0.01, 0.05);
        Assert.That(Enumerable.Range(0, 3).Select(_ => down.Add(new WindowSample(1000, 500))), Is.EqualTo([Hope.Left, Hope.Left, Hope.Outage]));
        Assert.That(down.OutageSum, Is.EqualTo(new WindowSample(3000, 1500)));
    }

    [Test]
    public void An_outage_late_in_a_good_run_is_an_outage_and_not_hopeless()
    {
        var test = new HopelessTest(0.01, 0.05);
        var looks = Enumerable.Range(0, 1000).Select(_ => test.Add(new WindowSample(1000, 0))).ToList();
        looks.AddRange(Enumerable.Range(0, 3).Select(_ => test.Add(new WindowSample(1000, 600))));

        Assert.That(looks[..^1], Is.All.EqualTo(Hope.Left));
        Assert.That(looks[^1], Is.EqualTo(Hope.Outage));
    }

    [Test]
    public void Where_all_are_bad_nothing_is_deflated()
    {
        var test = new HopelessTest(0.2, 0.05);
        for (var i = 0; i < 6; i++)
            test.Add(new WindowSample(19, 19));

        Assert.That(test.Evidence, Is.EqualTo(SequentialTest.LogMixture(114, 114, 0.2)));
    }

    [Test]
    public void What_shares_a_fate_is_deflated_by_its_design_effect()
    {
        var test = new HopelessTest(0.01, 0.05);
        WindowSample[] windows = [new(500, 0), new(500, 60), new(500, 0), new(500, 0), new(500, 40), new(500, 0)];
        var looks = windows.Select(test.Add).ToList();
        var effect = EffectiveSample.OfBatches(windows, 0.95).DesignEffect;

        Assert.That(effect, Is.GreaterThan(20));
        Assert.That(test.Evidence, Is.EqualTo(SequentialTest.LogMixture(100 / effect, 3000 / effect, 0.01)).Within(1e-9));
        Assert.That(SequentialTest.Rejects(SequentialTest.LogMixture(100, 3000, 0.01), 0.05), Is.True, "as it would be of independent ones");
        Assert.That(looks, Is.All.EqualTo(Hope.Left));
    }
}
