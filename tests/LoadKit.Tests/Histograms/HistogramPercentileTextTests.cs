using System.Globalization;

namespace LoadKit.Tests.Histograms;

public sealed class HistogramPercentileTextTests
{
    // Vectors/percentiles.hgrm is what HdrHistogram's Java and .NET implementations print for these values, highest 36,000,000,000.
    private static readonly (long Value, int Count)[] Values =
    [
        (1, 7_604_459), (383, 2_395_524), (453, 2), (511, 2), (537, 3), (672, 1), (777, 1), (18_143, 1), (208_127, 1), (224_639, 1),
        (229_759, 1), (230_271, 1), (258_943, 1), (275_711, 1), (282_111, 1),
    ];

    [TestCase("en-US")]
    [TestCase("de-DE")]
    [SetCulture("de-DE")]
    public void The_percentile_text_is_the_reference_one_byte_for_byte(string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        var layout = new HistogramLayout(3, 1, 36_000_000_000);
        var histogram = Recorded.In(layout, Values.SelectMany(pair => Enumerable.Repeat(pair.Value, pair.Count)));

        Assert.That(Text(histogram, 1), Is.EqualTo(Vector.Text("percentiles.hgrm")));
    }

    [Test]
    public void Values_are_divided_and_have_as_many_decimals_as_significant_digits() =>
        Assert.That(Text(Recorded.In(new HistogramLayout(2), 1000, 2000, 9000), 1000, 1), Is.EqualTo("""
                   Value     Percentile TotalCount 1/(1-Percentile)

                    1.00 0.000000000000          1           1.00
                    2.01 0.500000000000          2           2.00
                    9.02 0.750000000000          3           4.00
                    9.02 1.000000000000          3
            #[Mean    =         4.00, StdDeviation   =         3.55]
            #[Max     =         9.02, Total count    =            3]
            #[Buckets =           25, SubBuckets     =          256]

            """.ReplaceLineEndings("\n")));

    [Test]
    public void Of_no_values_there_is_head_and_foot() =>
        Assert.That(Text(Histogram.Empty, 1), Is.EqualTo("""
                   Value     Percentile TotalCount 1/(1-Percentile)

            #[Mean    =        0.000, StdDeviation   =        0.000]
            #[Max     =        0.000, Total count    =            0]
            #[Buckets =           22, SubBuckets     =         2048]

            """.ReplaceLineEndings("\n")));

    [FsCheck.NUnit.Property(MaxTest = 30)]
    public void A_histogram_that_was_encoded_prints_the_same(long[] randoms)
    {
        foreach (var layout in Layouts.All)
        {
            var histogram = Recorded.In(layout, randoms.Select(layout.Spread));
            Assert.That(Text(Histogram.Decode(histogram.Encode()), 1000), Is.EqualTo(Text(histogram, 1000)));
        }
    }

    [Test]
    public void A_ratio_or_a_number_of_ticks_that_makes_no_sense_is_refused()
    {
        Assert.That(() => Text(Histogram.Empty, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Text(Histogram.Empty, double.NaN), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => Text(Histogram.Empty, 1, 0), Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    private static string Text(Histogram histogram, double ratio, int ticks = 5)
    {
        using var writer = new StringWriter();
        histogram.WritePercentiles(writer, ratio, ticks);
        return writer.ToString();
    }
}
