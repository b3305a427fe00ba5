namespace LoadKit.Tests.Time;

public class TimerTests
{
    [Test]
    public async Task A_timer_that_rearms_itself_fires_at_each_of_its_times()
    {
        var time = new VirtualTime();
        var fired = new List<TimeSpan>();

        await time.RunAsync(async () =>
        {
            ITimer? timer = null;
            timer = time.CreateTimer(_ =>
            {
                fired.Add(time.Elapsed);
                timer!.Change(Milliseconds(100), Timeout.InfiniteTimeSpan);
            }, null, Milliseconds(100), Timeout.InfiniteTimeSpan);
            await Task.Delay(Milliseconds(450), time);
        });

        Assert.That(fired, Is.EqualTo(new[] { Milliseconds(100), Milliseconds(200), Milliseconds(300), Milliseconds(400) }));
    }

    [Test]
    public async Task A_periodic_timer_fires_at_each_of_its_times()
    {
        var time = new VirtualTime();

        var fired = await Fired(time, Milliseconds(10), Milliseconds(30), Milliseconds(105));

        Assert.That(fired, Is.EqualTo(new[] { Milliseconds(10), Milliseconds(40), Milliseconds(70), Milliseconds(100) }));
    }

    [Test]
    public async Task Timers_due_at_the_same_time_fire_in_the_order_of_arming()
    {
        var time = new VirtualTime();
        var fired = new List<string>();

        await time.RunAsync(async () =>
        {
            var early = time.CreateTimer(_ => fired.Add("armed again"), null, Milliseconds(5), Timeout.InfiniteTimeSpan);
            Arm("a", 20);
            Arm("b", 10);
            Arm("c", 20);
            Arm("d", 10);
            early.Change(Milliseconds(10), Timeout.InfiniteTimeSpan);
            await Task.Delay(Milliseconds(30), time);
        });

        Assert.That(fired, Is.EqualTo(new[] { "b", "d", "armed again", "a", "c" }));
        void Arm(string name, int due) => time.CreateTimer(_ => fired.Add(name), null, Milliseconds(due), Timeout.InfiniteTimeSpan);
    }

    [Test]
    public async Task A_periodic_timer_queues_up_anew_for_each_period()
    {
        var time = new VirtualTime();
        var fired = new List<string>();

        await time.RunAsync(async () =>
        {
            time.CreateTimer(_ => fired.Add("periodic"), null, Milliseconds(10), Milliseconds(10));
            time.CreateTimer(_ => fired.Add("once"), null, Milliseconds(20), Timeout.InfiniteTimeSpan);
            await Task.Delay(Milliseconds(25), time);
        });

        Assert.That(fired, Is.EqualTo(new[] { "periodic", "once", "periodic" }));
    }

    [Test]
    public async Task A_callback_and_all_that_it_posts_run_before_the_next_callback_of_the_same_time()
    {
        var time = new VirtualTime();
        var trace = new List<string>();

        await time.RunAsync(async () => await Task.WhenAll(Walk("a"), Walk("b")));

        Assert.That(trace, Is.EqualTo(new[] { "a wakes", "a goes on", "b wakes", "b goes on" }));
        async Task Walk(string name)
        {
            await Task.Delay(Milliseconds(10), time);
            trace.Add(name + " wakes");
            await Task.Yield();
            trace.Add(name + " goes on");
        }
    }

