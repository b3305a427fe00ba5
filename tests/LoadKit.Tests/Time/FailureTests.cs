namespace LoadKit.Tests.Time;

public class FailureTests
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [TestCase(83_456, "00:01:23.456")]
    [TestCase(180_000_001, "50:00:00.001")]
    public async Task Waiting_for_what_nothing_will_complete_fails_with_the_time(long milliseconds, string at)
    {
        var time = new VirtualTime();

        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => time.RunAsync(async () =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(milliseconds), time);
            await new TaskCompletionSource().Task;
        }));

        Assert.That(error!.Message, Is.EqualTo(
            $"nothing left to wait for at {at} (virtual time): the simulated code waits for something that neither a timer of this " +
            "TimeProvider nor running code will complete"));
    }

    [Test]
    public async Task What_another_thread_completes_within_the_grace_is_waited_for([Values] bool byTimer)
    {
        var time = new VirtualTime();
        var completion = new TaskCompletionSource();
        var stranger = new Thread(() =>
        {
            Thread.Sleep(50);
            if (byTimer) time.CreateTimer(_ => completion.SetResult(), null, Second, Timeout.InfiniteTimeSpan);
            else completion.SetResult();
        });
        stranger.UnsafeStart();

        await time.RunAsync(() => completion.Task);

        Assert.That(time.Elapsed, Is.EqualTo(byTimer ? Second : TimeSpan.Zero));
    }

    [Test]
    public async Task Long_work_on_another_thread_is_no_deadlock()
    {
        var time = new VirtualTime();

        await time.RunAsync(async () => await Task.Run(() => Thread.Sleep(400)));

        Assert.That(time.Elapsed, Is.EqualTo(TimeSpan.Zero));
    }

    [Test]
    public async Task The_exception_of_the_body_surfaces([Values] bool atOnce)
    {
        var time = new VirtualTime();

        await Assert.ThrowsAsync<NotSupportedException>(() => time.RunAsync(atOnce ? () => throw new NotSupportedException() : async () =>
        {
            await Task.Delay(Second, time);
            throw new NotSupportedException();
        }));
    }

    [Test]
    public async Task The_cancellation_of_the_body_surfaces_with_its_token()
    {
        var time = new VirtualTime();
        using var source = new CancellationTokenSource(Second, time);

        var run = time.RunAsync(() => Task.Delay(Second * 2, time, source.Token));
        var error = await Assert.ThrowsAsync<TaskCanceledException>(() => run);

        Assert.That(run.IsCanceled);
        Assert.That(error!.CancellationToken, Is.EqualTo(source.Token));
        Assert.That(time.Elapsed, Is.EqualTo(Second));
    }

    [Test]
    public async Task The_exception_of_a_timer_callback_ends_the_simulation()
    {
        var time = new VirtualTime();
        time.CreateTimer(_ => throw new NotSupportedException("callback"), null, Second, Timeout.InfiniteTimeSpan);

        var error = await Assert.ThrowsAsync<NotSupportedException>(() => time.RunAsync(() => Task.Delay(Second * 2, time)));

        Assert.That(error!.Message, Is.EqualTo("callback"));
        Assert.That(time.Elapsed, Is.EqualTo(Second));
    }

    [Test]
    public async Task The_exception_of_an_async_void_method_ends_the_simulation()
    {
        var time = new VirtualTime();

        await Assert.ThrowsAsync<NotSupportedException>(() => time.RunAsync(() =>
        {
            Fail();
            return Task.Delay(Second * 2, time);
        }));

        Assert.That(time.Elapsed, Is.EqualTo(Second));
        async void Fail()
        {
            await Task.Delay(Second, time);
            throw new NotSupportedException();
        }
    }

    [Test]
    public async Task What_was_posted_behind_a_failing_callback_runs_in_the_next_simulation()
    {
        var time = new VirtualTime();
        var seen = new List<string>();

        await Assert.ThrowsAsync<NotSupportedException>(() => time.RunAsync(() =>
        {
            var context = SynchronizationContext.Current!;
            context.Post(_ => throw new NotSupportedException(), null);
            context.Post(_ => seen.Add("behind"), null);
            return Task.Delay(Second, time);
        }));
        Assert.That(seen, Is.Empty);

        await time.RunAsync(() => Task.Delay(Second, time));

        Assert.That(seen, Is.EqualTo(new[] { "behind" }));
    }

    [Test]
    public void A_run_without_a_body_is_refused()
    {
        var time = new VirtualTime();

        Assert.Multiple(() =>
        {
            Assert.That(() => time.RunAsync(null!), Throws.ArgumentNullException);
            Assert.That(() => time.RunAsync<int>(null!), Throws.ArgumentNullException);
            Assert.That(async () => await time.RunAsync(() => null!), Throws.InvalidOperationException);
        });
    }
}
