using System.Diagnostics;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>The generator shares its machine: among its users, and with whatever else the process does.</summary>
public class SharedMachineTests
{
    [Test]
    public async Task Users_that_never_wait_get_equal_shares()
    {
        var perUser = new long[100];

        await Run(Load.Closed.Hold(100, 1.Seconds), (user, _) =>
        {
            perUser[user.Id - 1]++;
            return ValueTask.CompletedTask;
        });

        TestContext.Out.WriteLine($"fewest {perUser.Min()}, most {perUser.Max()}");
        Assert.That(perUser, Has.All.GreaterThan(0));
        Assert.That(perUser.Max(), Is.LessThan(3 * perUser.Min()));
    }

    [Test]
    public async Task Users_that_never_wait_leave_the_thread_pool_to_others()
    {
        const int Users = 20;
        var delays = new List<double>();
        for (var i = 0; i < 3; i++)
        {
            var (start, before) = (Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);
            var run = Run(Load.Closed.Hold(Users, 700.Milliseconds), static (_, _) => ValueTask.CompletedTask);
            var delay = await Task.Factory.StartNew(() => MedianDelay(500.Milliseconds), TaskCreationOptions.LongRunning);
            await run;

            // These users take all the processors there are. If they got half of them, another process has doubled every delay.
            var share = (Environment.CpuUsage.TotalTime - before) / (Stopwatch.GetElapsedTime(start) * Math.Min(Users, Environment.ProcessorCount));
            TestContext.Out.WriteLine(FormattableString.Invariant($"median delay {delay:0.00} ms with {share:0.00} of the processors"));
            delays.Add(delay * share);
        }

        // What else the machine does can make a delay longer and not shorter.
        Assert.That(delays.Min(), Is.LessThan(5), "milliseconds until a work item begins, in the best of three");
    }

    [Test]
    public async Task A_second_of_load_takes_a_second()
    {
        var took = new List<TimeSpan>();
        for (var i = 0; i < 3; i++)
        {
            var start = Stopwatch.GetTimestamp();
            await Run(Load.Closed.Hold(10, 1.Seconds), static (user, ct) => user.Think(5.Milliseconds, ct));
            took.Add(Stopwatch.GetElapsedTime(start));
        }

        TestContext.Out.WriteLine(string.Join(", ", took));
        Assert.That(took, Has.All.GreaterThanOrEqualTo(1.Seconds));
        Assert.That(took.Min(), Is.LessThan(1.1.Seconds), "the end of the run, its verdict and all, in the best of three");
    }

    [Test]
    public async Task Nothing_is_printed_without_a_reporter()
    {
        var printed = new StringWriter();
        var (output, error) = (Console.Out, Console.Error);
        Console.SetOut(printed);
        Console.SetError(printed);
        try
        {
            var result = await Run(Load.Closed.Hold(5, 1.2.Seconds), static async (user, ct) =>
            {
                await user.Think(20.Milliseconds, ct);
                throw new InvalidOperationException("no service");
            });
            Assert.That(result.Verdict, Is.EqualTo(Verdict.Fail));
        }
        finally
        {
            Console.SetOut(output);
            Console.SetError(error);
        }

        Assert.That(printed.ToString(), Is.Empty);
    }

    private static Task<RunResult> Run(Load load, Func<VirtualUser, CancellationToken, ValueTask> body) => LoadTest.Create("shared")
        .WithUsers(load, UserType.Create("user", 1, Scenario.Create("s", body)))
        .RunAsync();

    // Milliseconds from queueing a work item to its start, queued every 10 ms.
    private static double MedianDelay(TimeSpan length)
    {
        var delays = new List<double>();
        var start = Stopwatch.GetTimestamp();
        using var begun = new SemaphoreSlim(0);
        while (Stopwatch.GetElapsedTime(start) < length)
        {
            var queued = Stopwatch.GetTimestamp();
            ThreadPool.UnsafeQueueUserWorkItem(
                _ =>
                {
                    delays.Add(Stopwatch.GetElapsedTime(queued).TotalMilliseconds);
                    begun.Release();
                },
                null);
            begun.Wait();
            Thread.Sleep(10);
        }

        delays.Sort();
        return delays[delays.Count / 2];
    }
}
