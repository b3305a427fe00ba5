using LoadKit.Histograms;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// How long work waits for a thread of the pool: items that are queued one at a time and say when they ran. While the pool is stuck and all are
/// out, the age of the oldest counts instead, or a stuck second would have next to no samples. One thread only, and nothing is allocated for an item.
/// </summary>
/// <remarks>
/// Waking a pool that has nothing to do costs a third of a millisecond of a core, for its threads spin before they sleep. So a calm pool is asked five
/// times a second and any other a hundred times; an item counts as often as there were ticks since the one before, which its own delay had no part in.
/// </remarks>
internal sealed class PoolProbe
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(10);

    // More than one, so that the delay of the pool is sampled every tick; few, for they wait in the same queue as the users.
    private const int Items = 4;
    private const int TicksWhenCalm = 20;

    // So many ticks without a delay worth a look make it calm.
    private const int Wary = 16;
    private const long Calm = Clock.Millisecond;

    private readonly ProbeItem[] items;
    private readonly HistogramRecorder delays = new();
    private readonly HistogramCursor cursor;
    private readonly HistogramAccumulator scratch = new(HistogramLayout.Default);
    private int wary = Wary;

    public PoolProbe(EngineTime time)
    {
        items = [.. Enumerable.Range(0, Items).Select(_ => new ProbeItem(time))];
        cursor = new HistogramCursor(delays);
    }

    /// <summary>After how many ticks to probe again.</summary>
    public int Rest => wary > 0 ? 1 : TicksWhenCalm;

    /// <summary>Takes in what has run and queues another item.</summary>
    public void Probe(long now)
    {
        var ticks = Rest;
        ProbeItem? free = null;
        var oldest = 0L;
        wary = Math.Max(0, wary - 1);
        foreach (var item in items)
        {
            if (item.TryTake(out var delay))
            {
                Record(delay, item.Ticks);
            }

            if (item.IsOut)
            {
                oldest = Math.Max(oldest, item.Age(now));
            }
            else
            {
                free = item;
            }
        }

        if (free is null)
        {
            Record(oldest, ticks);
        }
        else
        {
            free.Queue(now, ticks);
        }

        wary = oldest > Calm ? Wary : wary;
    }

    /// <summary>The delays since the last reading, in microseconds.</summary>
    public Histogram Read() => cursor.AdvanceInto(scratch) ? scratch.Drain() : Histogram.Empty;

    private void Record(long delay, int ticks)
    {
        wary = delay > Calm ? Wary : wary;
        for (var i = 0; i < ticks; i++)
        {
            delays.Record(Clock.Microseconds(delay));
        }
    }
}
