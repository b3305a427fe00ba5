namespace LoadKit.Histograms;

/// <summary>What a histogram keeps beside its buckets. The sum saturates: <see cref="long.MaxValue"/> means "that or more".</summary>
internal readonly record struct HistogramTotals(long Min, long Max, long Sum, long Clamped, long Negative)
{
    internal static HistogramTotals None { get; } = new(long.MaxValue, -1, 0, 0, 0);

    internal HistogramTotals Plus(in HistogramTotals other) => new(
        Math.Min(Min, other.Min),
        Math.Max(Max, other.Max),
        SaturatingAdd(Sum, other.Sum),
        Clamped + other.Clamped,
        Negative + other.Negative);

    internal static long SaturatingAdd(long sum, long value) => sum + value is >= 0 and var exact ? exact : long.MaxValue;

    /// <summary>A saturated sum stays one: what is left of "that or more" is not known.</summary>
    internal static long Difference(long sum, long part) => sum == long.MaxValue ? sum : sum - part;
}
