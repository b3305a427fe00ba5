using System.Globalization;
using System.Text.Json;

namespace LoadKit.Tests.Histograms;

/// <summary>What HdrHistogram's implementations computed: <c>Vectors/hdr-v2.json</c>.</summary>
public sealed class ReferenceVectorTests
{
    private static readonly JsonElement Vectors = Load();

    private static IEnumerable<TestCaseData> Cases => Vectors.GetProperty("cases").EnumerateArray()
        .Select(vector => new TestCaseData(vector).SetArgDisplayNames(vector.GetProperty("name").GetString()!));

    [Test]
    public void Indexes_and_equivalent_values_are_the_reference_ones()
    {
        foreach (var vector in Vectors.GetProperty("indexMath").EnumerateArray())
        {
            var layout = new HistogramLayout((int)Number(vector, "sig"), Number(vector, "lowest"), Number(vector, "highest"));
            long value = Number(vector, "value");

            Assert.That(
                (layout.IndexOf(value), layout.LowestEquivalent(value), layout.HighestEquivalent(value), layout.MedianEquivalent(value)),
                Is.EqualTo(((int)Number(vector, "index"), Number(vector, "lowestEquivalent"), Number(vector, "highestEquivalent"),
                    Number(vector, "medianEquivalent"))), $"{layout}: {value}");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void The_layout_has_as_many_buckets_as_the_reference(JsonElement vector) =>
        Assert.That(LayoutOf(vector).IndexCount, Is.EqualTo(Number(vector, "countsArrayLength")));

    [TestCaseSource(nameof(Cases))]
    public void Values_fall_into_the_reference_buckets(JsonElement vector)
    {
        var histogram = HistogramOf(vector);
        var found = new List<(long, long)>();
        for (int i = 0; i < histogram.Indexes.Length; i++)
            found.Add((histogram.Indexes[i], histogram.Counts[i]));

        var expected = vector.GetProperty("countsByIndex").EnumerateArray().Select(Pair);
        Assert.That(found, Has.Count.EqualTo(Number(vector, "nonZeroBuckets")));
        Assert.That(found, Is.SupersetOf(expected));
        Assert.That(histogram.Count, Is.EqualTo(Number(vector, "totalCount")));
    }

    [TestCaseSource(nameof(Cases))]
    public void Percentiles_mean_and_deviation_are_the_reference_ones(JsonElement vector)
    {
        var histogram = HistogramOf(vector);

        Assert.That(histogram.Max, Is.EqualTo(Number(vector, "maxValue")));
        Assert.That(histogram.Mean, Is.EqualTo(vector.GetProperty("mean").GetDouble()).Within(1e-6).Percent);
        Assert.That(histogram.StandardDeviation, Is.EqualTo(vector.GetProperty("stdDeviation").GetDouble()).Within(1e-6).Percent);
        foreach (var percentile in vector.GetProperty("percentilesCeilRank").EnumerateObject())
            Assert.That(histogram.ValueAtPercentile(double.Parse(percentile.Name, CultureInfo.InvariantCulture)),
                Is.EqualTo(percentile.Value.GetInt64()), $"p{percentile.Name}");
    }

    private static Histogram HistogramOf(JsonElement vector)
    {
        var layout = LayoutOf(vector);
        var counts = new SortedDictionary<int, long>();
        foreach (var (value, count) in ValuesOf(vector))
            counts[layout.IndexOf(value)] = counts.GetValueOrDefault(layout.IndexOf(value)) + count;
        return Histogram.FromCounts(layout, [.. counts.Keys], [.. counts.Values]);
    }

    private static IEnumerable<(long Value, long Count)> ValuesOf(JsonElement vector)
    {
        if (vector.TryGetProperty("recordsGenerator", out var generator))
            return Generated(generator.GetString()!.StartsWith("lcg(n=1000,", StringComparison.Ordinal) ? 1000 : 20000);

        var records = vector.GetProperty("records").EnumerateArray().Select(Pair);
        return vector.GetProperty("expectedIntervalForCoordinatedOmission") is { ValueKind: JsonValueKind.Number } interval
            ? records.SelectMany(record => WithOmitted(record.Item1, record.Item2, interval.GetInt64()))
            : records;
    }

    private static IEnumerable<(long, long)> WithOmitted(long value, long count, long interval)
    {
        yield return (value, count);
        for (long missing = value - interval; missing >= interval; missing -= interval)
            yield return (missing, count);
    }

    // The generator that the vectors' file describes.
    private static IEnumerable<(long, long)> Generated(int count)
    {
        ulong x = 1;
        for (int i = 0; i < count; i++)
        {
            x = unchecked((6364136223846793005 * x) + 1442695040888963407);
            long value = 20000 + (long)((x >> 40) % 60000);
            if ((x >> 20) % 100 == 0)
                value *= 8;
            if ((x >> 20) % 1000 == 1)
                value *= 40;
            yield return (value, 1);
        }
    }

    private static HistogramLayout LayoutOf(JsonElement vector) => new(
        (int)Number(vector, "significantDigits"), Number(vector, "lowestDiscernibleValue"), Number(vector, "highestTrackableValue"));

    private static (long, long) Pair(JsonElement pair) => (pair[0].GetInt64(), pair[1].GetInt64());

    private static long Number(JsonElement element, string name) => element.GetProperty(name).GetInt64();

    private static JsonElement Load()
    {
        using var stream = typeof(ReferenceVectorTests).Assembly.GetManifestResourceStream("Histograms.Vectors.hdr-v2.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
