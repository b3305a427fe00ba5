using LoadKit.Recording;
using LoadKit.Results;
using LoadKit.Time;

namespace LoadKit.Engine;

/// <summary>
/// Watches the generator itself in real time, on a thread of its own: 5 to 100 times a second it asks the pool for a thread, and once a
/// second it writes down what it saw. It shares nothing with the users but the pool's queue.
/// </summary>
internal sealed class GeneratorWatch(EngineTime time, JournalFeed? journal = null)
{
    // What a rest may take longer than it should: a timer's steps and a busy machine.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    private readonly PoolProbe pool = new(time);
    private readonly WallClock wall = new(time);
    private readonly GeneratorTimeline timeline = new();
    private readonly AutoResetEvent signal = new(false);
    private ProcessTimes before;
    private long from;
    private TimeSpan longestPause;
    private TimeSpan standstill;
    private TimeSpan longestStandstill;
    private volatile bool stopped;

    /// <summary>What it has seen; after it has ended.</summary>
    public IReadOnlyList<GeneratorSample> Samples => timeline.Items;

    /// <summary>Watches until it is stopped. Keeps the calling thread.</summary>
    public void Run()
    {
        var last = from = time.Now;
        before = ProcessTimes.Now();
        var pauses = before.GarbagePauses;
        while (!stopped)
        {
            pool.Probe(last);
            var rest = pool.Rest * PoolProbe.Tick;
            signal.WaitOne(rest);
            var (now, paused) = (time.Now, GC.GetTotalPauseDuration());
            Rested(Clock.Span(now - last) - rest, paused - pauses);
            if (now / Clock.Second > from / Clock.Second)
            {
                Write(now);
            }

            (last, pauses) = (now, paused);
        }

        pool.Probe(time.Now);
        Write(time.Now);
    }

    public void Stop()
    {
        stopped = true;
        signal.Set();
    }

    private void Rested(TimeSpan late, TimeSpan paused)
    {
        longestPause = Longer(longestPause, paused);
        if (late - paused > Patience)
        {
            standstill += late - paused;
            longestStandstill = Longer(longestStandstill, late - paused);
        }
    }

    private void Write(long now)
    {
        var used = ProcessTimes.Now();
        var sample = new GeneratorSample
        {
            Start = Clock.Span(from),
            Length = Clock.Span(now) - Clock.Span(from),
            PoolDelay = pool.Read(),
            Cpu = used.Cpu - before.Cpu,
            GarbagePauses = used.GarbagePauses - before.GarbagePauses,
            LongestGarbagePause = longestPause,
            Standstill = standstill,
            LongestStandstill = longestStandstill,
            ClockStep = wall.Step(),
        }.Counted(Environment.ProcessorCount);
        timeline.Add(sample);
        journal?.Add(sample);
        (from, before) = (now, used);
        longestPause = standstill = longestStandstill = TimeSpan.Zero;
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
