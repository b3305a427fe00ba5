using LoadKit.Statistics;

namespace LoadKit.Tests.Statistics;

/// <summary>When no verdict can rest on batches: fewer than five, or shorter than three correlation times; unless the case is gross.</summary>
public sealed class TooShortTests
{
    private const double Limit = 0.01;

    [TestCase(30.0, false)]
    [TestCase(29.9, true)]
    [TestCase(26.0, true)]
    public void Batches_have_to_be_three_correlation_times_long(double length, bool isTooShort)
    {
        var sample = EffectiveSample.OfBatches([.. Shares(100, 120)], 0.95, correlationTime: 10, batchLength: length);
        var mean = new BatchMean(0.01, 0.001, 10, length, [0.01, 0.012]);

        Assert.That(sample.IsTooShort(Limit), Is.EqualTo(isTooShort));
        Assert.That(mean.IsTooShort(Limit), Is.EqualTo(isTooShort));
    }

    // Of 10,000 each; 1 % may be bad.
    [TestCase(201, 400, false, TestName = "Every_batch_above_twice_the_limit_is_gross_however_short")]
    [TestCase(200, 400, true, TestName = "One_batch_at_twice_the_limit_is_not_gross")]
    [TestCase(150, 190, true, TestName = "Every_batch_above_the_limit_but_none_above_twice_it_is_not_gross")]
    [TestCase(24, 1, false, TestName = "Every_batch_below_a_quarter_of_the_limit_is_gross")]
    [TestCase(25, 1, true, TestName = "One_batch_at_a_quarter_of_the_limit_is_not_gross")]
    [TestCase(60, 30, true, TestName = "Every_batch_below_the_limit_but_none_below_a_quarter_of_it_is_not_gross")]
    [TestCase(24, 201, true, TestName = "Batches_on_both_sides_are_not_gross")]
    public void Only_the_gross_is_exempt(int one, int other, bool isTooShort)
    {
        WindowSample[] batches = [.. Shares(one, other)];
        var sample = EffectiveSample.OfBatches(batches, 0.95, correlationTime: 10, batchLength: 6);
        var mean = new BatchMean(0.01, 0.001, 10, 6, [.. batches.Select(batch => (double)batch.Bad / batch.Count)]);

        Assert.That(sample.IsTooShort(Limit), Is.EqualTo(isTooShort));
        Assert.That(mean.IsTooShort(Limit), Is.EqualTo(isTooShort));
    }

    [Test]
    public void A_batch_in_which_nothing_came_has_no_share_that_could_be_gross()
    {
        var sample = EffectiveSample.OfBatches([.. Shares(201, 400), default], 0.95, correlationTime: 10, batchLength: 6);

        Assert.That((sample.BatchCount, sample.IsTooShort(Limit)), Is.EqualTo((10, false)));
    }

    [TestCase(0, 0)]
    [TestCase(8, 0)]
    [TestCase(9, 0)]
    [TestCase(10, 5)]
    [TestCase(13, 6)]
    [TestCase(19, 9)]
    [TestCase(20, 10)]
    [TestCase(3_600, 10)]
    public void There_are_five_to_ten_batches_of_two_windows_at_least(int windows, int batches) =>
        Assert.That(Batches.CountOf(windows), Is.EqualTo(batches));

    [Test]
    public void Windows_too_few_for_five_batches_are_taken_for_independent()
    {
        WindowSample[] windows = [.. new[] { 1, 2, 1, 3, 1, 9, 2, 1, 1 }.Select(bad => new WindowSample(100, bad))];
        var sample = EffectiveSample.Of(windows, 0.95);

        Assert.That((sample.BatchCount, sample.Size, sample.DesignEffect, sample.IsTooShort(Limit)), Is.EqualTo((0, 900.0, 1.0, false)));
        Assert.That(BatchMean.Of([.. windows.Select(window => new WindowSum(window.Bad, window.Count))], 0.95), Is.Null);
    }

    [Test]
    public void Ten_windows_are_five_batches_with_students_t_of_four_degrees()
    {
        // Batches of 200 with 3, 4, 10, 3 and 0 bad: p 2 %, 5/4 (1 + 0 + 36 + 1 + 16) over 1,000 p (1 - p) = 19.6 is 3.44388; (1.95996/2.77645)^2 is 0.498331.
        WindowSample[] windows = [.. new[] { 1, 2, 1, 3, 1, 9, 2, 1, 0, 0 }.Select(bad => new WindowSample(100, bad))];
        var sample = EffectiveSample.Of(windows, 0.95);
        var mean = BatchMean.Of([.. windows.Select(window => new WindowSum(window.Bad, window.Count))], 0.95)!;

        Assert.That((sample.BatchCount, sample.BatchLength), Is.EqualTo((5, 2.0)));
        Assert.That(sample.DesignEffect, Is.EqualTo(67.5 / 19.6).Within(1e-12));
        Assert.That(sample.Size, Is.EqualTo(1_000 / (67.5 / 19.6) * Math.Pow(1.959963984540054 / 2.7764451051977987, 2)).Within(1e-6));
        Assert.That(mean.HalfWidth, Is.EqualTo(2.7764451051977987 * Math.Sqrt(67.5) / 1_000).Within(1e-9));
    }

    // Ten of 10,000 each, in turn.
    private static IEnumerable<WindowSample> Shares(int one, int other) =>
        Enumerable.Range(0, 10).Select(batch => new WindowSample(10_000, batch % 2 == 0 ? one : other));
}
