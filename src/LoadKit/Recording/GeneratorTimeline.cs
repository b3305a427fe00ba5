using LoadKit.Results;

namespace LoadKit.Recording;

/// <summary>The samples of the generator: one a second for twenty minutes, then 2 s, 4 s, 8 s ...</summary>
internal sealed class GeneratorTimeline(TimelineLimits limits) : Timeline<GeneratorSample>(TimeSpan.Zero, factor: 2, limits)
{
    public static readonly TimelineLimits Limits = new(MostItems: 1_200, MostBytes: 8_000_000, FewestItems: 120);

    private const int BytesOfSample = 400;
    private const int BytesOfBucket = sizeof(int) + sizeof(long);

    public GeneratorTimeline()
        : this(Limits)
    {
    }

    protected override (TimeSpan Start, TimeSpan Length) Span(GeneratorSample item) => (item.Start, item.Length);

    protected override GeneratorSample Merge(GeneratorSample item, GeneratorSample next) => item.Merge(next);

    protected override long BytesOf(GeneratorSample item) => BytesOfSample + (BytesOfBucket * (long)item.PoolDelay.Indexes.Length);
}
