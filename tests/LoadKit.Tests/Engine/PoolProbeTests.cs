using LoadKit.Engine;
using LoadKit.Units;

namespace LoadKit.Tests.Engine;

/// <summary>The probe with a pool that runs what it is told to, when it is told to.</summary>
public sealed class PoolProbeTests
{
    private readonly HandMade time = new();

    [Test]
    public void An_item_tells_how_long_it_waited()
    {
        var probe = new PoolProbe(time);
        probe.Probe(time.Now);
        time.Pass(3.Milliseconds);
        time.RunNext();
        time.Pass(7.Milliseconds);
        probe.Probe(time.Now);

        Assert.That(probe.Read(), Is.EqualTo(Support.MadeRun.Times((3, 1))));
        Assert.That(probe.Read().Count, Is.Zero, "it was read");
    }

    [Test]
    public void While_all_items_are_stuck_the_oldest_tells_its_age_and_nothing_more_is_queued()
    {
        var probe = new PoolProbe(time);
        for (var tick = 0; tick < 20; tick++)
        {
            probe.Probe(time.Now);
            time.Pass(10.Milliseconds);
        }

        Assert.That(time.Queued, Is.EqualTo(4));
        Assert.That(probe.Read(), Is.EqualTo(Support.MadeRun.Times([.. Enumerable.Range(4, 16).Select(tick => (10.0 * tick, 1))])));
    }

    [Test]
    public void A_calm_pool_is_asked_less_often_and_each_answer_stands_for_the_time_before_it()
    {
        var probe = new PoolProbe(time);
        var probes = 0;
        for (var tick = 0; tick < 1000; probes++)
        {
            probe.Probe(time.Now);
            time.RunNext();
            tick += probe.Rest;
            time.Pass(probe.Rest * PoolProbe.Tick);
        }

        Assert.That(probes, Is.InRange(50, 80));
        Assert.That(probe.Read().Count, Is.InRange(960, 1000), "a value for each 10 ms");
        Assert.That(probe.Rest, Is.EqualTo(20));
    }

    [Test]
    public void One_long_delay_makes_it_wary()
    {
        var probe = new PoolProbe(time);
        for (var i = 0; i < 20; i++)
        {
            probe.Probe(time.Now);
            time.RunNext();
        }

        Assert.That(probe.Rest, Is.EqualTo(20));
        probe.Probe(time.Now);
        time.Pass(2.Milliseconds);
        time.RunNext();
        probe.Probe(time.Now);

        Assert.That(probe.Rest, Is.EqualTo(1));
    }

    [Test]
    public void A_probe_allocates_nothing()
    {
        var probe = new PoolProbe(time);
        Cycle(probe, 100);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Cycle(probe, 1000);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    private void Cycle(PoolProbe probe, int times)
    {
        for (var i = 0; i < times; i++)
        {
            probe.Probe(time.Now);
            time.RunNext();
        }
    }

    private sealed class HandMade() : EngineTime(new Manual())
    {
        private readonly Queue<IThreadPoolWorkItem> queue = new(16);

        public int Queued { get; private set; }

        public void Pass(TimeSpan time) => ((Manual)Provider).Ticks += time.Ticks;

        public void RunNext() => queue.Dequeue().Execute();

        public override void Schedule(IThreadPoolWorkItem turn)
        {
            Queued++;
            queue.Enqueue(turn);
        }

        public override Task<T> RunAsync<T>(Func<Task<T>> flow) => throw new NotSupportedException();

        public override Task RunBeside(string name, Func<Task> flow) => throw new NotSupportedException();

        public override void Arm(Waiter waiter) => throw new NotSupportedException();

        public override void Cancel(CancellationTokenSource source) => throw new NotSupportedException();
    }

    private sealed class Manual : TimeProvider
    {
        public long Ticks { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Ticks;
    }
}
