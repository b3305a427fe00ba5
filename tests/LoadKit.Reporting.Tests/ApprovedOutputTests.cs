using System.Globalization;
using System.Text.RegularExpressions;
using LoadKit.Reporting.Tests.Support;

namespace LoadKit.Reporting.Tests;

[TestFixture("")]
[TestFixture("en-US")]
[TestFixture("de-DE")]
[TestFixture("ru-RU")]
[TestFixture("ar-SA")]
public sealed class ApprovedOutputTests(string culture)
{
    private CultureInfo before = CultureInfo.InvariantCulture;

    [SetUp]
    public void Use_the_culture()
    {
        before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
    }

    [TearDown]
    public void Restore_the_culture() => CultureInfo.CurrentCulture = before;

    [Test]
    public void A_culture_is_not_the_invariant_one_under_another_name() =>
        Assert.That((1234.5).ToString("N1", CultureInfo.CurrentCulture), culture is "" or "en-US" ? Is.EqualTo("1,234.5") : Is.Not.EqualTo("1,234.5"));

    [Test]
    public void The_text_of_a_whole_run_is_as_approved() =>
        Approval.Verify(Rendered.Text(Checkout.Result, Checkout.Info, Checkout.Result.Timeline), "checkout", "txt");

    [Test]
    public void A_live_line_separates_thousands_and_hours_alike_everywhere()
    {
        var line = Seconds.Lines(TimeSpan.FromHours(8), [Seconds.At(4_999, "soak") with { Users = 12_500, Failed = 1, Dropped = 1_200 }]).Single();

        Assert.That(line, Is.EqualTo("  1:23:20 h   17 %  users 12,500    10.0 req/s  p50 20.0 ms  p95 20.0 ms  p99 20.0 ms  errors 10.00 % (1 of 10)  dropped 1,200  stage soak"));
    }

    [Test]
    public void The_text_for_80_columns_is_as_approved() =>
        Approval.Verify(Rendered.Text(Checkout.Result, Checkout.Info, width: 80), "checkout-80-columns", "txt");

    [Test]
    public void The_page_is_as_approved() => Approval.Verify(Rendered.Html(Checkout.Result, Checkout.Info), "checkout", "html");

    [Test]
    public void The_markdown_is_as_approved() => Approval.Verify(Rendered.Markdown(Checkout.Result, Checkout.Info), "checkout", "md");

    [Test]
    public void The_JUnit_XML_is_as_approved() => Approval.Verify(Rendered.JUnit(Checkout.Result, Checkout.Info), "checkout.junit", "xml");

    [Test]
    public void The_k6_summary_is_as_approved() => Approval.Verify(Rendered.K6(Checkout.Result), "checkout.k6", "json");

    [Test]
    public void The_histogram_log_is_as_approved()
    {
        var log = Rendered.Files(folder => new HdrLogReporter(Path.Combine(folder, "latency.hlog")), Checkout.Result with { Timeline = [.. Checkout.Result.Timeline.Take(2)] })["latency.hlog"];

        // What deflate makes of a histogram may differ from version to version.
        Approval.Verify(Regex.Replace(log, "HISTF.*", "HISTF..."), "checkout", "hlog");
    }

    [Test]
    public void The_text_of_a_run_over_HTTP_is_as_approved() => Approval.Verify(Rendered.Text(Checkout.Wired, Checkout.Info), "wired", "txt");

    [Test]
    public void The_page_of_a_run_over_HTTP_is_as_approved() => Approval.Verify(Rendered.Html(Checkout.Wired, Checkout.Info), "wired", "html");

    [Test]
    public void The_markdown_of_a_run_over_HTTP_is_as_approved() => Approval.Verify(Rendered.Markdown(Checkout.Wired, Checkout.Info), "wired", "md");

    [Test]
    public void The_text_of_a_run_with_levels_and_tags_is_as_approved() => Approval.Verify(Rendered.Text(Staircase.Result), "staircase", "txt");

    [Test]
    public void The_markdown_of_a_run_with_levels_and_tags_is_as_approved() => Approval.Verify(Rendered.Markdown(Staircase.Result), "staircase", "md");

    [Test]
    public void The_page_of_a_run_with_levels_and_tags_is_as_approved() => Approval.Verify(Rendered.Html(Staircase.Result), "staircase", "html");

    [TestCase("stats", 0)]
    [TestCase("failures", 0)]
    [TestCase("stats_history", 98)]
    public void The_files_of_Locust_are_as_approved(string name, int from)
    {
        var result = Staircase.Result with { Timeline = [.. Staircase.Result.Timeline.Skip(from).Take(4)] };

        Approval.Verify(Rendered.Files(folder => new LocustReporter(folder + "/"), result).Single(file => file.Key.EndsWith($"locust_{name}.csv", StringComparison.Ordinal)).Value, $"staircase.locust_{name}", "csv");
    }

    [Test]
    public void The_k6_summary_of_a_run_over_HTTP_is_as_approved() => Approval.Verify(Rendered.K6(Checkout.Wired), "wired.k6", "json");

    [Test]
    public void The_metrics_of_a_run_over_HTTP_are_as_approved() => Approval.Verify(Rendered.OpenMetrics(Checkout.Wired), "wired.metrics", "txt");

    [Test]
    public void The_JUnit_XML_of_a_run_over_HTTP_is_as_approved() => Approval.Verify(Rendered.JUnit(Checkout.Wired, Checkout.Info), "wired.junit", "xml");

    [Test]
    public void The_metrics_are_as_approved() => Approval.Verify(Rendered.OpenMetrics(Checkout.Result), "checkout.metrics", "txt");

    [TestCase("steps")]
    [TestCase("seconds")]
    [TestCase("step-seconds")]
    public void The_CSV_is_as_approved(string name) =>
        Approval.Verify(Rendered.Files(folder => new CsvReporter(folder), Checkout.Result with { Timeline = [.. Checkout.Result.Timeline.Skip(125).Take(10)] })[$"{name}.csv"], $"checkout.{name}", "csv");
}
