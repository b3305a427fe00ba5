using System.Globalization;
using LoadKit.Units;

namespace LoadKit.Tests.Units;

public sealed class QuantitiesTests
{
    [TestCase(0, "0 ms")]
    [TestCase(0.1, "0.100 µs")]
    [TestCase(1, "1.00 µs")]
    [TestCase(12.34, "12.3 µs")]
    [TestCase(99.9, "99.9 µs")]
    [TestCase(850, "850 µs")]
    [TestCase(999.4, "999 µs")]
    [TestCase(999.5, "1.00 ms")]
    [TestCase(1_000, "1.00 ms")]
    [TestCase(1_234.5, "1.23 ms")]
    [TestCase(9_994, "9.99 ms")]
    [TestCase(9_996, "10.0 ms")]
    [TestCase(12_400, "12.4 ms")]
    [TestCase(99_960, "100 ms")]
    [TestCase(693_000, "693 ms")]
    [TestCase(999_400, "999 ms")]
    [TestCase(999_600, "1.00 s")]
    [TestCase(1_000_000, "1.00 s")]
    [TestCase(1_234_567, "1.23 s")]
    [TestCase(59_940_000, "59.9 s")]
    [TestCase(999_600_000, "1,000 s")]
    [TestCase(3_600_000_000, "3,600 s")]
    [TestCase(86_400_000_000, "86,400 s")]
    [TestCase(-693_000, "-693 ms")]
    public void A_time_has_three_digits_and_the_unit_of_the_rounded_number(double microseconds, string text) =>
        Assert.That(Quantities.Duration(microseconds.Microseconds), Is.EqualTo(text));

    [TestCase(999.1, Rounding.Up, "1.00 ms")]
    [TestCase(999.9, Rounding.Down, "999 µs")]
    [TestCase(999_100, Rounding.Up, "1.00 s")]
    [TestCase(999_900, Rounding.Down, "999 ms")]
    [TestCase(200_100, Rounding.Up, "201 ms")]
    [TestCase(200_900, Rounding.Down, "200 ms")]
    [TestCase(200_400, Rounding.Nearest, "200 ms")]
    [TestCase(200_500, Rounding.Nearest, "201 ms")]
    [TestCase(300_000, Rounding.Up, "300 ms")]
    [TestCase(300_000, Rounding.Down, "300 ms")]
    [TestCase(12_410, Rounding.Up, "12.5 ms")]
    [TestCase(12_490, Rounding.Down, "12.4 ms")]
    [TestCase(1_000_001, Rounding.Up, "1.01 s")]
    public void A_time_is_rounded_where_it_is_told(double microseconds, Rounding rounding, string text) =>
        Assert.That(Quantities.Duration(microseconds.Microseconds, rounding), Is.EqualTo(text));

    [TestCase(0, "0 s")]
    [TestCase(0.0005, "500 µs")]
    [TestCase(0.5, "500 ms")]
    [TestCase(1, "1 s")]
    [TestCase(2.5, "2.5 s")]
    [TestCase(9.994, "9.99 s")]
    [TestCase(10.4, "10 s")]
    [TestCase(10.5, "11 s")]
    [TestCase(59.4, "59 s")]
    [TestCase(59.9, "1 min")]
    [TestCase(60, "1 min")]
    [TestCase(270, "4 min 30 s")]
    [TestCase(3599.4, "59 min 59 s")]
    [TestCase(3599.5, "1 h")]
    [TestCase(3600, "1 h")]
    [TestCase(29_100, "8 h 5 min")]
    [TestCase(29_159, "8 h 5 min")]
    [TestCase(172_799, "47 h 59 min")]
    [TestCase(172_800, "2 d")]
    [TestCase(180_000, "2 d 2 h")]
    [TestCase(2_592_000, "30 d")]
    [TestCase(2_592, "43 min 12 s")]
    [TestCase(-90, "-90.0 s")]
    public void A_length_is_said_as_people_say_it(double seconds, string text) =>
        Assert.That(Quantities.Length(seconds.Seconds), Is.EqualTo(text));

    [TestCase(0, "0")]
    [TestCase(999, "999")]
    [TestCase(36_279, "36,279")]
    [TestCase(1_000_000_000, "1,000,000,000")]
    [TestCase(-1_234, "-1,234")]
    public void A_count_has_its_thousands_separated(long count, string text) => Assert.That(Quantities.Count(count), Is.EqualTo(text));

