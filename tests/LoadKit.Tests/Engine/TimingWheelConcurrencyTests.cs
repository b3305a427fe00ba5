using LoadKit.Engine;
using LoadKit.Time;

namespace LoadKit.Tests.Engine;

/// <summary>Many threads wait on the wheel that one thread turns, on a clock that this one sets.</summary>
public class TimingWheelConcurrencyTests
{
    private const int Threads = 4;

    private static readonly TimeSpan Ample = TimeSpan.FromSeconds(30);

    private readonly TimingWheel wheel = new();
    private long now;

    [Test]
    public void Everybody_is_woken_once_and_nobody_early()
    {
        const int Each = 30_000;
        var waiters = Enumerable.Range(0, Threads).Select(_ => Enumerable.Range(0, Each).Select(_ => new Counting(this)).ToArray()).ToArray();
        var threads = waiters.Select((mine, i) => Start(() =>
        {
            var random = new Random(i);
            foreach (var waiter in mine)
            {
                waiter.Due = Volatile.Read(ref now) + random.NextInt64(-Clock.Millisecond, random.Next(100) == 0 ? 5000 * Clock.Millisecond : 3 * Clock.Millisecond);
                wheel.Add(waiter);
            }
        })).ToList();

        while (threads.Any(thread => thread.IsAlive))
        {
            Turn(now + (Clock.Millisecond / 2));
        }

        // Longer than the longest wait: whoever is not awake now never will be.
        var end = now + (5001 * Clock.Millisecond);
        while (now < end)
        {
            Turn(now + Clock.Millisecond);
        }

        var all = waiters.SelectMany(mine => mine).ToList();
        Assert.That(all.Count(waiter => waiter.Times != 1), Is.Zero, "lost, or woken twice");
        Assert.That(all.Count(waiter => waiter.WasEarly), Is.Zero);
        Assert.That(wheel.Rest(), Is.EqualTo(Clock.Never), "nobody is left");
    }

    [Test]
    public void A_wheel_that_jumps_over_a_quiet_time_loses_nobody_who_comes_meanwhile()
    {
        const int Rounds = 200_000;
        var waiting = new Counting(this);
        var other = Start(() =>
        {
            for (var i = 1; i <= Rounds; i++)
            {
                // One at a time, so that the wheel is empty again and again.
                waiting.Due = Volatile.Read(ref now) - (i % 3 * Clock.Millisecond);
                wheel.Add(waiting);
                var until = Environment.TickCount64 + Ample.TotalMilliseconds;
                while (waiting.Times < i)
                {
                    if (Environment.TickCount64 > until)
                    {
                        return;
                    }

                    Thread.SpinWait(1);
                }
            }
        });

        while (other.IsAlive)
        {
            Turn(now + (3 * Clock.Millisecond));
        }

        Assert.That(waiting.Times, Is.EqualTo(Rounds), "lost");
        Assert.That(waiting.WasEarly, Is.False);
    }

    [Test]
    public void A_wheel_that_rests_for_ever_is_stirred_by_whoever_comes()
    {
        const int Rounds = 100_000;
        using var signal = new AutoResetEvent(false);
        wheel.Stirred = () => signal.Set();
        var waiting = Enumerable.Range(0, 2).Select(_ => new Counting(this)).ToArray();
        var (stop, atWork) = (false, waiting.Length);
        var threads = waiting.Select(waiter => Start(() =>
        {
            for (var i = 1; i <= Rounds && !Volatile.Read(ref stop); i++)
            {
                waiter.Due = Volatile.Read(ref now) + (i % 4 * Clock.Millisecond);
                wheel.Add(waiter);
                while (waiter.Times < i && !Volatile.Read(ref stop))
                {
                    Thread.SpinWait(1);
                }
            }

            Interlocked.Decrement(ref atWork);
            signal.Set();
        })).ToList();

        var lost = false;
        var random = new Random(1);
        while (!lost && Volatile.Read(ref atWork) > 0)
        {
            Turn(now);

            // Now a little earlier, now a little later than they come.
            for (var i = random.Next(200); i > 0; i--)
            {
                Volatile.Read(ref now);
            }

            var rest = wheel.Rest();
            if (rest != Clock.Never)
            {
                Turn(rest);
            }
            else
            {
                lost = !signal.WaitOne(TimeSpan.FromSeconds(5));
            }
        }

        Volatile.Write(ref stop, true);
        threads.ForEach(thread => thread.Join(Ample));
        Assert.That(lost, Is.False, "somebody came to a wheel at rest and woke nobody");
        Assert.That(waiting.Select(waiter => waiter.Times), Is.All.EqualTo(Rounds));
    }

    private static Thread Start(ThreadStart work)
    {
        var thread = new Thread(work) { IsBackground = true };
        thread.Start();
        return thread;
    }

    private void Turn(long time)
    {
        Volatile.Write(ref now, time);
        wheel.Turn(time);
    }

    private sealed class Counting(TimingWheelConcurrencyTests test) : Waiter
    {
        private int times;

        public int Times => Volatile.Read(ref times);

        public bool WasEarly { get; private set; }

        public override void Fire()
        {
            WasEarly |= Volatile.Read(ref test.now) < Due;
            Interlocked.Increment(ref times);
        }
    }
}
