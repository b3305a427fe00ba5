using LoadKit.Engine;
using LoadKit.Time;

namespace LoadKit.Tests.Engine;

/// <summary>The wheel against a clock that the test makes up: the test turns the wheel, and says what time it is.</summary>
public class TimingWheelTests
{
    private const long Ms = Clock.Millisecond;

    private readonly TimingWheel wheel = new();
    private readonly List<string> woken = [];
    private long now;

    [Test]
    public void A_wait_ends_at_the_first_turn_that_is_not_too_early()
    {
        Wait("a", 3 * Ms);
        Wait("b", (2 * Ms) + 1);
        Wait("c", 2 * Ms);

        Assert.That(Turns(1 * Ms, (2 * Ms) - 1, 2 * Ms, 3 * Ms), Is.EqualTo(["c at 2 ms", "a at 3 ms", "b at 3 ms"]));
    }

    [Test]
    public void A_wait_that_is_longer_than_the_wheel_goes_round()
    {
        Wait("long", 10_000 * Ms);
        Wait("in the same slot", (10_000 - 4096) * Ms);
        Wait("in the same slot again", (10_000 - (2 * 4096)) * Ms);

        Assert.That(
            Turns([.. Enumerable.Range(0, 10_002).Select(tick => tick * Ms)]),
            Is.EqualTo(["in the same slot again at 1808 ms", "in the same slot at 5904 ms", "long at 10000 ms"]));
    }

    [Test]
    public void A_wheel_that_nobody_turned_for_longer_than_a_round_wakes_all_that_are_due()
    {
        Wait("a", 5 * Ms);
        Wait("b", 4500 * Ms);
        Wait("c", 9001 * Ms);

        Assert.That(Turns(9000 * Ms), Is.EqualTo(["a at 9000 ms", "b at 9000 ms"]));
        Assert.That(Turns(9001 * Ms), Is.EqualTo(["c at 9001 ms"]));
    }

    [Test]
    public void A_wait_in_the_past_ends_at_once()
    {
        Turns(100 * Ms);

        Wait("past", 99 * Ms);
        Wait("present", 100 * Ms);
        Wait("future", (100 * Ms) + 1);

        Assert.That(woken, Is.EqualTo(["past at 100 ms", "present at 100 ms"]));
    }

    [Test]
    public void A_wheel_that_stood_empty_takes_up_with_the_clock()
    {
        Turns(3_600_000 * Ms);
        Wait("a", 3_600_005 * Ms);

        Assert.That(Turns(3_600_004 * Ms), Is.Empty);
        Assert.That(Turns(3_600_005 * Ms), Is.EqualTo(["a at 3600005 ms"]));
    }

    [Test]
    public void A_waiter_may_wait_again_when_it_is_woken()
    {
        var beats = new List<long>();
        wheel.Add(new Beating(wheel, beats, () => now) { Due = 5 * Ms });

        Turns([.. Enumerable.Range(0, 21).Select(tick => tick * Ms)]);

        Assert.That(beats, Is.EqualTo([5, 10, 15, 20]));
    }

    [Test]
    public void The_wheel_rests_until_somebody_is_due_but_not_for_long()
    {
        Turns(10 * Ms);
        Assert.That(wheel.Rest(), Is.EqualTo(Clock.Never), "nobody waits");

        Wait("far", 5000 * Ms);
        Assert.That(wheel.Rest(), Is.EqualTo(110 * Ms), "a tenth of a second, for the wait may have a slot that another round comes to first");

        Wait("near", (19 * Ms) + 1);
        Assert.That(wheel.Rest(), Is.EqualTo(20 * Ms));
    }

    [Test]
    public void Only_a_wait_that_ends_within_the_rest_stirs_the_wheel_and_only_the_first()
    {
        var stirred = 0;
        wheel.Stirred = () => stirred++;
        Turns(10 * Ms);
        Wait("awake", 500 * Ms);
        Assert.That(stirred, Is.Zero, "who turns the wheel is awake");

        Assert.That(wheel.Rest(), Is.EqualTo(110 * Ms));
        Wait("after the rest", 200 * Ms);
        Wait("at its end", 110 * Ms);
        Assert.That(stirred, Is.Zero);

        Wait("within", 50 * Ms);
        Wait("within, too", 40 * Ms);
        Assert.That(stirred, Is.EqualTo(1), "one call wakes the thread");

        Assert.That(wheel.Rest(), Is.EqualTo(40 * Ms));
        Turns(40 * Ms);
        Wait("awake again", 45 * Ms);
        Assert.That(stirred, Is.EqualTo(1));
    }

    [Test]
    public void Whoever_comes_to_an_empty_wheel_stirs_it()
    {
        var stirred = 0;
        wheel.Stirred = () => stirred++;
        Turns(10 * Ms);

        Assert.That(wheel.Rest(), Is.EqualTo(Clock.Never));
        Wait("far", 5000 * Ms);

        Assert.That(stirred, Is.EqualTo(1));
    }

    [FsCheck.NUnit.Property(MaxTest = 300)]
    public bool Turned_as_it_asks_to_be_the_wheel_wakes_everybody_in_the_millisecond_of_their_time(int seed)
    {
        var random = new Random(seed);
        var stirred = false;
        var (asked, late) = (0, 0);
        var awake = 0;
        wheel.Stirred = () => stirred = true;
        for (var i = 0; i < 200 || awake < asked; i++)
        {
            wheel.Turn(now);
            stirred = false;
            var rest = wheel.Rest();

            // Waits come while the wheel rests, at times of their own.
            for (var k = i < 200 ? random.Next(4) : 0; k > 0 && !stirred; k--)
            {
                now = Math.Min(rest, now + random.NextInt64(5 * Ms));
                asked++;
                wheel.Add(new Noting(waiter =>
                {
                    awake++;
                    late += now < waiter.Due || now > Math.Max(waiter.Due + Ms, waiter.Asked) ? 1 : 0;
                })
                { Asked = now, Due = now + random.NextInt64(-2 * Ms, random.Next(2) == 0 ? 10 * Ms : 9000 * Ms) });
            }

            now = stirred || rest == Clock.Never ? now : rest;
        }

        return late == 0 && awake == asked;
    }

    private void Wait(string name, long due) => wheel.Add(new Noting(_ => woken.Add($"{name} at {now / Ms} ms")) { Due = due });

    // Who is woken by turning the wheel at each of these times.
    private List<string> Turns(params long[] times)
    {
        woken.Clear();
        foreach (var time in times)
        {
            now = time;
            wheel.Turn(time);
        }

        // Those of one turn in the order of their names: the wheel promises none.
        return [.. woken.OrderBy(who => long.Parse(who.Split(' ')[^2], System.Globalization.CultureInfo.InvariantCulture)).ThenBy(who => who, StringComparer.Ordinal)];
    }

    private sealed class Noting(Action<Noting> woken) : Waiter
    {
        public long Asked { get; init; }

        public override void Fire() => woken(this);
    }

    private sealed class Beating(TimingWheel wheel, List<long> beats, Func<long> now) : Waiter
    {
        public override void Fire()
        {
            beats.Add(now() / Ms);
            Due += 5 * Ms;
            wheel.Add(this);
        }
    }
}
