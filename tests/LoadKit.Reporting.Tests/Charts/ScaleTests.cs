using System.Globalization;
using LoadKit.Reporting.Charts;
using LoadKit.Reporting.Html.Strips;

namespace LoadKit.Reporting.Tests.Charts;

public sealed class ScaleTests
{
    private static readonly double[] NoNumbers = [double.NaN, double.PositiveInfinity, double.NegativeInfinity, -1, 0, double.MaxValue, double.Epsilon];

    [TestCase(0, 100)]
    [TestCase(50, 50)]
    [TestCase(100, 0)]
    [TestCase(150, 0)]
    [TestCase(-1, 100)]
    public void An_axis_that_goes_up_has_its_low_end_at_the_bottom_and_all_else_within(double value, double pixels) =>
        Assert.That(new LinearScale(0, 100, 100, 0).At(value), Is.EqualTo(pixels));

    [TestCaseSource(nameof(NoNumbers))]
    public void Whatever_the_value_it_has_a_place_in_the_picture(double value)
    {
        Scale[] scales =
        [
            new LinearScale(0, 10, 0, 100), new LinearScale(5, 5, 0, 100), LinearScale.FromZero(value, 0, 100), LogScale.Around(1, 10, 0, 100), LogScale.Around(value, value, 0, 100), TailScale.For(1_000, 3, 0, 100),
            new TimeScale(0, 1, 0, 100),
        ];

        Assert.That(scales.SelectMany(scale => new[] { scale.At(value), scale.At(1) }), Has.All.InRange(0, 100));
    }

    [TestCase(0, 1)]
    [TestCase(0.3, 0.4)]
    [TestCase(1, 1)]
    [TestCase(7, 10)]
    [TestCase(95, 100)]
    [TestCase(101, 200)]
    [TestCase(965, 1000)]
    [TestCase(1001, 2000)]
    public void A_scale_from_zero_ends_at_a_round_number(double highest, double end) => Assert.That(LinearScale.FromZero(highest, 0, 1).High, Is.EqualTo(end).Within(1e-9));

    [Test]
    public void Its_ticks_are_round_and_reach_both_ends() =>
        Assert.That(Labels(LinearScale.FromZero(965, 100, 0).Ticks(2, Text)), Is.EqualTo("0@100 500@50 1000@0"));

    [TestCase(0.043, 1.9, "0.02@0 0.05@20 0.1@35 0.2@50 0.5@70 1@85 2@100")]
    [TestCase(3, 4, "2@0 5@100")]
    [TestCase(7, 7, "5@0 10@50 20@100")]
    public void Ticks_of_a_logarithmic_scale_are_one_two_and_five(double low, double high, string ticks) =>
        Assert.That(Labels(LogScale.Around(low, high, 0, 100).Ticks(1, Text)), Is.EqualTo(ticks));

    [Test]
    public void Where_there_is_no_room_they_are_powers_of_ten_and_then_some_of_them()
    {
        Assert.That(Labels(LogScale.Around(0.001, 100, 0, 100).Ticks(15, Text)), Is.EqualTo("0.001@0 0.01@20 0.1@40 1@60 10@80 100@100"));
        Assert.That(Labels(LogScale.Around(1, 1e6, 0, 60).Ticks(15, Text)), Is.EqualTo("1@0 100@20 10000@40 1000000@60"));
    }

    [Test]
    public void Nine_tenths_and_the_next_nine_are_as_long()
    {
        var scale = TailScale.For(3_000_000, 3, 0, 600);

        Assert.That(new[] { 0, 90, 99, 99.9, 99.9999 }.Select(scale.At), Is.EqualTo(new double[] { 0, 100, 200, 300, 600 }).Within(1e-6));
        Assert.That(scale.Points(5), Is.Ordered.And.All.InRange(0, 99.9999));
    }

    [TestCase(20, "0 s,2 s,4 s,6 s,8 s,10 s,12 s,14 s,16 s,18 s,20 s")]
    [TestCase(2.35, "0 s,0.5 s,1 s,1.5 s,2 s")]
    [TestCase(300, "0:00,0:30,1:00,1:30,2:00,2:30,3:00,3:30,4:00,4:30,5:00")]
    [TestCase(29_400, "0:00:00,1:00:00,2:00:00,3:00:00,4:00:00,5:00:00,6:00:00,7:00:00,8:00:00")]
    public void A_clock_has_its_marks_where_clocks_have_them(double seconds, string labels) =>
        Assert.That(string.Join(',', new TimeScale(0, seconds, 0, 100).Ticks(11).Select(tick => tick.Label)), Is.EqualTo(labels));

    [Test]
    public void A_run_of_years_has_few_marks() => Assert.That(new TimeScale(0, 1e9, 0, 100).Ticks(11).Count(), Is.LessThan(14));

    [TestCaseSource(nameof(NoNumbers))]
    [TestCase(1e17)]
    [TestCase(1e300)]
    [TestCase(1e308)]
    public void Whatever_the_value_there_are_few_marks(double value)
    {
        var marks = new[] { LogScale.Around(value, value, 0, 100), LogScale.Around(1, value, 0, 100), LogScale.Around(value, 1e308, 0, 100) }.Select(scale => scale.Ticks(18, LatencyStrip.Seconds))
            .Append(LinearScale.FromZero(value, 0, 100).Ticks(2, Text)).Select(ticks => ticks.Take(100).Count());

        Assert.That(marks, Has.All.LessThan(20));
    }

    [TestCase(0.25, "250 ms")]
    [TestCase(1e17, "1E+17 s")]
    [TestCase(1e300, "1E+300 s")]
    public void A_mark_on_an_axis_of_times_has_a_label(double seconds, string label) => Assert.That(LatencyStrip.Seconds(seconds), Is.EqualTo(label));

    private static string Text(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    private static string Labels(IEnumerable<Tick> ticks) => string.Join(' ', ticks.Select(tick => string.Create(CultureInfo.InvariantCulture, $"{tick.Label}@{tick.At:0}")));
}
