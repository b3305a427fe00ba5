namespace LoadKit.Recording;

/// <summary>The intervals of a run: one a second for twenty minutes, or until their histograms take too much; then 2 s, 4 s, 8 s ...</summary>
internal sealed class IntervalTimeline(TimelineLimits limits) : Timeline<Interval>(TimeSpan.Zero, factor: 2, limits)
{
    public static readonly TimelineLimits Limits = new(MostItems: 1_200, MostBytes: 64_000_000, FewestItems: 120);

    private const int BytesOfHistogram = 200;
    private const int BytesOfError = 64;
    private const int BytesOfGauge = 80;
    private const int BytesOfBucket = sizeof(int) + sizeof(long);

    public IntervalTimeline()
        : this(Limits)
    {
    }

    protected override (TimeSpan Start, TimeSpan Length) Span(Interval item) => (item.Start, item.Length);

    protected override Interval Merge(Interval item, Interval next) => item.Merge(next);

    // An interval's own fields take as much as a histogram's. Where nothing failed, all share one empty histogram.
    protected override long BytesOf(Interval item) =>
        BytesOfHistogram + BytesOf(item.Latency, item.FailedLatency) + item.Steps.Sum(step => BytesOf(step.Latency, step.FailedLatency)) + (BytesOfError * item.Errors.Count) + (BytesOfGauge * item.Gauges.Count);

    private static long BytesOf(Histogram latency, Histogram failed) => BytesOf(latency) + (failed.Count > 0 ? BytesOf(failed) : 0);

    private static long BytesOf(Histogram histogram) => BytesOfHistogram + (BytesOfBucket * (long)histogram.Indexes.Length);
}