    [TestCase(0, "0 requests")]
    [TestCase(1, "1 request")]
    [TestCase(2, "2 requests")]
    [TestCase(36_279, "36,279 requests")]
    public void One_thing_is_no_plural(long count, string text) => Assert.That(Quantities.Count(count, "request", "requests"), Is.EqualTo(text));

    [TestCase(0, Rounding.Up, "0 /s")]
    [TestCase(1 / 3.0, Rounding.Nearest, "0.333 /s")]
    [TestCase(1 / 3.0, Rounding.Up, "0.334 /s")]
    [TestCase(86.32, Rounding.Nearest, "86.3 /s")]
    [TestCase(899.6, Rounding.Down, "899 /s")]
    [TestCase(999.6, Rounding.Nearest, "1,000 /s")]
    [TestCase(1040, Rounding.Down, "1,040 /s")]
    [TestCase(1040.9, Rounding.Down, "1,040 /s")]
    [TestCase(1_234_567.8, Rounding.Up, "1,234,568 /s")]
    [TestCase(0.00012345, Rounding.Down, "0.000123 /s")]
    public void A_rate_has_three_digits_or_all_before_the_point(double rate, Rounding rounding, string text) =>
        Assert.That(Quantities.PerSecond(rate.PerSecond, rounding), Is.EqualTo(text));

    [TestCase(14, 36_279, Rounding.Nearest, "0.039 %")]
    [TestCase(14, 36_279, Rounding.Up, "0.039 %")]
    [TestCase(14, 36_279, Rounding.Down, "0.038 %")]
    [TestCase(2, 712, Rounding.Up, "0.29 %")]
    [TestCase(710, 712, Rounding.Down, "99.71 %")]
    [TestCase(66_298, 66_350, Rounding.Down, "99.921 %")]
    [TestCase(0, 712, Rounding.Up, "0.00 %")]
    [TestCase(1, 1, Rounding.Down, "100.00 %")]
    [TestCase(1, 3, Rounding.Up, "33.34 %")]
    [TestCase(3, 10, Rounding.Up, "30.00 %")]
    [TestCase(7, 1000, Rounding.Up, "0.70 %")]
    [TestCase(1, 10_000, Rounding.Down, "0.01 %")]
    [TestCase(1, 10_001, Rounding.Down, "0.009 %")]
    [TestCase(1, 1_000_000_000, Rounding.Down, "0.0000001 %")]
    public void A_share_has_the_digits_of_its_count(long part, long count, Rounding rounding, string text) =>
        Assert.That(Quantities.Percent(new Ratio((double)part / count), count, rounding), Is.EqualTo(text));

    [Test]
    public void A_share_of_nothing_has_two_digits() => Assert.That(Quantities.Percent(0.5.Percent, 0), Is.EqualTo("0.50 %"));

    [FsCheck.NUnit.Property]
    public void One_of_many_shows_and_all_but_one_is_not_all(FsCheck.PositiveInt random, byte power)
    {
        var count = 1 + (random.Get % 1_000_000 * (long)Math.Pow(10, power % 6));
        foreach (var rounding in Enum.GetValues<Rounding>())
        {
            Assert.That(Quantities.Percent(new Ratio(1.0 / count), count, rounding), Does.Match("[1-9]"), $"1 of {count} {rounding}");
            if (count > 1)
                Assert.That(Quantities.Percent(new Ratio((count - 1.0) / count), count, rounding), Does.Not.StartWith("100"), $"all but 1 of {count} {rounding}");
        }
    }

    [FsCheck.NUnit.Property]
    public void Rounding_up_never_prints_less_and_rounding_down_never_more(FsCheck.PositiveInt random, byte power)
    {
        var value = random.Get / Math.Pow(10, power % 12);

        Assert.That(Number(Quantities.PerSecond(new Rate(value), Rounding.Up)), Is.GreaterThanOrEqualTo((decimal)value));
        Assert.That(Number(Quantities.PerSecond(new Rate(value), Rounding.Down)), Is.LessThanOrEqualTo((decimal)value));
        Assert.That(Number(Quantities.PerSecond(new Rate(value))), Is.InRange((decimal)value * 0.995m, (decimal)value * 1.005m));
    }

    [TestCase(0.5, "0.5 %")]
    [TestCase(1, "1 %")]
    [TestCase(99.9, "99.9 %")]
    [TestCase(99.999, "99.999 %")]
    public void A_limit_of_a_share_has_all_its_digits(double percent, string text) => Assert.That(Quantities.Percent(percent.Percent), Is.EqualTo(text));

