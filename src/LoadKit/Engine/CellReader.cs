using System.Collections.Immutable;
using LoadKit.Histograms;

namespace LoadKit.Engine;

/// <summary>Reads what one thread has added to one cell since the last time, and adds it to the totals of the series in its stage.</summary>
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
    public CellGain Read(CellTotals totals)
    {
        var passed = Gain(ref passes, cell.Passes);
        var broken = Gain(ref failures, cell.Failures);
        var slow = Over();
        totals.Passes += passed;
        totals.Failures += broken;
        totals.Thought += Gain(ref thought, cell.Thought);
        Advance(ref serviceTime, cell.ServiceTime, ref totals.ServiceTime);
        Advance(ref lag, cell.Lag, ref totals.Lag);
        return new CellGain(
            Advance(ref succeeded, cell.Succeeded, ref totals.Succeeded),
            Advance(ref failed, cell.Failed, ref totals.Failed),
            passed,
            broken,
            slow);
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

    private Histogram Advance(ref HistogramCursor? cursor, HistogramRecorder? recorder, ref HistogramAccumulator? total)
    {
        if (recorder is null || !(cursor ??= new HistogramCursor(recorder)).AdvanceInto(scratch))
        {
            return Histogram.Empty;
        }

        var added = scratch.Drain();
        (total ??= new HistogramAccumulator(recorder.Layout)).Add(added);
        return added;
    }
}
