namespace LoadKit.Tests.Time;

public class SimulationTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Test]
    public async Task The_clock_starts_where_told_and_its_readings_agree()
    {
        var time = new VirtualTime(new DateTimeOffset(2024, 2, 29, 23, 59, 59, TimeSpan.FromHours(1)));

        await time.RunAsync(() => Task.Delay(Second * 2, time));

        Assert.Multiple(() =>
        {
            Assert.That(time.GetUtcNow(), Is.EqualTo(new DateTimeOffset(2024, 2, 29, 23, 0, 1, TimeSpan.Zero)));
            Assert.That(time.GetUtcNow().Offset, Is.EqualTo(TimeSpan.Zero));
            Assert.That(time.Elapsed, Is.EqualTo(Second * 2));
            Assert.That(time.GetElapsedTime(0), Is.EqualTo(Second * 2));
            Assert.That(time.TimestampFrequency, Is.EqualTo(10_000_000));
            Assert.That(time.LocalTimeZone, Is.EqualTo(TimeZoneInfo.Utc));
            Assert.That(new VirtualTime().GetUtcNow(), Is.EqualTo(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)));
        });
    }

    [Test]
    public async Task The_result_of_the_body_is_the_result_of_the_run()
    {
        var time = new VirtualTime();

        var result = await time.RunAsync(async () =>
        {
            await Task.Delay(Second, time);
            return 42;
        });

        Assert.That(result, Is.EqualTo(42));
    }

    [Test]
    public async Task One_simulation_after_another_continues_the_clock_and_what_is_left()
    {
        var time = new VirtualTime();
        var trace = new List<string>();

        await time.RunAsync(async () =>
        {
            _ = Note("left over", Second * 3);
            await Note("first", Second);
        });
        await time.RunAsync(() => Note("second", Second * 4));

        Assert.That(trace, Is.EqualTo(new[] { "first at 1", "left over at 3", "second at 5" }));
        async Task Note(string name, TimeSpan pause)
        {
            await Task.Delay(pause, time);
            trace.Add($"{name} at {time.Elapsed.TotalSeconds}");
        }
    }

    [Test]
    public async Task A_second_simulation_at_the_same_time_is_refused()
    {
        var time = new VirtualTime();
        var release = new TaskCompletionSource();
        var first = time.RunAsync(() => Task.Run(release.Task.Wait));

        Assert.That(() => time.RunAsync(() => Task.CompletedTask), Throws.InvalidOperationException);

        release.SetResult();
        await first;
    }

    [Test]
    public async Task A_simulation_inside_itself_is_refused()
    {
        var time = new VirtualTime();

        await Assert.ThrowsAsync<InvalidOperationException>(() => time.RunAsync(() => time.RunAsync(() => Task.CompletedTask)));

        await time.RunAsync(() => Task.Delay(Second, time));
        Assert.That(time.Elapsed, Is.EqualTo(Second));
    }

    [Test]
    public async Task The_outer_clock_stands_still_during_a_simulation_inside_it()
    {
        var (outer, inner) = (new VirtualTime(), new VirtualTime());

        var at = await outer.RunAsync(async () =>
        {
            _ = Task.Delay(Second * 5, outer);
            await Task.Delay(Second, outer);
            await inner.RunAsync(async () =>
            {
                for (var i = 0; i < 100; i++)
                {
                    await Task.Delay(Second, inner).ConfigureAwait(false);
                    await Task.Yield();
                }
            });
            var afterwards = outer.Elapsed;
            await Task.Delay(Second, outer);
            return (afterwards, outer.Elapsed);
        });

        Assert.That(at, Is.EqualTo((Second, Second * 2)));
        Assert.That(inner.Elapsed, Is.EqualTo(Second * 100));
    }

    [Test]
    public async Task Simulated_code_knows_that_it_is_simulated_on_every_thread()
    {
        var time = new VirtualTime();

        var (home, away) = await time.RunAsync(async () => (Look(), await Task.Run(Look)));

        Assert.That(home, Is.EqualTo((true, true, true)));
        Assert.That(away, Is.EqualTo((true, false, true)));
        Assert.That(Look(), Is.EqualTo((false, false, false)));
        (bool, bool, bool) Look() => (time.IsRunning, time.IsSimulationThread, time.IsInside);
    }

    [Test]
    public async Task The_caller_of_a_run_does_not_go_on_on_the_simulation_thread()
    {
        var time = new VirtualTime();

        await time.RunAsync(() => Task.Delay(Second, time)).ConfigureAwait(false);

        Assert.That(time.IsSimulationThread, Is.False);
    }

    [Test]
    public async Task Plain_awaits_return_to_the_simulation_thread_whatever_context_the_caller_has()
    {
        var time = new VirtualTime();
        var callers = new SynchronizationContext();
        SynchronizationContext.SetSynchronizationContext(callers);

        var home = await time.RunAsync(async () =>
        {
            var seen = new List<bool> { time.IsSimulationThread, SynchronizationContext.Current != callers };
            await Task.Delay(Second, time);
            seen.Add(time.IsSimulationThread);
            await Task.Run(() => { });
            seen.Add(time.IsSimulationThread);
            await Task.Delay(Second, time).ConfigureAwait(false);
            seen.Add(time.IsSimulationThread);
            return seen;
        }).ConfigureAwait(false);

        Assert.That(home, Is.All.True);
    }

    [Test]
    public async Task What_one_callback_leaves_on_the_thread_does_not_reach_the_next()
    {
        var time = new VirtualTime();
        var name = new AsyncLocal<string?>();
        var seen = new List<string?>();

        await time.RunAsync(async () =>
        {
            var context = SynchronizationContext.Current!;
            context.Post(_ =>
            {
                name.Value = "left behind";
                SynchronizationContext.SetSynchronizationContext(null);
            }, null);
            context.Post(_ => seen.Add(name.Value + (SynchronizationContext.Current == context)), null);
            await Task.Delay(Second, time);
        });

        Assert.That(seen, Is.EqualTo(new[] { "True" }));
    }

    [Test]
    public async Task A_token_that_a_timer_cancels_may_send_to_its_context()
    {
        var time = new VirtualTime();
        var sent = TimeSpan.Zero;

        await time.RunAsync(async () =>
        {
            using var source = new CancellationTokenSource(Second, time);
            source.Token.Register(() => sent = time.Elapsed, useSynchronizationContext: true);
            await Task.Delay(Second * 2, time);
        });

        Assert.That(sent, Is.EqualTo(Second));
    }

    [Test]
    public async Task Another_thread_may_send_to_the_simulation_thread()
    {
        var time = new VirtualTime();

        var home = await time.RunAsync(async () =>
        {
            var context = SynchronizationContext.Current!;
            var there = false;
            await Task.Run(() => context.Send(_ => there = time.IsSimulationThread, null));
            return there;
        });

        Assert.That(home);
    }

    [Test]
    public async Task Waiting_in_steady_state_allocates_nothing()
    {
        var time = new VirtualTime();

        var allocated = await time.RunAsync(async () =>
        {
            var (done, fired, before) = (new TaskCompletionSource<long>(), 0, 0L);
            var context = SynchronizationContext.Current!;
            SendOrPostCallback posted = _ => { };
            ITimer? timer = null;
            timer = time.CreateTimer(_ =>
            {
                context.Post(posted, null);
                if (++fired == 1000) before = GC.GetAllocatedBytesForCurrentThread();
                if (fired == 2000) done.SetResult(GC.GetAllocatedBytesForCurrentThread() - before);
                else timer!.Change(Second, Timeout.InfiniteTimeSpan);
            }, null, Second, Timeout.InfiniteTimeSpan);
            return await done.Task;
        });

        Assert.That(allocated, Is.LessThan(1000), "bytes for 1,000 timers and posts");
    }
}
