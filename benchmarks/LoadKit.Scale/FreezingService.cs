using System.Diagnostics;

namespace LoadKit.Scale;

/// <summary>
/// Answers after a tick of the runtime's timer, 1 to 5 ms, but freezes for one second in ten, from 4.5 to 5.5: every call made then is answered when
/// it thaws. Calls made before go on.
/// </summary>
internal sealed class FreezingService : IDisposable
{
    private readonly CancellationTokenSource over = new();
    private readonly Thread thread;
    private volatile TaskCompletionSource? freeze;

    public FreezingService()
    {
        var start = Stopwatch.GetTimestamp();
        thread = new Thread(() => Freeze(start)) { IsBackground = true, Priority = ThreadPriority.Highest };
        thread.Start();
    }

    public Task CallAsync() => freeze?.Task ?? Task.Delay(1);

    public void Dispose()
    {
        over.Cancel();
        thread.Join();
        over.Dispose();
    }

    private void Freeze(long start)
    {
        for (var next = 4.5; ; next += 10)
        {
            if (!WaitUntil(start, next))
                return;

            var until = freeze = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            WaitUntil(start, next + 1);
            freeze = null;
            until.SetResult();
        }
    }

    // Sleeps most of the time and spins the rest: a freeze that is a millisecond too long would be a tenth of a per cent too long.
    private bool WaitUntil(long start, double seconds)
    {
        var left = TimeSpan.FromSeconds(seconds) - Stopwatch.GetElapsedTime(start);
        if (left > TimeSpan.FromMilliseconds(2) && over.Token.WaitHandle.WaitOne(left - TimeSpan.FromMilliseconds(2)))
            return false;

        while (Stopwatch.GetElapsedTime(start).TotalSeconds < seconds)
            Thread.SpinWait(20);

        return true;
    }
}
