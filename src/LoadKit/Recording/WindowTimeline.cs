using LoadKit.Results;
using LoadKit.Time;

namespace LoadKit.Recording;

/// <summary>
/// The windows of a run: one a second as long as they fit, then ten seconds, then a hundred. Their borders are aligned with the start of the
/// longest stretch of constant load, as those of the verdicts on it are: a verdict on ten-second windows is then the same to the last bit.
/// </summary>
internal sealed class WindowTimeline(TimeSpan origin, TimelineLimits limits, LatencyLimits latencies) : Timeline<Window>(origin, factor: 10, limits)
{
    public static readonly TimelineLimits Limits = new(MostItems: 200_000, MostBytes: 32_000_000, FewestItems: 1_000);

    // The window, its packed counts, the array's header and the place in the list.
    private const int BytesOfWindow = 128;

    private readonly CountKeys keys = new(latencies);

    public WindowTimeline(IEnumerable<PlannedStage> stages, LatencyLimits latencies)
        : this(OriginOf(stages), Limits, latencies)
    {
    }

    /// <summary>When the longest stretch of constant load of one population begins; the start of the run when there is none.</summary>
    public static TimeSpan OriginOf(IEnumerable<PlannedStage> stages)
    {
        var (start, end, longest, origin) = (0L, 0L, 0L, 0L);
        foreach (var stage in stages.Where(stage => stage.Stage.IsSteady))
        {
            // A population's stages follow each other; the next population's begin at zero again.
            start = stage.Start == end ? start : stage.Start;
            end = stage.End;
            if (end - start > longest)
            {
                (longest, origin) = (end - start, start);
            }
        }

        return Clock.Span(origin);
    }

    protected override Window Kept(Window item) => item with { Counts = PackedCounts.Of(keys, item.Counts) };

    protected override (TimeSpan Start, TimeSpan Length) Span(Window item) => (item.Start, item.Length);

    protected override Window Merge(Window item, Window next) =>
        new(item.Start, next.End - item.Start, ((PackedCounts)item.Counts).Add((PackedCounts)next.Counts));

    protected override long BytesOf(Window item) => BytesOfWindow + ((PackedCounts)item.Counts).Bytes;
}
