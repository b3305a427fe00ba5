using System.Collections.Immutable;
using LoadKit.Histograms;
using LoadKit.Recording;
using LoadKit.Results;

namespace LoadKit.Engine;

/// <summary>Reads what one thread has added to one cell since the last time.</summary>
/// <param name="cell">What one thread writes.</param>
/// <param name="scratch">Shared by all readers of a collector; empty between two calls.</param>
internal sealed class CellReader(Cell cell, HistogramAccumulator scratch)
{
    private readonly long[] over = new long[cell.Limits];
    private HistogramCursor? succeeded;
    private HistogramCursor? failed;
    private HistogramCursor? serviceTime;
    private HistogramCursor? lag;
    private long passes;
    private long failures;
    private long thought;

    /// <summary>What is new.</summary>
    public SeriesGain Read(Series series, int stage)
    {
        // What goes with a request is read before it, so that no reading has the request without it.
        var gain = new SeriesGain(series, stage)
        {
            Passes = Gain(ref passes, cell.Passes),
            Failures = Gain(ref failures, cell.Failures),
            Over = Over(),
            Thought = Gain(ref thought, cell.Thought),
            ServiceTime = Advance(ref serviceTime, cell.ServiceTime),
            Lag = Advance(ref lag, cell.Lag),
        };
        return gain with { Succeeded = Advance(ref succeeded, cell.Succeeded), Failed = Advance(ref failed, cell.Failed) };
    }

    private ImmutableArray<long> Over()
    {
        if (over.Length == 0)
        {
            return [];
        }

        var gains = new long[over.Length];
        for (var i = 0; i < gains.Length; i++)
        {
            gains[i] = Gain(ref over[i], cell.Over(i));
        }

        return [.. gains];
    }

    private static long Gain(ref long known, long now)
    {
        var gain = now - known;
        known = now;
        return gain;
    }

    private Histogram Advance(ref HistogramCursor? cursor, HistogramRecorder? recorder) =>
        recorder is null || !(cursor ??= new HistogramCursor(recorder)).AdvanceInto(scratch) ? Histogram.Empty : scratch.Drain();
}
