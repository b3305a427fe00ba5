using System.Reflection;
using System.Text.RegularExpressions;
using LoadKit.Reporting.Charts;

namespace LoadKit.Reporting.Tests.Charts;

public sealed class DrawingTests
{
    private static readonly Ink Blue = new("blue", "#0000ff", "#8888ff");
    private static readonly LinearScale Ten = new(0, 10, 0, 100);

    [Test]
    public void A_path_goes_from_point_to_point_in_tenths_of_a_pixel() =>
        Assert.That(Data(new PathData().MoveTo(1.04, 2).LineTo(2.06, 1.5).LineTo(3, 1.5).LineTo(3, 0)), Is.EqualTo("M1 2l1.1-.5h.9v-1.5"));

    [Test]
    public void Rounding_does_not_add_up()
    {
        var path = new PathData().MoveTo(0, 0);
        foreach (var i in Enumerable.Range(1, 100))
        {
            path.LineTo(i * 0.149, i % 2);
        }

        var sum = Regex.Matches(Data(path), @"l(-?\d*\.?\d*)").Sum(step => double.Parse(step.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        Assert.That(sum, Is.EqualTo(14.9).Within(1e-9));
    }

    [Test]
    public void Straight_on_is_one_line_and_back_is_another() =>
        Assert.That(Data(new PathData().MoveTo(0, 0).LineTo(1, 0).LineTo(2, 0).LineTo(1.5, 0).LineTo(1.5, 3).LineTo(1.5, 4)), Is.EqualTo("M0 0h2h-.5v4"));

    [Test]
    public void What_is_no_number_is_drawn_at_zero() =>
        Assert.That(Data(new PathData().MoveTo(double.NaN, 1).LineTo(double.PositiveInfinity, 2)), Is.EqualTo("M0 1v1"));

    [Test]
    public void A_line_is_interrupted_where_there_is_no_value() =>
        Assert.That(Line.Through([(0, 1), (1, 2), (2, null), (3, 4), (4, 4)], Ten, Ten, Blue).ToString(), Does.Contain(" d=\"M0 10l10 10m20 20h10\""));

    [Test]
    public void A_point_alone_between_two_gaps_is_a_dash() =>
        Assert.That(Line.Through([(0, null), (1, 2), (2, null), (3, 4), (4, 4)], Ten, Ten, Blue).ToString(), Does.Contain(" d=\"M8.5 20h3m18.5 20h10\""));

    [Test]
    public void A_line_without_any_value_is_nothing() => Assert.That(Line.Through([(0, null)], Ten, Ten, Blue).IsNone, Is.True);

    [Test]
    public void An_area_goes_there_above_and_back_below() =>
        Assert.That(Area.Between([(0, 0, 1), (10, 0, 2)], Ten, new LinearScale(0, 10, 100, 0), Blue, 0.14).ToString(), Is.EqualTo("<path class=\"blue-f\" fill=\"#0000ff\" fill-opacity=\"0.14\" d=\"M0 100v-10l100-10v20h-100\"/>"));

    [Test]
    public void Bars_stand_on_each_other_and_the_least_is_seen()
    {
        var drawn = Bars.Stacked([(0, 1, [2, 3]), (1, 2, [0, 0.001])], Ten, new LinearScale(0, 10, 100, 0), [Blue, Blue with { Role = "red" }]).ToString();

        Assert.That(drawn, Is.EqualTo("<path class=\"blue-f\" fill=\"#0000ff\" d=\"M0 100v-20h9.4v20\"/><path class=\"red-f\" fill=\"#0000ff\" d=\"M0 80v-30h9.4v30m.6 20v-.8h9.4v.8\"/>"));
    }

    [Test]
    public void A_heat_map_has_one_path_for_each_shade_and_one_stroke_for_neighbours()
    {
        var drawn = HeatMap.Of([(0, 1, [1, 1]), (1, 2, [1, 100]), (2, 3, [1, 0])], Ten, 10, 5, Blue).ToString();

        Assert.That(Regex.Matches(drawn, " d=\"([^\"]*)\"").Select(path => path.Groups[1].Value), Is.EqualTo(new[] { "M0 7.5h30m-30-5h10", "M10 2.5h10" }));
        Assert.That(Regex.Matches(drawn, "opacity=\"([^\"]*)\"").Select(path => path.Groups[1].Value), Is.EqualTo(new[] { "0.14", "1" }));
    }

    [Test]
    public void Thousands_of_cells_are_a_few_kilobytes()
    {
        var columns = Enumerable.Range(0, 180).Select(i => (i / 18d, (i + 1) / 18d, (IReadOnlyList<double>)[.. Enumerable.Range(0, 30).Select(row => (double)((i * row * 7919) % 1000))])).ToList();

        Assert.That(HeatMap.Of(columns, Ten, 150, 5, Blue).ToString(), Has.Length.LessThan(60_000));
    }

    [TestCase(4, 3, 5, 2, 1, TestName = "An_interval_has_a_stroke_at_each_end_and_a_dot")]
    [TestCase(12, 11, 13, 1, 0, TestName = "A_value_beyond_the_scale_is_an_arrow")]
    public void An_interval(double value, double low, double high, int paths, int dots)
    {
        var drawn = Whiskers.Of(Ten, 10, value, low, high, Blue).ToString();

        Assert.That((Regex.Count(drawn, "<path") + Regex.Count(drawn, "<circle"), Regex.Count(drawn, "<circle")), Is.EqualTo((paths, dots)));
    }

    [Test]
    public void An_interval_that_goes_on_ends_in_an_arrow() =>
        Assert.That(Whiskers.Of(Ten, 10, 4, 3, double.PositiveInfinity, Blue).ToString(), Does.Contain("d=\"M30 10h70m-70-6v12m64-12l6 6l-6 6\""));

    [Test]
    public void Labels_that_would_touch_are_left_out()
    {
        var drawn = Axis.Bottom([new Tick(0, "0:00"), new Tick(10, "0:10"), new Tick(60, "1:00")], 100, 0, Blue, Blue).ToString();

        Assert.That(Regex.Matches(drawn, ">([^<]+)</text>").Select(label => label.Groups[1].Value), Is.EqualTo(new[] { "0:00", "1:00" }));
        Assert.That(drawn, Does.Contain("d=\"M0 100v-100m10 100v-100m50 100v-100\""));
    }

    [Test]
    public void A_picture_tells_its_name_and_its_finding_before_anything_else() =>
        Assert.That(Picture.Of("mini", 10, 5.5, "a <b>", "c & d").ToString(), Does.StartWith("<svg class=\"mini\" role=\"img\" viewBox=\"0 0 10 5.5\" width=\"10\" height=\"5.5\"").And.EndWith("<title>a &lt;b&gt;</title><desc>c &amp; d</desc></svg>"));

    [Test]
    public void Charts_know_nothing_of_load_tests()
    {
        const BindingFlags All = BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var charts = typeof(Picture).Assembly.GetTypes().Where(type => type.Namespace == typeof(Picture).Namespace).ToList();
        var used = charts.SelectMany(type => type.GetMethods(All)).SelectMany(method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType))
            .Concat(charts.SelectMany(type => type.GetFields(All)).Select(field => field.FieldType))
            .SelectMany(type => type.GetGenericArguments().Append(type));

        Assert.That(charts, Has.Count.GreaterThan(12));
        Assert.That(used.Where(type => type.Assembly == typeof(RunResult).Assembly || type.Namespace is "LoadKit.Reporting.Html" or "LoadKit.Reporting.Tables").Distinct(), Is.Empty);
    }

    private static string Data(PathData path) => path.Attribute.ToString()[" d=\"".Length..^1];
}
