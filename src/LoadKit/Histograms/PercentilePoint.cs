namespace LoadKit;

/// <summary>One point of a percentile curve.</summary>
/// <param name="Percentile">0 to 100.</param>
/// <param name="Value">The value that this percentage of the values does not exceed.</param>
/// <param name="CumulativeCount">How many values lie at or below it.</param>
public readonly record struct PercentilePoint(double Percentile, long Value, long CumulativeCount);
