using FsCheck;
using LoadKit.Units;

namespace LoadKit.Tests.Model;

public class UnitTests
{
    [Test]
    public void Durations_are_exact()
    {
        Assert.That(30.Seconds, Is.EqualTo(new TimeSpan(0, 0, 30)));
        Assert.That(1.5.Minutes, Is.EqualTo(new TimeSpan(0, 1, 30)));
        Assert.That(200.Milliseconds.Ticks, Is.EqualTo(2_000_000));
        Assert.That(0.1.Milliseconds.Ticks, Is.EqualTo(1000));
        Assert.That(3.Microseconds.Ticks, Is.EqualTo(30));
        Assert.That(0.1.Microseconds.Ticks, Is.EqualTo(1));
        Assert.That(30.Days, Is.EqualTo(TimeSpan.FromDays(30)));
        Assert.That(0.5.Hours, Is.EqualTo(30.Minutes));
        Assert.That(-1.Seconds, Is.EqualTo(TimeSpan.FromSeconds(-1)));
    }

    [Test]
    public void A_duration_of_thousandths_is_the_one_that_is_written()
    {
        for (var n = 1; n <= 100_000; n++)
        {
            Assert.That((n / 1000.0).Seconds.Ticks, Is.EqualTo(n * TimeSpan.TicksPerMillisecond));
            Assert.That((n / 1000.0).Milliseconds.Ticks, Is.EqualTo(n * TimeSpan.TicksPerMicrosecond));
            Assert.That((n / 10.0).Microseconds.Ticks, Is.EqualTo(n));
            Assert.That((n / 1000.0).Minutes.Ticks, Is.EqualTo(n * TimeSpan.TicksPerMinute / 1000));
            Assert.That((n / 1000.0).Hours.Ticks, Is.EqualTo(n * TimeSpan.TicksPerHour / 1000));
        }
    }

    [TestCase(0.00000004, 0)]
    [TestCase(0.00000006, 1)]
    [TestCase(-0.00000006, -1)]
    public void What_is_finer_than_a_tick_is_rounded_to_the_nearest(double seconds, long ticks) => Assert.That(seconds.Seconds.Ticks, Is.EqualTo(ticks));

    [Test]
    public void A_duration_that_is_no_number_or_too_long_is_refused()
    {
        Assert.That(() => double.NaN.Seconds, Throws.ArgumentException);
        Assert.That(() => double.PositiveInfinity.Hours, Throws.TypeOf<OverflowException>());
        Assert.That(() => 1e20.Minutes, Throws.TypeOf<OverflowException>());
        Assert.That(() => -1e12.Seconds, Throws.TypeOf<OverflowException>());
    }

    [Test]
    public void Rates_are_per_second()
    {
        Assert.That(200.PerSecond, Is.EqualTo(new Rate(200)));
        Assert.That(90.PerMinute, Is.EqualTo(1.5.PerSecond));
        Assert.That(1800.PerHour, Is.EqualTo(0.5.PerSecond));
        Assert.That(30.0.PerMinute.PerMinute, Is.EqualTo(30));
        Assert.That(200.PerSecond * 0.5, Is.EqualTo(100.PerSecond));
        Assert.That(1.PerSecond < 61.PerMinute, Is.True);
    }

    [TestCase(99.9, 0.999)]
    [TestCase(99.99, 0.9999)]
    [TestCase(0.1, 0.001)]
    [TestCase(0.3, 0.003)]
    [TestCase(1, 0.01)]
    [TestCase(7, 0.07)]
    [TestCase(100, 1)]
    [TestCase(0, 0)]
    public void A_percentage_is_the_share_that_is_written(double percent, double share) =>
        Assert.That(percent.Percent.Value, Is.EqualTo(share));

    [TestCase(99.9, 0.001)]
    [TestCase(99.99, 0.0001)]
    [TestCase(99.95, 0.0005)]
    [TestCase(90, 0.1)]
    [TestCase(0, 1)]
    [TestCase(100, 0)]
    public void What_is_missing_to_the_whole_is_exact(double percent, double missing) =>
        Assert.That(percent.Percent.Complement.Value, Is.EqualTo(missing));

    [FsCheck.NUnit.Property]
    public void A_complement_of_a_complement_is_the_share(NonNegativeInt number)
    {
        var share = (number.Get % 100_001 / 1000d).Percent;

        Assert.That(share.Complement.Complement, Is.EqualTo(share));
    }

    [TestCase(double.NaN)]
    [TestCase(double.PositiveInfinity)]
    [TestCase(1e27)]
    public void A_percentage_that_is_no_number_is_refused(double percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = percent.Percent);
}
