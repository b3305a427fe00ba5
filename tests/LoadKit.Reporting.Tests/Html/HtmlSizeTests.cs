using System.Text.RegularExpressions;
using System.Xml.Linq;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests.Html;

public sealed partial class HtmlSizeTests
{
    [TestCaseSource(typeof(EmptyResultTests), nameof(EmptyResultTests.Odd))]
    public void A_result_without_data_is_a_whole_page_without_a_number_that_is_none(RunResult result)
    {
        var page = HtmlPage.Of(result);

        Assert.That(page.Text, Does.Not.Match("NaN|Infinity|∞|E[+-][0-9]"));
        Assert.That(page.Headings, Does.Contain("In numbers").And.Contain("How it ran"));
    }

    [TestCase(1)]
    [TestCase(2)]
    [TestCase(5)]
    public void A_run_of_seconds_has_all_its_charts(int seconds)
    {
        var page = HtmlPage.Of(Long(seconds, steps: 2), Checkout.Info);

        Assert.That(page.Headings, Does.Contain("Over time").And.Contain("Latency by percentile").And.Contain("Steps, slowest first"));
        Assert.That(page.Text, Does.Not.Match("NaN|Infinity|∞"));
        Assert.That(page.Panel("time")!.Descendants("path").Count(path => ((string?)path.Attribute("class"))?.StartsWith("p99-s", StringComparison.Ordinal) == true), Is.GreaterThanOrEqualTo(1));
    }

    [Test]
    public void Fifteen_steps_and_an_hour_are_less_than_300_kB()
    {
        var page = HtmlPage.Of(Long(1_200, steps: 15, length: 3), Checkout.Info);

        Assert.That(System.Text.Encoding.UTF8.GetByteCount(page.Text), Is.LessThan(300_000));
    }

    [Test]
    public void Ten_times_the_requests_do_not_make_a_larger_page()
    {
        var (few, many) = (HtmlPage.Of(Long(300, steps: 3), Checkout.Info), HtmlPage.Of(Long(300, steps: 3, requests: 4_000), Checkout.Info));

        Assert.That(many.Text.Length, Is.LessThan(1.2 * few.Text.Length));
    }

    [Test]
    public void No_coordinate_has_more_than_one_decimal()
    {
        var page = HtmlPage.Of(Long(300, steps: 3), Checkout.Info);

        Assert.That(page.Root.Descendants().Attributes("d").Select(path => path.Value), Has.None.Match(@"\.[0-9]{2}"));
    }

    [Test]
    public void Coordinates_lie_in_the_picture()
    {
        var page = HtmlPage.Of(Long(300, steps: 3), Checkout.Info);
        foreach (var chart in page.Charts)
        {
            var width = (double)chart.Attribute("width")!;
            var outside = chart.Descendants("path").Select(path => (string)path.Attribute("d")!).SelectMany(Xs).Where(x => x < -0.1 || x > width + 0.1);
            Assert.That(outside, Is.Empty, chart.Element("title")!.Value);
        }
    }

    /// <summary>A run of so many intervals of so many seconds, with different times in each.</summary>
    internal static RunResult Long(int intervals, int steps, int length = 1, int requests = 400)
    {
        var shapes = Enumerable.Range(0, 20).Select(i => Distribution.Of(requests, 0.5 + (i * 0.17))).ToArray();
        var timeline = Enumerable.Range(0, intervals).Select(i => new Interval
        {
            Start = (i * length).Seconds,
            Length = length.Seconds,
            Stage = "hold",
            Users = 50 + (i % 7),
            Requests = requests * steps,
            Failed = i % 3,
            IsJudged = true,
            Latency = Histogram.Merge([.. Enumerable.Range(0, steps).Select(step => shapes[(i + (step * 3)) % 20])]),
            Steps = [.. Enumerable.Range(0, steps).Select(step => new StepInterval($"GET /resource/{step}", requests, 0, shapes[(i + (step * 3)) % 20]))],
            Errors = i % 3 == 0 ? [] : [new ErrorInterval("GET /resource/0", $"Kind{i % 5}", $"message {i % 11}", i % 3)],
        }).ToList();
        var duration = (intervals * length).Seconds;
        var all = new Measured(timeline.Sum(of => of.Requests), timeline.Sum(of => of.Failed), new Latencies(Histogram.Merge([.. timeline.Select(of => of.Latency)])), duration);
        return Checkout.Result with
        {
            Timeline = timeline,
            Duration = duration,
            JudgedDuration = duration,
            Totals = new Totals(all, IterationFigures.None, IterationCounts.None),
            Stages = [new StageResult(new Stage("hold", StageKind.Hold, 50, 50, duration), TimeSpan.Zero, duration, true, all, IterationFigures.None, IterationCounts.None)],
            Steps = [.. Enumerable.Range(0, steps).Select(step => new StepResult($"GET /resource/{step}", all))],
            Errors = [.. Enumerable.Range(0, 30).Select(i => new ErrorGroup("GET /resource/0", $"Kind{i % 5}", $"message {i % 11}", $"an example of message {i}", 100 - i, 1.Seconds, duration))],
        };
    }

    // Where the points of a path are, across: M and the relative m, l, h; v stays.
    private static IEnumerable<double> Xs(string path)
    {
        var x = 0d;
        foreach (Match part in Part().Matches(path))
        {
            var numbers = Number().Matches(part.Groups[2].Value).Select(number => double.Parse(number.Value, System.Globalization.CultureInfo.InvariantCulture)).ToList();
            x = part.Groups[1].Value switch { "M" => numbers[0], "v" => x, _ => x + numbers[0] };
            yield return x;
        }
    }

    [GeneratedRegex("([Mmlhv])([^Mmlhv]*)")]
    private static partial Regex Part();

    [GeneratedRegex(@"-?(\d+\.?\d*|\.\d+)")]
    private static partial Regex Number();
}
