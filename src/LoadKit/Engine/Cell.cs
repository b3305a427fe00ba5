using System.Runtime.CompilerServices;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// What one thread has recorded of one series in one stage. Only that thread writes; the collector reads at any time, which needs no
/// synchronisation: the numbers only grow, and each is read whole.
/// </summary>
/// <param name="limits">Latencies, ascending, in nanoseconds: successes over each are counted apart.</param>
internal sealed class Cell(long[] limits)
{
    private readonly long[] over = new long[limits.Length];
    private HistogramRecorder? succeeded;
    private HistogramRecorder? failed;
    private HistogramRecorder? serviceTime;
    private HistogramRecorder? lag;
    private long passes;
    private long failures;
    private long thought;

    public HistogramRecorder? Succeeded => Volatile.Read(ref succeeded);

    public HistogramRecorder? Failed => Volatile.Read(ref failed);

    public HistogramRecorder? ServiceTime => Volatile.Read(ref serviceTime);

    public HistogramRecorder? Lag => Volatile.Read(ref lag);

    public long Passes => Volatile.Read(ref passes);

    public long Failures => Volatile.Read(ref failures);

    /// <summary>Nanoseconds of think time, inside iterations and after them.</summary>
    public long Thought => Volatile.Read(ref thought);

    public int Limits => limits.Length;

    /// <summary>How many successes took longer than a limit. To be read before the histogram, so that it never has more than that.</summary>
    public long Over(int limit) => Volatile.Read(ref over[limit]);

    public void RecordLatency(long nanoseconds, bool isFailure)
    {
        if (isFailure)
        {
            Record(ref failed, nanoseconds);
        }
        else
        {
            Record(ref succeeded, nanoseconds);
            CountOver(nanoseconds);
        }
    }

    /// <summary>Where latencies of what succeeds are recorded, each to be told to <see cref="CountOver"/> after; by the cell's thread only.</summary>
    public HistogramRecorder SucceededRecorder() => succeeded ?? Make(ref succeeded);

    /// <summary>Counts a success over the limits that it took longer than.</summary>
    public void CountOver(long nanoseconds)
    {
        for (var i = 0; i < limits.Length && nanoseconds > limits[i]; i++)
        {
            Volatile.Write(ref over[i], over[i] + 1);
        }
    }

    public void RecordServiceTime(long nanoseconds) => Record(ref serviceTime, nanoseconds);

    public void RecordLag(long nanoseconds) => Record(ref lag, nanoseconds);

    public void RecordThought(long nanoseconds) => thought += nanoseconds;

    public void Pass(long count = 1) => passes += count;

    public void Fail() => failures++;

    private static void Record(ref HistogramRecorder? recorder, long nanoseconds) =>
        (recorder ?? Make(ref recorder)).Record(Clock.Microseconds(nanoseconds));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static HistogramRecorder Make(ref HistogramRecorder? recorder)
    {
        Volatile.Write(ref recorder, new HistogramRecorder());
        return recorder!;
    }
}
