using System.Collections.Immutable;

namespace LoadKit.Results;

/// <summary>
/// The latencies at which objectives turn. What took longer is counted apart while it is measured, exactly: a histogram's bucket that straddles
/// a limit can't tell on which side of it a request was.
/// </summary>
/// <threadsafety>Immutable.</threadsafety>
internal sealed class LatencyLimits(IEnumerable<Slo> slos)
{
    private readonly ImmutableArray<Slo> slos = [.. slos.Where(slo => slo.ExactLimits.Any())];

    public static LatencyLimits None { get; } = new([]);

    /// <summary>The limits of all objectives that count the series, ascending and different.</summary>
    public ImmutableArray<TimeSpan> Of(Series series) => slos.IsEmpty
        ? []
        : [.. slos.Where(slo => series.IsCountedBy(slo.Scope)).SelectMany(slo => slo.ExactLimits).Distinct().Order()];
}
