namespace LoadKit;

/// <summary>One bucket of a histogram that holds at least one value.</summary>
/// <param name="Lowest">The smallest value that falls into the bucket.</param>
/// <param name="Highest">The largest value that falls into the bucket.</param>
/// <param name="Count">How many values fell into it.</param>
public readonly record struct HistogramBucket(long Lowest, long Highest, long Count);
