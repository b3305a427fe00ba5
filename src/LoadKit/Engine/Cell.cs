using System.Runtime.CompilerServices;

namespace LoadKit.Engine;

/// <summary>
/// What one thread has recorded of one series in one stage. Only that thread writes; the collector reads at any time, which needs no
/// synchronisation: the numbers only grow, and each is read whole.
/// </summary>
internal sealed class Cell
{
    private HistogramRecorder? succeeded;
    private HistogramRecorder? failed;
    private HistogramRecorder? serviceTime;
    private HistogramRecorder? lag;
    private long passes;
    private long failures;

    public HistogramRecorder? Succeeded => Volatile.Read(ref succeeded);

    public HistogramRecorder? Failed => Volatile.Read(ref failed);

    public HistogramRecorder? ServiceTime => Volatile.Read(ref serviceTime);

    public HistogramRecorder? Lag => Volatile.Read(ref lag);

    public long Passes => Volatile.Read(ref passes);

    public long Failures => Volatile.Read(ref failures);

    public void RecordLatency(long nanoseconds, bool isFailure) =>
        Record(ref isFailure ? ref failed : ref succeeded, nanoseconds);

    public void RecordServiceTime(long nanoseconds) => Record(ref serviceTime, nanoseconds);

    public void RecordLag(long nanoseconds) => Record(ref lag, nanoseconds);

    public void Pass() => passes++;

    public void Fail() => failures++;

    /// <summary>Where latencies of what succeeds are recorded; by the cell's thread only.</summary>
    public HistogramRecorder SucceededRecorder() => succeeded ?? Make(ref succeeded);

    private static void Record(ref HistogramRecorder? recorder, long nanoseconds) =>
        (recorder ?? Make(ref recorder)).Record(Clock.Microseconds(nanoseconds));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HistogramRecorder Make(ref HistogramRecorder? recorder)
    {
        Volatile.Write(ref recorder, new HistogramRecorder());
        return recorder!;
    }
}
