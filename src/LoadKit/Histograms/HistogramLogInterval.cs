namespace LoadKit;

/// <summary>One interval of a histogram log.</summary>
/// <param name="Tag">What was measured, where a log has several series; null when the line has no tag.</param>
/// <param name="Start">When the interval began.</param>
/// <param name="Length">How long it took.</param>
/// <param name="Histogram">What was recorded in it, exact to the bucket.</param>
public sealed record HistogramLogInterval(string? Tag, DateTimeOffset Start, TimeSpan Length, Histogram Histogram);