    [TestCase(0, "0 ms")]
    [TestCase(0.5, "0.5 µs")]
    [TestCase(850, "850 µs")]
    [TestCase(1_000, "1 ms")]
    [TestCase(200_000, "200 ms")]
    [TestCase(200_400, "200.4 ms")]
    [TestCase(999_999.9, "999.9999 ms")]
    [TestCase(1_000_000, "1 s")]
    [TestCase(1_234_500, "1.2345 s")]
    [TestCase(3_600_000_000, "3,600 s")]
    public void A_limit_of_a_time_has_all_its_digits(double microseconds, string text) =>
        Assert.That(Quantities.Limit(microseconds.Microseconds), Is.EqualTo(text));

    [TestCase(900, "900 /s")]
    [TestCase(1_234.5, "1,234.5 /s")]
    [TestCase(0.25, "0.25 /s")]
    public void A_limit_of_a_rate_has_all_its_digits(double rate, string text) => Assert.That(Quantities.Limit(rate.PerSecond), Is.EqualTo(text));

    [TestCase(double.NaN, "no data")]
    [TestCase(double.PositiveInfinity, "unbounded")]
    [TestCase(double.NegativeInfinity, "unbounded")]
    public void What_is_no_number_is_said_in_words(double value, string text)
    {
        Assert.That(Quantities.PerSecond(new Rate(value)), Is.EqualTo(text));
        Assert.That(Quantities.Percent(new Ratio(value), 100), Is.EqualTo(text));
        Assert.That(Quantities.Percent(new Ratio(value)), Is.EqualTo(text));
        Assert.That(Quantities.Limit(new Rate(value)), Is.EqualTo(text));
    }

    [Test]
    public void Zero_has_no_sign()
    {
        Assert.That(Quantities.Percent(new Ratio(-0.000001), 100), Is.EqualTo("0.00 %"));
        Assert.That(Quantities.Percent(new Ratio(-0.0), 100), Is.EqualTo("0.00 %"));
        Assert.That(Quantities.PerSecond(new Rate(-0.0)), Is.EqualTo("0 /s"));
        Assert.That(Quantities.Duration(-0.0, Rounding.Nearest), Is.EqualTo("0 ms"));
        Assert.That(Quantities.PerSecond(new Rate(-1e-20), Rounding.Up), Is.EqualTo("0.000000000000 /s"));
    }

    [Test]
    public void The_largest_and_smallest_values_print_as_numbers()
    {
        foreach (var text in new[]
        {
            Quantities.Duration(TimeSpan.MaxValue), Quantities.Duration(TimeSpan.MinValue), Quantities.Length(TimeSpan.MaxValue), Quantities.Length(TimeSpan.MinValue),
            Quantities.PerSecond(new Rate(1e300)), Quantities.PerSecond(new Rate(double.Epsilon)), Quantities.Percent(new Ratio(1e300), long.MaxValue),
            Quantities.Percent(new Ratio(double.Epsilon), long.MaxValue), Quantities.Count(long.MinValue), Quantities.Limit(TimeSpan.MaxValue), Quantities.Limit(TimeSpan.MinValue),
        })
            Assert.That(text, Does.Match("^-?[0-9]").And.Not.Contain("NaN").And.Not.Contain("∞"));
    }

    [Test]
    public void Every_culture_prints_the_same([Values("de-DE", "ru-RU", "tr-TR", "fa-IR", "")] string culture)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

        Assert.That(Quantities.Duration(1.234.Seconds), Is.EqualTo("1.23 s"));
        Assert.That(Quantities.Length(2.5.Seconds), Is.EqualTo("2.5 s"));
        Assert.That(Quantities.Length(-2.5.Seconds), Is.EqualTo("-2.50 s"));
        Assert.That(Quantities.Count(-36_279), Is.EqualTo("-36,279"));
        Assert.That(Quantities.PerSecond(1234.5.PerSecond), Is.EqualTo("1,235 /s"));
        Assert.That(Quantities.Percent(new Ratio(14 / 36279.0), 36_279), Is.EqualTo("0.039 %"));
        Assert.That(Quantities.Percent(99.9.Percent), Is.EqualTo("99.9 %"));
        Assert.That(Quantities.Limit(1234.5.Milliseconds), Is.EqualTo("1.2345 s"));
        Assert.That(Quantities.Limit(1234.5.PerSecond), Is.EqualTo("1,234.5 /s"));
    }

    private static decimal Number(string text) => decimal.Parse(text[..text.LastIndexOf(' ')], NumberStyles.Number, CultureInfo.InvariantCulture);
}
