using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Issues;

/// <summary>What overlaps inside one iteration is neither lost nor counted twice.</summary>
public class OverlapTests
{
    private readonly Simulated sim = new();

    [Test]
    public async Task Think_times_that_overlap_are_taken_off_once()
    {
        var result = await Once(async (user, ct) =>
        {
            await Task.WhenAll(user.Think(200.Milliseconds, ct).AsTask(), user.Think(200.Milliseconds, ct).AsTask(), user.Think(300.Milliseconds, ct).AsTask());
            await sim.Answer(150.Milliseconds, ct);
        });

        Assert.That(result.Totals.Requests.Latency.Max, Is.EqualTo(150.Milliseconds).Within(1.Milliseconds));
    }

    [Test]
    public async Task Think_times_that_follow_each_other_after_overlapping_ones_count_each()
    {
        var result = await Once(async (user, ct) =>
        {
            await Task.WhenAll(user.Think(100.Milliseconds, ct).AsTask(), user.Think(50.Milliseconds, ct).AsTask());
            await user.Think(100.Milliseconds, ct);
            await sim.Answer(20.Milliseconds, ct);
        });

        Assert.That(result.Totals.Requests.Latency.Max, Is.EqualTo(20.Milliseconds).Within(1.Milliseconds));
    }

    [Test]
    public async Task The_random_stream_of_a_user_goes_on_after_an_iteration_that_was_left_behind()
    {
        var drawn = new List<int>();
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, _) =>
        {
            drawn.Add(user.Random.Next(1_000_000));
            await sim.Answer(Simulated.Long, CancellationToken.None);
        }));

        await sim.Test(Load.Closed.IterationsPerUser(5, users: 1), type).WithIterationTimeout(1.Seconds).RunAsync();

        Assert.That(drawn.Distinct().Count(), Is.EqualTo(5));
    }

    [Test]
    public async Task A_callback_that_throws_when_the_run_ends_does_not_end_the_run()
    {
        var type = UserType.Create("user", 1, Scenario.Create("s", async (_, ct) =>
        {
            using var registration = ct.Register(static () => throw new FormatException("callback"));
            await sim.Answer(Simulated.Long, ct);
        }));

        var result = await sim.Test(Load.Closed.Hold(1, 1.Seconds), type).WithGracefulStop(1.Seconds).RunAsync();

        Assert.That(result.Stages.Single().Counts.Unfinished, Is.EqualTo(1));
    }

    [Test]
    public async Task A_client_that_times_out_during_the_graceful_stop_is_a_failure()
    {
        using var source = new CancellationTokenSource(1.Seconds, sim.Time);
        var type = UserType.Create("user", 1, Scenario.Create("s", async (user, _) => await user.Step("get", async () =>
        {
            await sim.Answer(3.Seconds, CancellationToken.None);
            throw new TaskCanceledException("the request took too long", new TimeoutException());
        })));

        var result = await sim.Test(Load.Closed.Hold(1, 1.Hours), type).RunAsync(source.Token);

        Assert.That(result.Totals.Counts, Is.EqualTo(new IterationCounts(1, 0, 1, 0, 0)));
    }

    [Test]
    public async Task A_think_time_without_an_end_waits_for_the_end_of_the_run()
    {
        var result = await sim.Test(Load.Closed.Hold(1, 5.Seconds), UserType.Create("user", 1, Scenario.Create("s", (user, ct) => user.Think(TimeSpan.MaxValue, ct))))
            .WithGracefulStop(1.Seconds)
            .RunAsync();

        Assert.That(result.Stages.Single().Counts.Started, Is.EqualTo(1));
    }

    private Task<RunResult> Once(Func<VirtualUser, CancellationToken, Task> body) =>
        sim.Test(Load.Closed.Iterations(1, users: 1), UserType.Create("user", 1, Scenario.Create("s", body))).RunAsync();
}
