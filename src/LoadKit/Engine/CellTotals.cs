using LoadKit.Histograms;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>All that was read so far of one series in one stage, from all threads. The collector's own.</summary>
internal sealed class CellTotals
{
    public HistogramAccumulator? Succeeded;
    public HistogramAccumulator? Failed;
    public HistogramAccumulator? ServiceTime;
    public HistogramAccumulator? Lag;
    public long Passes;
    public long Failures;
    public long Thought;

    public SeriesData ToData(Series series, int stage) => new(series, stage)
    {
        Succeeded = Succeeded?.ToHistogram() ?? Histogram.Empty,
        Failed = Failed?.ToHistogram() ?? Histogram.Empty,
        ServiceTime = ServiceTime?.ToHistogram(),
        Lag = Lag?.ToHistogram(),
        Passes = Passes,
        Failures = Failures,
        Thought = Clock.Span(Thought),
    };
}
