using System.Collections.Concurrent;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>Services of every bad kind at once, with ramps, limits of a few milliseconds and a stop in mid-flight: everything adds up.</summary>
public class HostileAccountingTests
{
    private static readonly TimeSpan Ample = 30.Seconds;

    private readonly Census census = new();

    private static IEnumerable<TestCaseData> Loads()
    {
        var closed = Load.Closed.RampTo(60, 100.Milliseconds).RampTo(5, 150.Milliseconds).Spike(80, 50.Milliseconds).Hold(20, 100.Milliseconds);
        yield return new TestCaseData(closed, null).SetArgDisplayNames("closed");
        yield return new TestCaseData(closed, 7.Milliseconds).SetArgDisplayNames("paced");
        yield return new TestCaseData(Load.Open.RampTo(2_000.PerSecond, 200.Milliseconds).Hold(200.Milliseconds).AtMost(100), null).SetArgDisplayNames("open");
    }

    [TestCaseSource(nameof(Loads))]
    public async Task Everything_adds_up_at_the_end_of_the_profile(Load load, TimeSpan? pacing)
    {
        using var service = new ForeignThread();
        var result = await Test(load, pacing, service).RunAsync().WaitAsync(Ample);

        census.Agrees(result);
        Assert.That(result.StopReason, Is.EqualTo(StopReason.Completed));
    }

    [TestCaseSource(nameof(Loads))]
    public async Task Everything_adds_up_when_the_run_is_stopped_in_mid_flight(Load load, TimeSpan? pacing)
    {
        using var service = new ForeignThread();
        using var source = new CancellationTokenSource(220.Milliseconds);
        var result = await Test(load, pacing, service).RunAsync(source.Token).WaitAsync(Ample);

        census.Agrees(result);
    }

    [TestCaseSource(nameof(Loads))]
    public async Task Everything_adds_up_when_iterations_are_left_behind(Load load, TimeSpan? pacing)
    {
        using var service = new ForeignThread();
        var result = await Test(load, pacing, service).WithIterationTimeout(3.Milliseconds).WithStepTimeout(2.Milliseconds).RunAsync().WaitAsync(Ample);

        census.Agrees(result);
        Assert.That(result.Errors.Select(error => error.Kind).Distinct(), Is.SubsetOf(new[] { "timeout", "FormatException", "StepTimeoutException" }));
        Assert.That(result.Stages.Sum(stage => stage.Counts.Failed), Is.GreaterThan(0));
    }

    [Test]
    public async Task The_thread_that_answers_is_not_kept_by_those_whom_it_wakes()
    {
        using var service = new ForeignThread();
        var second = 0;

        // A user waits once, and then never again.
        await LoadTest.Create("inline")
            .WithUsers(Load.Closed.Hold(4, 500.Milliseconds), UserType.Create("user", 1, Scenario.Create("s", (user, _) =>
            {
                if (user.Iteration == 1)
                {
                    return new ValueTask(service.Answer());
                }

                if (user.Iteration == 2)
                {
                    Interlocked.Increment(ref second);
                }

                return ValueTask.CompletedTask;
            })))
            .RunAsync()
            .WaitAsync(Ample);

        Assert.That(second, Is.EqualTo(4), "users that were answered");
    }

    private LoadTest Test(Load load, TimeSpan? pacing, ForeignThread service)
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", (user, ct) =>
        {
            census.Begin();
            return Iterate(user, service, ct);
        }));
        return LoadTest.Create("hostile")
            .WithUsers(load, pacing is { } every ? type.Paced(every) : type)
            .WithGracefulStop(50.Milliseconds);
    }

    private static ValueTask Iterate(VirtualUser user, ForeignThread service, CancellationToken ct)
    {
        switch (user.Random.Next(9))
        {
            case 0:
                Thread.Sleep(1);
                return ValueTask.CompletedTask;
            case 1:
                return new ValueTask(service.Answer());
            case 2:
                return user.Step("foreign", service.Answer);
            case 3:
                return user.Think(user.Random.Next(1, 4).Milliseconds, ct);
            case 4 when user.Random.Next(10) == 0:
                return new ValueTask(Task.Delay(Timeout.Infinite, ct));
            case 5 when user.Random.Next(10) == 0:
                return new ValueTask(new TaskCompletionSource().Task);
            case 6:
                return user.Random.Next(2) == 0 ? throw new FormatException("at once") : user.Step("throws", Throwing);
            case 7:
                return user.Step("spin", () =>
                {
                    Thread.SpinWait(user.Random.Next(100_000));
                    return ValueTask.CompletedTask;
                });
            default:
                return new ValueTask(Task.Delay(user.Random.Next(1, 5), CancellationToken.None));
        }
    }

    private static async Task Throwing()
    {
        await Task.Yield();
        throw new FormatException("later");
    }

    /// <summary>A service that answers on a thread of its own, on which whoever waits goes on.</summary>
    private sealed class ForeignThread : IDisposable
    {
        private readonly BlockingCollection<TaskCompletionSource> asked = [];

        public ForeignThread() => new Thread(Work) { IsBackground = true }.Start();

        public Task Answer()
        {
            var answer = new TaskCompletionSource();
            asked.TryAdd(answer);
            return answer.Task;
        }

        public void Dispose() => asked.CompleteAdding();

        private void Work()
        {
            foreach (var answer in asked.GetConsumingEnumerable())
            {
                answer.SetResult();
            }
        }
    }
}
