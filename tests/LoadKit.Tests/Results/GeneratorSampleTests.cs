using LoadKit.Results;
using LoadKit.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Tests.Results;

public sealed class GeneratorSampleTests
{
    private static readonly GeneratorSample Second = new() { Start = 5.Seconds, Length = 1.Seconds, PoolDelay = MadeRun.Times((0.06, 100)), Cpu = 0.2.Seconds };

    [TestCase(0.15, 5, 0)]
    [TestCase(0.16, 5, 1)]
    [TestCase(0.15, 10, 0)]
    [TestCase(0.15, 10.1, 1)]
    public void A_second_is_limited_beyond_a_median_of_150_µs_or_a_p99_of_10_ms(double median, double p99, int limited) =>
        Assert.That((Second with { PoolDelay = MadeRun.Times((median, 98), (p99, 2)) }).Counted(processors: 2).LimitedSeconds, Is.EqualTo(limited));

    [TestCase(2.1, 0.49, 1)]
    [TestCase(2.1, 0.51, 0)]
    [TestCase(1.9, 0.49, 0)]
    public void Threads_are_blocked_where_work_waits_2_ms_while_three_quarters_of_the_processors_rest(double median, double cpu, int blocked) =>
        Assert.That((Second with { PoolDelay = MadeRun.Times((median, 100)), Cpu = cpu.Seconds }).Counted(processors: 2).BlockedSeconds, Is.EqualTo(blocked));

    [Test]
    public void Nobody_is_blocked_where_the_system_does_not_tell_the_processor_time() =>
        Assert.That((Second with { PoolDelay = MadeRun.Times((25, 100)), Cpu = null }).Counted(processors: 2).BlockedSeconds, Is.Zero);

    [Test]
    public void A_sample_counts_as_many_seconds_as_it_covers_and_a_short_rest_counts_none()
    {
        Assert.That((Second with { Length = 3.2.Seconds }).Counted(2).Seconds, Is.EqualTo(3));
        Assert.That((Second with { Length = 0.4.Seconds, PoolDelay = MadeRun.Times((25, 40)) }).Counted(2).LimitedSeconds, Is.Zero);
    }

    [Test]
    public void Two_samples_make_one_of_both()
    {
        var first = (Second with { GarbagePauses = 0.1.Seconds, LongestGarbagePause = 50.Milliseconds, Standstill = 1.Seconds, LongestStandstill = 0.6.Seconds, ClockStep = (-3).Seconds }).Counted(2);
        var next = (Second with { Start = 6.Seconds, PoolDelay = MadeRun.Times((20, 100)), LongestGarbagePause = 20.Milliseconds, Standstill = 0.2.Seconds, LongestStandstill = 0.2.Seconds, ClockStep = 1.Seconds }).Counted(2);

        Assert.That(first.Merge(next), Is.EqualTo(new GeneratorSample
        {
            Start = 5.Seconds,
            Length = 2.Seconds,
            PoolDelay = MadeRun.Times((0.06, 100), (20, 100)),
            Cpu = 0.4.Seconds,
            GarbagePauses = 0.1.Seconds,
            LongestGarbagePause = 50.Milliseconds,
            Standstill = 1.2.Seconds,
            LongestStandstill = 0.6.Seconds,
            ClockStep = (-3).Seconds,
            Seconds = 2,
            LimitedSeconds = 1,
            BlockedSeconds = 1,
        }));
    }
}
