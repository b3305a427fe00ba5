using System.Threading.Channels;

namespace LoadKit.Tests.Time;

/// <summary>Every usual way to wait, alone and by a crowd: whatever thread it goes on on, it goes on at the exact time.</summary>
public class EscapeTests
{
    private const int Rounds = 20;

    public static readonly TestCaseData[] Constructs =
    [
        Construct("Task.Delay", (time, pause) => Task.Delay(pause, time)),
        Construct("Task.Delay, ConfigureAwait(false)", async (time, pause) => await Task.Delay(pause, time).ConfigureAwait(false)),
        Construct("Task.Yield", async (time, pause) =>
        {
            await Task.Delay(pause, time);
            await Task.Yield();
        }),
        Construct("ConfigureAwait(false), then Task.Yield", async (time, pause) =>
        {
            await Task.Delay(pause, time).ConfigureAwait(false);
            await Task.Yield();
        }),
        Construct("a token with a timeout", (time, pause) => Cancelled(time, pause, ConfigureAwaitOptions.ContinueOnCapturedContext)),
        Construct("a token with a timeout, ConfigureAwait(false)", (time, pause) => Cancelled(time, pause, ConfigureAwaitOptions.None)),
        Construct("WaitAsync", async (time, pause) =>
        {
            try
            {
                await new TaskCompletionSource().Task.WaitAsync(pause, time);
            }
            catch (TimeoutException)
            {
            }
        }),
        Construct("WaitAsync, ConfigureAwait(false)", async (time, pause) =>
            await new TaskCompletionSource().Task.WaitAsync(pause, time).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing)),
        Construct("PeriodicTimer", async (time, pause) =>
        {
            using var timer = new PeriodicTimer(pause, time);
            await timer.WaitForNextTickAsync();
        }),
        Construct("PeriodicTimer, ConfigureAwait(false)", async (time, pause) =>
        {
            using var timer = new PeriodicTimer(pause, time);
            await timer.WaitForNextTickAsync().ConfigureAwait(false);
        }),
        Construct("RunContinuationsAsynchronously", async (time, pause) => await Completed(time, pause)),
        Construct("RunContinuationsAsynchronously, ConfigureAwait(false)", async (time, pause) =>
            await Completed(time, pause).ConfigureAwait(false)),
        Construct("SemaphoreSlim", async (time, pause) => await Released(time, pause)),
        Construct("SemaphoreSlim, ConfigureAwait(false)", async (time, pause) => await Released(time, pause).ConfigureAwait(false)),
        Construct("Channel.ReadAsync", async (time, pause) => await Written(time, pause)),
        Construct("Channel.ReadAsync, ConfigureAwait(false)", async (time, pause) => await Written(time, pause).ConfigureAwait(false)),
        Construct("Task.Run", async (time, pause) => await Task.Run(async () =>
        {
            Thread.SpinWait(1000);
            await Task.Delay(pause, time);
            Thread.SpinWait(1000);
        })),
        Construct("Task.Run, ConfigureAwait(false)", async (time, pause) =>
        {
            await Task.Delay(pause, time).ConfigureAwait(false);
            await Task.Run(() => Thread.SpinWait(1000)).ConfigureAwait(false);
        }),
        Construct("work longer than the check's patience", async (time, pause) =>
        {
            await Task.Delay(pause, time);
            await Task.Run(() => Thread.Sleep(1)).ConfigureAwait(false);
        }),
        Construct("a thread of its own", async (time, pause) =>
        {
            await Task.Delay(pause, time);
            var done = new TaskCompletionSource();
            var thread = new Thread(() => Task.Run(done.SetResult));
            thread.Start();
            thread.Join();
            await done.Task.ConfigureAwait(false);
        }),
    ];

    [TestCaseSource(nameof(Constructs))]
    public async Task Every_wait_ends_at_its_exact_time(Func<VirtualTime, TimeSpan, Task> wait)
    {
        var time = new VirtualTime();

        var times = await time.RunAsync(() => Loop(time, wait, TimeSpan.FromMilliseconds(1000)));

        Assert.That(times, Is.EqualTo(Enumerable.Range(1, Rounds).Select(round => round * 1000.0)));
    }

    [TestCaseSource(nameof(Constructs))]
    public async Task Every_wait_ends_at_its_exact_time_in_a_crowd(Func<VirtualTime, TimeSpan, Task> wait)
    {
        var time = new VirtualTime();

        var times = await time.RunAsync(() => Task.WhenAll(
            Enumerable.Range(1, 30).Select(user => Loop(time, wait, TimeSpan.FromMilliseconds(user)))));

        for (var user = 1; user <= 30; user++)
            Assert.That(times[user - 1], Is.EqualTo(Enumerable.Range(1, Rounds).Select(round => (double)round * user)), $"user {user}");
    }

    [TestCaseSource(nameof(Constructs))]
    public async Task Every_wait_ends_at_its_exact_time_beside_strangers_in_the_pool(Func<VirtualTime, TimeSpan, Task> wait)
    {
        using var end = new ManualResetEventSlim();
        using var started = new CountdownEvent(1);
        var stranger = Task.Run(() =>
        {
            started.Signal();
            end.Wait();
        });
        started.Wait();
        var time = new VirtualTime();

        var times = await time.RunAsync(() => Loop(time, wait, TimeSpan.FromMilliseconds(10)));

        end.Set();
        await stranger;
        Assert.That(times, Is.EqualTo(Enumerable.Range(1, Rounds).Select(round => round * 10.0)));
    }

    private static async Task<double[]> Loop(VirtualTime time, Func<VirtualTime, TimeSpan, Task> wait, TimeSpan pause)
    {
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            await wait(time, pause);
            times[round] = time.Elapsed.TotalMilliseconds;
        }

        return times;
    }

    private static async Task Cancelled(VirtualTime time, TimeSpan pause, ConfigureAwaitOptions options)
    {
        using var source = new CancellationTokenSource(pause, time);
        await Task.Delay(TimeSpan.FromDays(1), time, source.Token).ConfigureAwait(options | ConfigureAwaitOptions.SuppressThrowing);
    }

    private static Task Completed(VirtualTime time, TimeSpan pause)
    {
        var source = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        time.CreateTimer(_ => source.SetResult(), null, pause, Timeout.InfiniteTimeSpan);
        return source.Task;
    }

    private static Task Released(VirtualTime time, TimeSpan pause)
    {
        var semaphore = new SemaphoreSlim(0);
        time.CreateTimer(_ => semaphore.Release(), null, pause, Timeout.InfiniteTimeSpan);
        return semaphore.WaitAsync();
    }

    private static ValueTask<int> Written(VirtualTime time, TimeSpan pause)
    {
        var channel = Channel.CreateUnbounded<int>();
        time.CreateTimer(_ => channel.Writer.TryWrite(1), null, pause, Timeout.InfiniteTimeSpan);
        return channel.Reader.ReadAsync();
    }

    private static TestCaseData Construct(string name, Func<VirtualTime, TimeSpan, Task> wait) =>
        new TestCaseData(wait).SetArgDisplayNames(name);
}
