using System.Globalization;

namespace LoadKit;

/// <content>Percentiles: the value at a rank.</content>
public sealed partial class Histogram
{
    /// <summary>
    /// The value that at least <paramref name="percentile"/> percent of the values do not exceed: the highest value of the bucket that
    /// holds rank max(1, ceil(p/100 * n)), never more than <see cref="Max"/>. Of 0 % it is <see cref="Min"/>; of no values 0.
    /// </summary>
    /// <param name="percentile">0 to 100. Taken as the decimal it prints as: 99.9 of 1,000 values is rank 999.</param>
    /// <exception cref="ArgumentOutOfRangeException">The percentile is not between 0 and 100.</exception>
    public long ValueAtPercentile(double percentile)
    {
        long value = 0;
        ValuesAtPercentiles([percentile], new Span<long>(ref value));
        return value;
    }

    /// <summary>Several percentiles in one pass, in the order given.</summary>
    /// <param name="percentiles">Each 0 to 100, ascending.</param>
    /// <param name="values">Receives as many values.</param>
    /// <exception cref="ArgumentOutOfRangeException">A percentile is not between 0 and 100.</exception>
    /// <exception cref="ArgumentException">The percentiles do not ascend, or <paramref name="values"/> is too short.</exception>
    public void ValuesAtPercentiles(ReadOnlySpan<double> percentiles, Span<long> values)
    {
        if (values.Length < percentiles.Length)
            throw new ArgumentException($"{percentiles.Length} percentiles need as many values, not {values.Length}.", nameof(values));

        int bucket = 0;
        long reached = Count == 0 ? 0 : counts[0];
        for (int i = 0; i < percentiles.Length; i++)
        {
            long rank = RankOf(percentiles[i]);
            if (i > 0 && percentiles[i] < percentiles[i - 1])
                throw new ArgumentException(string.Create(CultureInfo.InvariantCulture,
                    $"{percentiles[i]} comes after {percentiles[i - 1]} but percentiles must ascend."), nameof(percentiles));
            while (reached < rank)
                reached += counts[++bucket];
            values[i] = Count == 0 || percentiles[i] == 0 ? Min : ValueAt(bucket);
        }
    }

    /// <summary>
    /// The distribution for plotting: points get denser towards 100 %, as HdrHistogram's percentile output has them, and the last is 100 %.
    /// </summary>
    /// <param name="ticksPerHalfDistance">Points between a percentile and the next that is half as far from 100 %; 5 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">Fewer than one tick.</exception>
    public IEnumerable<PercentilePoint> PercentileCurve(int ticksPerHalfDistance = 5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(ticksPerHalfDistance, 1);
        return Curve(ticksPerHalfDistance);
    }

    private IEnumerable<PercentilePoint> Curve(int ticksPerHalfDistance)
    {
        double level = 0;
        long reached = 0;
        for (int i = 0; i < indexes.Length; i++)
        {
            reached += counts[i];
            while (level < 100 && 100.0 * reached / Count >= level)
            {
                yield return new PercentilePoint(level, ValueAt(i), reached);
                if (reached == Count)
                    break;
                double halvings = Math.Floor(Math.Log2(100 / (100 - level))) + 1;
                double next = level + 100 / (ticksPerHalfDistance * Math.Pow(2, halvings));
                level = next > level ? next : 100;
            }
        }

        if (Count > 0)
            yield return new PercentilePoint(100, Max, Count);
    }

    private long ValueAt(int position) => Math.Min(Layout.HighestAt(indexes[position]), Max);

    // In doubles 99.9 / 100 * 1000 is a little more than 999, which would be the next rank; the conversion to decimal keeps 15 digits.
    private long RankOf(double percentile)
    {
        if (!(percentile is >= 0 and <= 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, string.Create(CultureInfo.InvariantCulture,
                $"A percentile is {percentile} but must be between 0 and 100."));
        return Math.Clamp((long)Math.Ceiling((decimal)percentile * Count / 100), Math.Min(1, Count), Count);
    }
}
