using FsCheck;
using LoadKit.Results;

namespace LoadKit.Tests.Results;

public class PackedCountsTests
{
    private readonly CountKeys keys = new(new LatencyLimits([
        Slo.Latency(95, TimeSpan.FromMilliseconds(200), step: "step 1"), Slo.Apdex(0.9, TimeSpan.FromMilliseconds(100), step: "step 1"), Slo.MaxLatency(TimeSpan.FromSeconds(1), scenario: "other")]));

    [Test]
    public void Nothing_takes_nothing()
    {
        var none = PackedCounts.Of(keys, []);

        Assert.That(none, Is.Empty);
        Assert.That((none.Count, none.Bytes), Is.EqualTo((0, 0)));
    }

    [Test]
    public void Counts_of_several_threads_are_added_up()
    {
        var counts = PackedCounts.Of(keys, [Count(1, 5, 1), Count(2, 7, 0), Count(1, 6, 2)]);

        Assert.That(counts, Is.EqualTo([Count(1, 11, 3), Count(2, 7, 0)]));
    }

    [Test]
    public void A_count_takes_a_few_bytes() =>
        Assert.That(PackedCounts.Of(keys, [.. Enumerable.Range(0, 100).Select(step => Count(step, 1_000, 0))]).Bytes, Is.LessThan(100 * 7));

    [FsCheck.NUnit.Property]
    public void What_is_packed_is_read_again((byte Step, NonNegativeInt Succeeded, NonNegativeInt Failed)[] counts) =>
        Assert.That(Sorted(PackedCounts.Of(keys, Counts(counts))), Is.EqualTo(Sums(Counts(counts))));

    [FsCheck.NUnit.Property]
    public void The_sum_of_two_is_that_of_their_counts((byte Step, NonNegativeInt Succeeded, NonNegativeInt Failed)[] a, (byte Step, NonNegativeInt Succeeded, NonNegativeInt Failed)[] b) =>
        Assert.That(Sorted(PackedCounts.Of(keys, Counts(a)).Add(PackedCounts.Of(keys, Counts(b)))), Is.EqualTo(Sums([.. Counts(a), .. Counts(b)])));

    [Test]
    public void The_largest_numbers_fit()
    {
        var most = PackedCounts.Of(keys, [Most(1)]).Add(PackedCounts.Of(keys, [Most(2)]));

        Assert.That(most, Is.EqualTo([Most(1), Most(2)]));
    }

    private static WindowCount Most(int step) => Count(step, long.MaxValue, 0) with { Failed = long.MaxValue, Microseconds = long.MaxValue };

    private static WindowCount Count(int step, long succeeded, long failed) =>
        new(new Series(SeriesKind.Step, "user", "browse", $"step {step / 2}"), step % 2, succeeded, failed, (succeeded / 2) + failed, step / 2 == 1 ? [succeeded / 2, succeeded / 3, succeeded / 4] : []);

    private static WindowCount[] Counts((byte Step, NonNegativeInt Succeeded, NonNegativeInt Failed)[] counts) =>
        [.. counts.Select(count => Count(count.Step, count.Succeeded.Get, count.Failed.Get))];

    private static IEnumerable<WindowCount> Sums(IEnumerable<WindowCount> counts) => Sorted(counts
        .GroupBy(count => (count.Series, count.Stage))
        .Select(same => new WindowCount(
            same.Key.Series,
            same.Key.Stage,
            same.Sum(count => count.Succeeded),
            same.Sum(count => count.Failed),
            same.Sum(count => count.Microseconds),
            [.. Enumerable.Range(0, same.First().OverCounts.Length).Select(limit => same.Sum(count => count.Over[limit]))])));

    private static IEnumerable<WindowCount> Sorted(IEnumerable<WindowCount> counts) =>
        counts.OrderBy(count => count.Series.Name, StringComparer.Ordinal).ThenBy(count => count.Stage);
}
