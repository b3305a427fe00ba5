using System.Diagnostics;
using LoadKit.Units;

namespace LoadKit.RealTime.Tests;

/// <summary>
/// Whatever a user waits for takes at least as long as it was asked for: late is the machine's affair, early would be a mistake. Each of twenty
/// users waits for its own number of milliseconds and a bit, for the clock that wakes them goes in milliseconds.
/// </summary>
public class NeverEarlyTests
{
    private const int Users = 20;

    // By user: the waits that were measured, each less what was asked for, in microseconds.
    private readonly List<double>[] beyond = [.. Enumerable.Range(0, Users).Select(_ => new List<double>())];
    private readonly long[] since = new long[Users];

    [Test]
    public async Task A_think_time_in_an_iteration_is_never_short()
    {
        await Run(Type(async (user, ct) =>
        {
            Begin(user);
            await user.Think(Asked(user), ct);
            End(user, Asked(user));
        }));

        Assert.That(beyond, Has.All.Not.Empty);
        Assert.That(beyond, Has.All.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public async Task Think_times_side_by_side_are_never_short()
    {
        await Run(Type(async (user, ct) =>
        {
            Begin(user);
            await Task.WhenAll(user.Think(Asked(user), ct).AsTask(), user.Think(Asked(user) * 1.3, ct).AsTask());
            End(user, Asked(user) * 1.3);
        }));

        Assert.That(beyond, Has.All.Not.Empty);
        Assert.That(beyond, Has.All.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public async Task A_think_time_between_two_iterations_is_never_short()
    {
        var time = 7.3.Milliseconds;

        await Run(Type((user, _) =>
        {
            if (user.Iteration > 1)
            {
                End(user, time);
            }

            Begin(user);
            return ValueTask.CompletedTask;
        }).WithThinkTime(ThinkTime.Constant(time)));

        Assert.That(beyond, Has.All.Not.Empty);
        Assert.That(beyond, Has.All.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public async Task A_paced_iteration_never_starts_before_its_time()
    {
        var pace = 7.3.Milliseconds;

        await Run(Type((user, _) =>
        {
            if (user.Iteration == 1)
            {
                Begin(user);
            }

            End(user, pace * (user.Iteration - 1));
            return ValueTask.CompletedTask;
        }).Paced(pace));

        // A pace counts from when the first iteration was meant to start, which was a moment before it did: who started at once knows best.
        Assert.That(beyond.Max(one => one.Min()), Is.GreaterThan(-100), "microseconds before its time");
        Assert.That(beyond.Sum(one => one.Count), Is.GreaterThan(Users));
    }

    [Test]
    public async Task A_step_never_times_out_before_its_limit()
    {
        // Steps take turns at ending in time and running into the limit: it is the limit of the one that runs which counts.
        var limit = 9.3.Milliseconds;

        await Run(
            Type(async (user, ct) =>
            {
                await user.Step("short", step => Task.Delay(1 + ((int)user.Id % 8), step));
                Begin(user);
                try
                {
                    await user.Step("long", step => Task.Delay(Timeout.Infinite, step));
                }
                catch (TimeoutException)
                {
                    End(user, limit);
                }
            }),
            test => test.WithStepTimeout(limit));

        Assert.That(beyond.Sum(one => one.Count), Is.GreaterThan(Users));
        Assert.That(beyond, Has.All.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public async Task An_iteration_never_times_out_before_its_limit()
    {
        // The limit of an iteration begins when the one before it has ended.
        var limit = 9.3.Milliseconds;

        await Run(
            Type(async (user, ct) =>
            {
                if (user.Iteration % 2 == 1)
                {
                    await Task.Delay(1 + ((int)user.Id % 8), ct);
                    Begin(user);
                    return;
                }

                // The next iteration may have begun when this is called.
                var begun = since[user.Id - 1];
                await using var registration = ct.Register(() => End(user, limit, begun));
                await Task.Delay(Timeout.Infinite, ct);
            }),
            test => test.WithIterationTimeout(limit));

        Assert.That(beyond.Sum(one => one.Count), Is.GreaterThan(Users));
        Assert.That(beyond, Has.All.All.GreaterThanOrEqualTo(0));
    }

    [Test]
    public async Task Nobody_is_cut_off_before_the_end_of_the_graceful_stop()
    {
        var start = Stopwatch.GetTimestamp();
        TimeSpan cutOff = default;

        await LoadTest.Create("end")
            .WithUsers(Load.Closed.Hold(1, 300.Milliseconds), Type(async (_, ct) =>
            {
                await using var registration = ct.Register(() => cutOff = Stopwatch.GetElapsedTime(start));
                await Task.Delay(Timeout.Infinite, ct);
            }))
            .WithGracefulStop(200.Milliseconds)
            .RunAsync();

        Assert.That(cutOff, Is.GreaterThanOrEqualTo(500.Milliseconds));
    }

    private static async Task Run(UserType type, Func<LoadTest, LoadTest>? with = null)
    {
        var test = LoadTest.Create("waits").WithUsers(Load.Closed.Hold(Users, 500.Milliseconds), type);
        await (with?.Invoke(test) ?? test).RunAsync();
    }

    private static UserType Type(Func<VirtualUser, CancellationToken, ValueTask> body) => UserType.Create("user", 1, Scenario.Create("s", body));

    private static TimeSpan Asked(VirtualUser user) => ((int)user.Id * 1_037).Microseconds;

    private void Begin(VirtualUser user) => since[user.Id - 1] = Stopwatch.GetTimestamp();

    private void End(VirtualUser user, TimeSpan asked) => End(user, asked, since[user.Id - 1]);

    private void End(VirtualUser user, TimeSpan asked, long begun)
    {
        var took = Stopwatch.GetElapsedTime(begun);
        lock (beyond)
        {
            beyond[user.Id - 1].Add((took - asked).TotalMicroseconds);
        }
    }
}
