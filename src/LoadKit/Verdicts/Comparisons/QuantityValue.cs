using LoadKit.Results;

namespace LoadKit.Verdicts;

/// <summary>The value of a quantity in a stretch of time, and what is compared of it.</summary>
internal static class QuantityValue
{
    // What is shorter than the histogram's unit counts as long as it: nothing has a ratio to zero.
    private const double Shortest = 1e-6;

    /// <summary>Seconds, a share, or per second. Infinite where a percentile is a failure; not a number where nothing was measured.</summary>
    public static double Of(ComparedQuantity quantity, Stretch stretch) => stretch.Of(quantity.Step) switch
    {
        null => double.NaN,
        var measured => quantity.Kind switch
        {
            ComparedKind.LatencyPercentile => Percentile((decimal)quantity.Percentile!.Value, measured, quantity.Step is null ? stretch : null),
            ComparedKind.MeanLatency => measured.Latency.Count == 0 ? double.NaN : measured.Latency.Histogram.Mean / 1e6,
            ComparedKind.ErrorRate => measured.Count == 0 ? double.NaN : (double)measured.Failed / measured.Count,
            _ => measured.Duration == TimeSpan.Zero ? double.NaN : measured.SucceededPerSecond.PerSecond,
        },
    };

    /// <summary>
    /// What the ratio is of: above zero where it is finite. Of an error rate (k + 1/2) / (n + 1), which none of n also has. A throughput of zero
    /// is infinitely bad, and has no ratio.
    /// </summary>
    public static double Compared(ComparedQuantity quantity, Stretch stretch) => (quantity.Kind, Of(quantity, stretch)) switch
    {
        (_, double.NaN) => double.NaN,
        (ComparedKind.ErrorRate, _) => stretch.Of(quantity.Step) is { } measured ? (measured.Failed + 0.5) / (measured.Count + 1) : double.NaN,
        (ComparedKind.Throughput, var rate) => rate > 0 ? rate : double.PositiveInfinity,
        (_, var seconds) => Math.Max(Shortest, seconds),
    };

    // What failed, was dropped or was cut off has the ranks above all that succeeded.
    private static double Percentile(decimal percentile, Measured measured, Stretch? whole)
    {
        var missing = whole?.Dropped ?? 0;
        if (measured.Count + missing + (whole?.Unfinished ?? 0) == 0)
        {
            return double.NaN;
        }

        var value = At(percentile, measured, missing);

        // Of what was cut off it is only known that it took at least so long.
        return whole is { Unfinished: > 0 } && (measured.Count + missing == 0 || value <= whole.Waited.TotalSeconds)
            ? At(percentile, measured, missing + whole.Unfinished)
            : value;
    }

    private static double At(decimal percentile, Measured measured, long missing)
    {
        var count = measured.Count + missing;
        var rank = Math.Clamp((long)Math.Ceiling(percentile * count / 100), Math.Min(1, count), count);
        var succeeded = measured.Latency.Histogram.Subtract(measured.FailedLatency.Histogram);
        return rank > Math.Min(measured.Succeeded, succeeded.Count) ? double.PositiveInfinity : rank == 0 ? 0 : succeeded.HighestAtRank(rank) / 1e6;
    }
}
