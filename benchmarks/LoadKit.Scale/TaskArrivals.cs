using System.Diagnostics;

namespace LoadKit.Scale;

/// <summary>What one writes without a library: once a millisecond, a task for every arrival that is due.</summary>
internal sealed class TaskArrivals(bool ownThread) : Arrivals
{
    private readonly Recorders lag = new(), latency = new();
    private readonly List<Task> unfinished = [];
    private long started;

    public override Histogram Lag => lag.Snapshot();

    /// <summary>From the moment an arrival of the window was due to the end of its body.</summary>
    public Histogram Latency => latency.Snapshot();

    public override async Task RunAsync(int rate, TimeSpan window, Func<ValueTask> body)
    {
        var start = Stopwatch.GetTimestamp();
        var settled = start + (long)(Settling.TotalSeconds * Stopwatch.Frequency);
        var last = (long)((Settling + window).TotalSeconds * rate);
        if (ownThread)
        {
            var thread = new Thread(() =>
            {
                while (StartDue())
                    Thread.Sleep(1);
            });
            thread.Start();
            await Task.Run(thread.Join);
        }
        else
        {
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(1));
            while (StartDue())
                await timer.WaitForNextTickAsync();
        }

        await Task.WhenAll(unfinished);

        bool StartDue()
        {
            unfinished.RemoveAll(task => task.IsCompleted);
            for (var now = Stopwatch.GetTimestamp(); started < last && DueAt(start, started, rate) is var due && due <= now; started++)
                unfinished.Add(Task.Run(() => BeginAsync(due)));

            return started < last;
        }

        async Task BeginAsync(long due)
        {
            if (due >= settled)
                lag.Record(Stopwatch.GetElapsedTime(due));

            await body();
            if (due >= settled)
                latency.Record(Stopwatch.GetElapsedTime(due));
        }
    }
}