    [Test]
    public async Task Due_time_zero_fires_at_the_present_time_but_not_inside_the_call()
    {
        var time = new VirtualTime();
        var trace = new List<string>();

        await time.RunAsync(async () =>
        {
            await Task.Delay(Milliseconds(7), time);
            var timer = time.CreateTimer(_ => Note(), null, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            trace.Add("created");
            await Task.Delay(Milliseconds(1), time);
            timer.Change(TimeSpan.Zero, Timeout.InfiniteTimeSpan);
            trace.Add("changed");
            await Task.Delay(Milliseconds(1), time);
        });

        Assert.That(trace, Is.EqualTo(new[] { "created", "fires at 7", "changed", "fires at 8" }));
        void Note() => trace.Add($"fires at {time.Elapsed.TotalMilliseconds}");
    }

    [Test]
    public async Task Times_are_exact_to_a_tenth_of_a_microsecond()
    {
        var time = new VirtualTime();

        var fired = await Fired(time, TimeSpan.FromTicks(1), TimeSpan.FromTicks(3), TimeSpan.FromTicks(8));

        Assert.That(fired.Select(at => at.Ticks), Is.EqualTo(new[] { 1, 4, 7 }));
    }

    [Test]
    public async Task A_periodic_timer_may_change_itself_in_its_callback()
    {
        var time = new VirtualTime();
        var fired = new List<double>();

        await time.RunAsync(async () =>
        {
            ITimer? timer = null;
            timer = time.CreateTimer(_ =>
            {
                fired.Add(time.Elapsed.TotalMilliseconds);
                if (fired.Count == 2) timer!.Change(Milliseconds(1), Milliseconds(3));
            }, null, Milliseconds(10), Milliseconds(10));
            await Task.Delay(Milliseconds(26), time);
        });

        Assert.That(fired, Is.EqualTo(new[] { 10.0, 20, 21, 24 }));
    }

    [Test]
    public async Task A_periodic_timer_that_is_disposed_in_its_callback_fires_no_more([Values] bool async)
    {
        var time = new VirtualTime();
        var fired = new List<double>();
        ITimer? timer = null;

        await time.RunAsync(async () =>
        {
            timer = time.CreateTimer(_ =>
            {
                fired.Add(time.Elapsed.TotalMilliseconds);
                if (async) timer!.DisposeAsync().AsTask().Wait();
                else timer!.Dispose();
            }, null, Milliseconds(10), Milliseconds(10));
            await Task.Delay(Milliseconds(50), time);
        });

        Assert.That(fired, Is.EqualTo(new[] { 10.0 }));
        Assert.That(timer!.Change(Milliseconds(1), Milliseconds(1)), Is.False);
    }

    [Test]
    public async Task An_infinite_due_time_disarms()
    {
        var time = new VirtualTime();
        var fired = new List<TimeSpan>();

        await time.RunAsync(async () =>
        {
            var timer = time.CreateTimer(_ => fired.Add(time.Elapsed), null, Milliseconds(10), Milliseconds(10));
            await Task.Delay(Milliseconds(15), time);
            timer.Change(Timeout.InfiniteTimeSpan, Milliseconds(10));
            await Task.Delay(Milliseconds(30), time);
        });

        Assert.That(fired, Is.EqualTo(new[] { Milliseconds(10) }));
    }

    [TestCase(-1L)]
    [TestCase(-20_000L)]
    [TestCase(42_949_672_950_000L)]
    public void Due_times_and_periods_out_of_range_are_refused(long ticks)
    {
        var time = new VirtualTime();
        var timer = time.CreateTimer(_ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        var wrong = TimeSpan.FromTicks(ticks);

        Assert.Multiple(() =>
        {
            Assert.That(() => time.CreateTimer(_ => { }, null, wrong, TimeSpan.Zero), Refuses("dueTime"));
            Assert.That(() => time.CreateTimer(_ => { }, null, TimeSpan.Zero, wrong), Refuses("period"));
            Assert.That(() => timer.Change(wrong, TimeSpan.Zero), Refuses("dueTime"));
            Assert.That(() => timer.Change(TimeSpan.Zero, wrong), Refuses("period"));
            Assert.That(() => time.CreateTimer(null!, null, TimeSpan.Zero, TimeSpan.Zero), Throws.ArgumentNullException);
        });
    }

    [Test]
    public async Task A_callback_runs_without_a_context_in_the_execution_context_of_its_creation()
    {
        var time = new VirtualTime();
        var name = new AsyncLocal<string?>();
        var seen = new List<string>();

        await time.RunAsync(async () =>
        {
            name.Value = "creation";
            time.CreateTimer(_ => Look(), null, Milliseconds(1), Timeout.InfiniteTimeSpan);
            using (ExecutionContext.SuppressFlow())
                time.CreateTimer(_ => Look(), null, Milliseconds(2), Timeout.InfiniteTimeSpan);
            name.Value = "later";
            await Task.Delay(Milliseconds(3), time);
        });

        Assert.That(seen, Is.EqualTo(new[] { "creation without a context", " without a context" }));
        void Look() => seen.Add(name.Value + (SynchronizationContext.Current is null ? " without a context" : " with a context"));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public async Task Timers_fire_at_exactly_their_due_time_in_the_order_of_due_time_and_arming(ushort[] dueTimes)
    {
        var time = new VirtualTime();
        var fired = new List<(int Timer, long At)>();
        var due = dueTimes.Select(ticks => (long)ticks % 100).ToArray();

        await time.RunAsync(async () =>
        {
            for (var i = 0; i < due.Length; i++)
                time.CreateTimer(Note, i, TimeSpan.FromTicks(due[i]), Timeout.InfiniteTimeSpan);
            await Task.Delay(Milliseconds(1), time);
        });

        Assert.That(fired, Is.EqualTo(due.Select((at, index) => (index, at)).OrderBy(timer => timer.at)));
        void Note(object? index) => fired.Add(((int)index!, time.Elapsed.Ticks));
    }

    [FsCheck.NUnit.Property(MaxTest = 200)]
    public async Task Timers_that_are_changed_and_disposed_at_random_fire_as_last_told((byte Timer, ushort Due)[] changes)
    {
        var time = new VirtualTime();
        var fired = new List<(int Timer, long At)>();
        var expected = new Dictionary<int, (long At, int Order)>();

        await time.RunAsync(async () =>
        {
            var timers = Enumerable.Range(0, 256)
                .Select(index => time.CreateTimer(_ => Note(index), null, Timeout.InfiniteTimeSpan, TimeSpan.Zero))
                .ToArray();
            for (var order = 0; order < changes.Length; order++)
            {
                var (timer, due) = (changes[order].Timer % 32, changes[order].Due % 1000);
                if (due < 100) timers[timer].Dispose();
                var armed = timers[timer].Change(TimeSpan.FromTicks(due), Timeout.InfiniteTimeSpan);
                if (armed) expected[timer] = (due, order);
                else expected.Remove(timer);
            }

            await Task.Delay(Milliseconds(1), time);
        });

        Assert.That(fired, Is.EqualTo(expected.OrderBy(timer => timer.Value).Select(timer => (timer.Key, timer.Value.At))));
        void Note(int timer) => fired.Add((timer, time.Elapsed.Ticks));
    }

    private static NUnit.Framework.Constraints.IResolveConstraint Refuses(string parameter) =>
        Throws.InstanceOf<ArgumentOutOfRangeException>().With.Property(nameof(ArgumentException.ParamName)).EqualTo(parameter);

    private static TimeSpan Milliseconds(int count) => TimeSpan.FromMilliseconds(count);

    private static async Task<List<TimeSpan>> Fired(VirtualTime time, TimeSpan due, TimeSpan period, TimeSpan until)
    {
        var fired = new List<TimeSpan>();
        await time.RunAsync(async () =>
        {
            var end = new TaskCompletionSource();
            using var timer = time.CreateTimer(_ => fired.Add(time.Elapsed), null, due, period);
            using var last = time.CreateTimer(_ => end.SetResult(), null, until, Timeout.InfiniteTimeSpan);
            await end.Task;
        });
        return fired;
    }
}
