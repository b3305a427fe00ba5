using System.Globalization;

namespace LoadKit;

/// <content>The percentile distribution as text.</content>
public sealed partial class Histogram
{
    /// <summary>
    /// Writes the <see cref="PercentileCurve"/> as HdrHistogram's tools do (<c>.hgrm</c>), for its plotters: value, percentile from 0 to 1, number
    /// of values up to there, 1/(1 - percentile); then mean, deviation, maximum and the number of buckets. As there, all is taken from the
    /// buckets: the maximum is the highest value of the last one. Lines end in LF, numbers have a decimal point in every culture.
    /// </summary>
    /// <param name="writer">Where to.</param>
    /// <param name="valueUnitRatio">By how much values are divided: 1000 by default, so that microseconds are printed as milliseconds.</param>
    /// <param name="ticksPerHalfDistance">Points between a percentile and the next that is half as far from 100 %; 5 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The ratio is not above zero, or fewer than one tick.</exception>
    public void WritePercentiles(TextWriter writer, double valueUnitRatio = 1000, int ticksPerHalfDistance = 5)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(valueUnitRatio);

        var buckets = FromCounts(Layout, indexes, counts);
        writer.Write("       Value     Percentile TotalCount 1/(1-Percentile)\n\n");
        foreach (var point in buckets.PercentileCurve(ticksPerHalfDistance))
        {
            double level = point.Percentile / 100;
            string line = string.Create(CultureInfo.InvariantCulture, $"{Decimals(point.Value),12} {level:F12} {point.CumulativeCount,10}");
            writer.Write(level == 1 ? $"{line}\n" : string.Create(CultureInfo.InvariantCulture, $"{line} {1 / (1 - level),14:F2}\n"));
        }

        int subBuckets = Layout.Arithmetic.FirstGroupLength;
        writer.Write($"#[Mean    = {Decimals(buckets.Mean),12}, StdDeviation   = {Decimals(StandardDeviation),12}]\n");
        writer.Write(string.Create(CultureInfo.InvariantCulture, $"#[Max     = {Decimals(buckets.Max),12}, Total count    = {Count,12}]\n"));
        writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"#[Buckets = {(2 * Layout.IndexCount / subBuckets) - 1,12}, SubBuckets     = {subBuckets,12}]\n"));

        string Decimals(double value) =>
            (value / valueUnitRatio).ToString($"F{Layout.SignificantDigits}", CultureInfo.InvariantCulture);
    }
}
