using System.Diagnostics;

namespace LoadKit.Scale;

/// <summary>Queues an item to the thread pool every 10 ms, from a thread of its own, and records how long each waits for a thread.</summary>
internal sealed class Probe
{
    private readonly Recorders delays = new();
    private readonly Thread thread;
    private volatile bool isOver;
    private int queued, ran;

    public Probe()
    {
        thread = new Thread(() =>
        {
            while (!isOver)
            {
                queued++;
                ThreadPool.UnsafeQueueUserWorkItem(Run, Stopwatch.GetTimestamp(), preferLocal: false);
                Thread.Sleep(10);
            }
        });
        thread.Start();
    }

    /// <summary>Ends it; items that have not run yet still wait.</summary>
    public Figures Stop()
    {
        isOver = true;
        thread.Join();
        var (sent, done, delay) = (queued, ran, new Latencies(delays.Snapshot()));
        return new Figures()
            .Add("probe p50", done > 0 ? delay.Percentile(50).TotalSeconds : double.NaN, Unit.Seconds)
            .Add("probe p99", done > 0 ? delay.Percentile(99).TotalSeconds : double.NaN, Unit.Seconds)
            .Add("probes that never ran", sent - done, Unit.Count);
    }

    private void Run(long since)
    {
        delays.Record(Stopwatch.GetElapsedTime(since));
        Interlocked.Increment(ref ran);
    }
}
