using System.Globalization;
using System.Text.Json;

namespace LoadKit.Tests.Histograms;

/// <summary>Buckets and figures against <c>Vectors/hdr-v2.json</c>.</summary>
public sealed class ReferenceVectorTests
{
    private static IEnumerable<TestCaseData> Cases => Vector.Cases(Vector.Hdr.GetProperty("cases"));

    [Test]
    public void Indexes_and_equivalent_values_are_the_reference_ones()
    {
        foreach (var vector in Vector.Hdr.GetProperty("indexMath").EnumerateArray())
        {
            var layout = new HistogramLayout((int)vector.Number("sig"), vector.Number("lowest"), vector.Number("highest"));
            long value = vector.Number("value");

            Assert.That(
                (layout.IndexOf(value), layout.LowestEquivalent(value), layout.HighestEquivalent(value), layout.MedianEquivalent(value)),
                Is.EqualTo(((int)vector.Number("index"), vector.Number("lowestEquivalent"), vector.Number("highestEquivalent"),
                    vector.Number("medianEquivalent"))), $"{layout}: {value}");
        }
    }

    [TestCaseSource(nameof(Cases))]
    public void The_layout_has_as_many_buckets_as_the_reference(JsonElement vector) =>
        Assert.That(Vector.Layout(vector).IndexCount, Is.EqualTo(vector.Number("countsArrayLength")));

    [TestCaseSource(nameof(Cases))]
    public void Values_fall_into_the_reference_buckets(JsonElement vector)
    {
        var histogram = Vector.Histogram(vector);
        var found = new List<(long, long)>();
        for (int i = 0; i < histogram.Indexes.Length; i++)
            found.Add((histogram.Indexes[i], histogram.Counts[i]));

        var expected = vector.GetProperty("countsByIndex").EnumerateArray().Select(Vector.Pair);
        Assert.That(found, Has.Count.EqualTo(vector.Number("nonZeroBuckets")));
        Assert.That(found, Is.SupersetOf(expected));
        Assert.That(histogram.Count, Is.EqualTo(vector.Number("totalCount")));
    }

    [TestCaseSource(nameof(Cases))]
    public void Percentiles_mean_and_deviation_are_the_reference_ones(JsonElement vector)
    {
        var histogram = Vector.Histogram(vector);

        Assert.That(histogram.Max, Is.EqualTo(vector.Number("maxValue")));
        Assert.That(histogram.Mean, Is.EqualTo(vector.GetProperty("mean").GetDouble()).Within(1e-6).Percent);
        Assert.That(histogram.StandardDeviation, Is.EqualTo(vector.GetProperty("stdDeviation").GetDouble()).Within(1e-6).Percent);
        foreach (var percentile in vector.GetProperty("percentilesCeilRank").EnumerateObject())
            Assert.That(histogram.ValueAtPercentile(double.Parse(percentile.Name, CultureInfo.InvariantCulture)),
                Is.EqualTo(percentile.Value.GetInt64()), $"p{percentile.Name}");
    }
}
