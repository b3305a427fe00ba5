using LoadKit.Histograms;

namespace LoadKit.Engine;

/// <summary>Reads what one thread has added to one cell since the last time, and adds it to the totals of the series in its stage.</summary>
internal sealed class CellReader(Cell cell)
{
    private HistogramCursor? succeeded;
    private HistogramCursor? failed;
    private HistogramCursor? serviceTime;
    private HistogramCursor? lag;
    private long passes;
    private long failures;

    /// <summary>The latencies that are new: of what succeeded and of what failed.</summary>
    public (Histogram Succeeded, Histogram Failed) Read(CellTotals totals)
    {
        totals.Passes += Gain(ref passes, cell.Passes);
        totals.Failures += Gain(ref failures, cell.Failures);
        Advance(ref serviceTime, cell.ServiceTime, ref totals.ServiceTime);
        Advance(ref lag, cell.Lag, ref totals.Lag);
        return (Advance(ref succeeded, cell.Succeeded, ref totals.Succeeded), Advance(ref failed, cell.Failed, ref totals.Failed));
    }

    private static long Gain(ref long known, long now)
    {
        var gain = now - known;
        known = now;
        return gain;
    }

    private static Histogram Advance(ref HistogramCursor? cursor, HistogramRecorder? recorder, ref HistogramAccumulator? total)
    {
        if (recorder is null)
        {
            return Histogram.Empty;
        }

        var added = (cursor ??= new HistogramCursor(recorder)).Advance();
        if (added.Count > 0)
        {
            (total ??= new HistogramAccumulator(recorder.Layout)).Add(added);
        }

        return added;
    }
}
