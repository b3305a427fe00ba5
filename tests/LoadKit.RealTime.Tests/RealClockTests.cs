using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>What only a real clock can show. Bounds are wide: the machine may be busy.</summary>
public class RealClockTests
{
    [Test]
    public async Task A_closed_load_keeps_its_users_at_work()
    {
        var result = await LoadTest.Create("closed")
            .WithUsers(Load.Closed.RampTo(20, over: 500.Milliseconds).Hold(2.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
            {
                await user.Step("get", () => Task.Delay(20, ct));
                await user.Think(80.Milliseconds, ct);
            })))
            .RunAsync();

        // 20 users, a good 100 ms each: 400 iterations if the machine does nothing else.
        Assert.That(result.Totals.Counts.Succeeded, Is.InRange(50, 400));
        Assert.That(result.Totals.Requests.Latency.Percentile(50), Is.InRange(15.Milliseconds, 200.Milliseconds), "Task.Delay may fire up to 5 ms early");
    }

    [Test]
    public async Task An_open_load_starts_every_arrival()
    {
        var result = await LoadTest.Create("open")
            .WithUsers(Load.Open.Hold(500.PerSecond, 2.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Step("get", () => Task.Delay(5, ct)))))
            .RunAsync();

        Assert.That(result.Totals.Counts.Started, Is.EqualTo(1000));
        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(1000));
        Assert.That(result.Totals.Iterations.Lag.Percentile(50), Is.LessThan(200.Milliseconds));
    }

    [Test]
    public async Task Two_load_tests_may_run_at_once()
    {
        var tests = Enumerable.Range(0, 2).Select(i => LoadTest.Create($"test {i}")
            .WithUsers(Load.Closed.Hold(5, 1.Seconds), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) =>
            {
                for (var k = 0; k <= i; k++)
                {
                    await user.Step($"step of {i}", () => Task.Delay(10, ct));
                }
            })))
            .RunAsync());

        var results = await Task.WhenAll(tests);

        Assert.That(results.Select(result => result.Steps.Single().Name), Is.EqualTo(["step of 0", "step of 1"]));
        Assert.That(results[1].Totals.Requests.Count, Is.EqualTo(2 * results[1].Totals.Counts.Succeeded));
    }

    [Test]
    public async Task Cancelling_ends_the_run_at_once_when_nothing_runs()
    {
        using var source = new CancellationTokenSource(300);
        var time = TimeProvider.System.GetTimestamp();

        var result = await LoadTest.Create("cancelled")
            .WithUsers(Load.Open.Hold(0.1.PerSecond, 1.Hours), UserType.Create("user", 1, Scenario.Create("s", (_, _) => ValueTask.CompletedTask)))
            .RunAsync(source.Token);

        Assert.That(result.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(TimeProvider.System.GetElapsedTime(time), Is.LessThan(5.Seconds));
    }

    [Test]
    public async Task A_provider_with_timers_of_its_own_is_used()
    {
        var result = await LoadTest.Create("provided")
            .WithTimeProvider(new Wrapped())
            .WithUsers(Load.Closed.Iterations(50, users: 5), UserType.Create("user", 1, Scenario.Create("s", async (user, ct) => await user.Think(20.Milliseconds, ct))))
            .RunAsync()
            .WaitAsync(30.Seconds);

        Assert.That(result.Totals.Counts.Succeeded, Is.EqualTo(50));
    }

    private sealed class Wrapped : TimeProvider;
}
