using LoadKit.Histograms;
using LoadKit.Results;
using LoadKit.Time;

namespace LoadKit.Recording;

/// <summary>All that one series has gained in one stage so far.</summary>
internal sealed class SeriesTotals(Series series, int stage)
{
    private HistogramAccumulator? succeeded;
    private HistogramAccumulator? failed;
    private HistogramAccumulator? serviceTime;
    private HistogramAccumulator? lag;
    private long passes;
    private long failures;
    private long thought;

    public void Add(SeriesGain gain)
    {
        Add(ref succeeded, gain.Succeeded);
        Add(ref failed, gain.Failed);
        Add(ref serviceTime, gain.ServiceTime);
        Add(ref lag, gain.Lag);
        passes += gain.Passes;
        failures += gain.Failures;
        thought += gain.Thought;
    }

    public SeriesData ToData() => new(series, stage)
    {
        Succeeded = succeeded?.ToHistogram() ?? Histogram.Empty,
        Failed = failed?.ToHistogram() ?? Histogram.Empty,
        ServiceTime = serviceTime?.ToHistogram(),
        Lag = lag?.ToHistogram(),
        Passes = passes,
        Failures = failures,
        Thought = Clock.Span(thought),
    };

    private static void Add(ref HistogramAccumulator? total, Histogram gain)
    {
        if (gain.Count > 0)
        {
            (total ??= new HistogramAccumulator(gain.Layout)).Add(gain);
        }
    }
}
