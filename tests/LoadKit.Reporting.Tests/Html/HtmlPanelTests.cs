using System.Xml.Linq;
using LoadKit.Reporting.Html;
using LoadKit.Reporting.Tables;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests.Html;

public sealed class HtmlPanelTests
{
    private static readonly RunResult Run = Checkout.Result with { Run = Checkout.Info };

    [Test]
    public void The_stretch_over_a_limit_is_named_on_the_chart_and_in_words()
    {
        var chart = Page(Run).Panel("time")!.Descendants("svg").Single();

        Assert.That(chart.Elements("text").Select(text => text.Value), Does.Contain("p95 over its limit 2:10 to 2:40").And.Contain("p95 limit 250 ms").And.Contain("at least 300 /s"));
        Assert.That(chart.Element("desc")!.Value, Does.Contain("p95 over its limit 2:10 to 2:40"));
    }

    [Test]
    public void A_limit_that_holds_throughout_shades_nothing()
    {
        var fine = new SloOutcome { Slo = Slo.Latency(95, 5.Seconds), Verdict = Verdict.Pass, Reason = "" };

        Assert.That(Page(Run with { Slos = [fine] }).Panel("time")!.Descendants("desc").First().Value, Does.Contain("no stretch over a limit"));
    }

    [TestCase(99, 0)]
    [TestCase(100, 1)]
    public void A_p99_is_drawn_only_where_a_window_has_a_hundred_requests(int requests, int lines)
    {
        var seconds = Seconds.From(0, 30, "hold").Select(second => second with { Requests = requests, Latency = Distribution.Of(requests) }).ToList();
        var panel = Page(Run with { Timeline = seconds, Duration = 30.Seconds, Slos = [] }).Panel("time")!;

        Assert.That(panel.Descendants("path").Count(path => (string?)path.Attribute("class") == "p99-s"), Is.EqualTo(lines));
        Assert.That(panel.Value.Contains("No window has enough for a p99.", StringComparison.Ordinal), Is.EqualTo(lines == 0));
    }

    [TestCase(30, 1)]
    [TestCase(180, 1)]
    [TestCase(181, 2)]
    [TestCase(1_200, 7)]
    public void A_long_run_has_windows_of_several_seconds(int seconds, int each)
    {
        var windows = TimeWindows.Of([.. Enumerable.Range(0, seconds).Select(second => Seconds.At(second, "hold") with { Requests = 200, Latency = Distribution.Of(200) })]);

        Assert.That(windows[0].Length, Is.EqualTo(each.Seconds));
        Assert.That(windows, Has.Count.LessThanOrEqualTo(180));
        Assert.That(windows.Sum(window => window.Requests), Is.EqualTo(seconds * 200));
    }

    [Test]
    public void Windows_with_few_requests_grow_as_long_as_sixty_are_left() =>
        Assert.That(TimeWindows.Of([.. Seconds.From(0, 180, "hold")]), Has.Count.EqualTo(90));

    [Test]
    public void The_moment_after_the_last_second_is_no_window_of_its_own()
    {
        var windows = TimeWindows.Of([.. Seconds.From(0, 10, "hold"), Seconds.At(10, "hold") with { Length = 50.Milliseconds, Requests = 3 }]);

        Assert.That((windows.Count, windows[^1].Length, windows[^1].Requests), Is.EqualTo((10, 1.05.Seconds, 13)));
    }

    [Test]
    public void The_curve_ends_where_three_requests_are_left()
    {
        var few = new Measured(12, 0, new Latencies(Distribution.Of(12)), 1.Seconds);
        var curve = Page(Run with { Totals = Run.Totals with { Requests = few }, Slos = [] }).Panel("percentiles")!.Descendants("path").Last(path => (string?)path.Attribute("class") == "p99-s");

        // Three of twelve are a quarter: the curve ends at 75 % of a scale to 90 %, 0.602 of its length.
        Assert.That(XsOf((string)curve.Attribute("d")!), Is.EqualTo(66 + (0.602 * 990)).Within(8));
    }

    [Test]
    public void Beyond_the_most_groups_of_errors_they_are_counted_and_pointed_to()
    {
        var panel = Page(Run with { Files = ["a/run.html", "a/run.json"] }, new ReportOptions { MaxErrorGroups = 1 }).Panel("errors")!;

        Assert.That(panel.Descendants("tbody").Single().Elements("tr").Count(), Is.EqualTo(1));
        Assert.That(panel.Value, Does.Contain("2 more groups with 10 failures are not shown; run.json has them."));
    }

    [Test]
    public void A_group_of_errors_has_its_bars_when_it_came_or_its_first_and_last_time()
    {
        var pictures = Page(Run).Panel("errors")!.Descendants("svg").ToList();

        Assert.That(pictures[0].Descendants("path").Any(path => (string?)path.Attribute("class") == "bad-f"), Is.True);
        Assert.That(pictures[^1].Descendants("rect").Any(box => (string?)box.Attribute("class") == "bad-f"), Is.True);
        Assert.That(pictures[0].Element("desc")!.Value, Is.EqualTo("From 2:10 to 2:40."));
    }

    [TestCase(0.00208, 86_400, "21 % spent. 180 failed of the 864 that 1 % of 86,400 allows")]
    [TestCase(0.02, 10_000, "200 % spent. 200 failed of the 100 that 1 % of 10,000 allows")]
    [TestCase(0, 10_000, "0 % spent. 0 failed of the 100 that 1 % of 10,000 allows")]
    public void The_error_budget_says_what_is_spent_of_what(double value, long samples, string words)
    {
        var errors = new SloOutcome { Slo = Slo.ErrorRate(1.Percent), Verdict = Verdict.Pass, Reason = "", Value = value, Samples = samples };

        Assert.That(Page(Run with { Slos = [errors] }).Panel("objectives")!.Descendants("p").Single(of => (string?)of.Attribute("class") == "budget").Value, Does.StartWith(words));
    }

    [Test]
    public void The_bar_of_an_overspent_budget_and_its_labels_say_the_same()
    {
        var errors = new SloOutcome { Slo = Slo.ErrorRate(1.Percent), Verdict = Verdict.Fail, Reason = "", Value = 0.04, Samples = 10_000 };
        var panel = Page(Run with { Slos = [errors] }).Panel("objectives")!;
        var bar = panel.Descendants("svg").Last();
        var boxes = bar.Elements("rect").Select(box => ((string?)box.Attribute("class"), (double)box.Attribute("x")!, (double)box.Attribute("width")!));

        Assert.That(boxes, Is.EqualTo(new[] { ("muted-f", 0d, 270d), ("bad-f", 270d, 810d) }), "a quarter of the failures is the budget");
        Assert.That(bar.Elements("text").Select(label => (label.Value, (double)label.Attribute("x")!)), Is.EqualTo(new[] { ("0", 0d), ("budget: 100", 270d), ("400 failed", 1080d) }));
        Assert.That(panel.Value, Does.Contain("300 are beyond the budget (red)").And.Not.Contain("75 %"));
    }

    [TestCase(0.0101)]
    [TestCase(0.9)]
    public void Labels_of_an_overspent_budget_never_stand_on_each_other(double share)
    {
        var errors = new SloOutcome { Slo = Slo.ErrorRate(1.Percent), Verdict = Verdict.Fail, Reason = "", Value = share, Samples = 10_000 };
        var labels = Page(Run with { Slos = [errors] }).Panel("objectives")!.Descendants("svg").Last().Elements("text").ToList();

        Assert.That((double)labels[1].Attribute("y")!, Is.GreaterThan((double)labels[0].Attribute("y")! + 11));
    }

    [Test]
    public void Two_budgets_of_one_scope_have_their_limits_in_their_headings()
    {
        SloOutcome[] two = [.. new[] { Slo.ErrorRate(1.Percent), Slo.Availability(99.5.Percent) }.Select(slo => new SloOutcome { Slo = slo, Verdict = Verdict.Pass, Reason = "", Value = slo.HigherIsBetter ? 1 : 0, Samples = 10 })];

        Assert.That(Headings(two), Is.EqualTo(new[] { "Error budget, all requests: < 1 %", "Error budget, all requests: >= 99.5 %" }));
        Assert.That(Headings(two[..1]), Is.EqualTo(new[] { "Error budget, all requests" }));

        IEnumerable<string> Headings(SloOutcome[] outcomes) => Page(Run with { Slos = outcomes }).Panel("objectives")!.Descendants("h3").Select(heading => heading.Value);
    }

    [Test]
    public void An_objective_is_unproven_for_its_interval_or_for_another_reason() =>
        Assert.That(Page(Run).Panel("objectives")!.Value, Does.Contain("unproven while its interval touches the limit, or for the reason that is given below."));

    [Test]
    public void A_baseline_that_is_not_comparable_has_no_change()
    {
        var doubted = Run with { Totals = Run.Totals with { Requests = Run.Stages[0].Requests }, Findings = [new Finding(FindingKind.Doubt, "the generator was busy")] };
        var page = Page(Run, new ReportOptions { Baseline = doubted });
        var cells = page.Panel("steps")!.Descendants("tbody").First().Elements("tr").Select(row => row.Elements("td").ElementAt(8).Value.Trim());

        Assert.That(page.Panel("numbers")!.Value, Does.Contain(", not comparable").And.Not.Contain("no clear change").And.Not.Contain("+").And.Not.Contain("called better"));
        Assert.That(cells, Has.All.EqualTo("not comparable"));
        Assert.That(page.Panel("percentiles")!.Value.Replace("\u00A0", " ", StringComparison.Ordinal), Does.Contain("not comparable"));
    }

    [TestCase(4, false)]
    [TestCase(6, true)]
    public void Populations_without_a_row_of_stages_are_counted(int populations, bool said)
    {
        var stages = Enumerable.Range(0, populations).SelectMany(i => Run.Stages.Select(stage => stage with { Population = i })).ToList();

        Assert.That(Page(Run with { Stages = stages }).Panel("time")!.Value.Contains("the stages of 4 populations, and of 2 more they are not shown.", StringComparison.Ordinal), Is.EqualTo(said));
    }

    [Test]
    public void One_user_is_singular() => Assert.That(
        new Load[] { Load.Closed.Hold(1, 1.Minutes), Load.Closed.Iterations(1, users: 1), Load.Open.Hold(1.PerSecond, 1.Minutes).AtMost(1) }.Select(LoadWords.Of),
        Is.EqualTo(new[] { "closed, up to 1 user", "1 iteration by 1 user", "open, up to 1.00 /s, at most 1 user" }));

    [Test]
    public void Two_objectives_with_one_budget_have_one_bar()
    {
        SloOutcome[] same = [.. new[] { Slo.ErrorRate(1.Percent), Slo.Availability(99.Percent) }.Select(slo => new SloOutcome { Slo = slo, Verdict = Verdict.Pass, Reason = "", Value = slo.HigherIsBetter ? 1 : 0, Samples = 10 })];

        Assert.That(Page(Run with { Slos = same }).Panel("objectives")!.Descendants("h3").Count(), Is.EqualTo(1));
    }

    [Test]
    public void The_limit_is_at_the_same_place_in_every_row()
    {
        var limits = Page(Run).Panel("objectives")!.Descendants("svg").SelectMany(chart => chart.Descendants("path")).Where(path => path.Attribute("stroke-dasharray") is not null).Select(path => (string)path.Attribute("d")!).ToList();

        Assert.That(limits, Has.Count.EqualTo(5));
        Assert.That(limits.Distinct().Count(), Is.EqualTo(1));
    }

    [Test]
    public void What_was_looked_at_is_there_when_all_is_fine_and_a_judgement_is_a_word()
    {
        AuditCheck[] checks = [.. Enum.GetValues<AuditJudgement>().Select(judgement => new AuditCheck($"look {judgement}", judgement, "measured", "rule"))];
        var rows = Page(Run with { Audit = checks }).Panel("trust")!.Descendants("tbody").Single().Elements("tr").Select(row => string.Join('|', row.Elements().Select(cell => cell.Value.Trim()))).ToList();

        Assert.That(rows, Is.EqualTo(new[] { "Look Fine|✓ fine|Measured|Rule", "Look NotWatched|– not watched|Measured|Rule", "Look Notice|? noted|Measured|Rule", "Look Doubt|! in doubt|Measured|Rule" }));
    }

    [Test]
    public void A_baseline_stands_beside_the_run_and_is_drawn_dashed()
    {
        var page = Page(Run, new ReportOptions { Baseline = Run with { StartedAt = Run.StartedAt.AddDays(-1) } });

        Assert.That(page.Panel("numbers")!.Value, Does.Contain("baseline 296 ms"));
        Assert.That(page.Panel("steps")!.Descendants("th").Select(head => head.Value), Does.Contain("p95 vs baseline"));
        Assert.That(page.Panel("percentiles")!.Descendants("path").Count(path => path.Attribute("stroke-dasharray") is not null), Is.EqualTo(1));
        Assert.That(page.Panel("percentiles")!.Value, Does.Contain("Baseline: the run of 2026-03-13 13:02 +01:00."));
        Assert.That(Page(Run).Text, Does.Not.Contain("aseline"));
    }

    [TestCase(110, 100, "+10 %")]
    [TestCase(100, 110, "-9.1 %")]
    [TestCase(100, 100, "0 %")]
    [TestCase(3_000, 1, "+299,900 %")]
    [TestCase(1, 0, "")]
    [TestCase(double.NaN, 1, "")]
    public void A_change_has_its_sign(double now, double before, string text) => Assert.That(Changes.Percent(now, before), Is.EqualTo(text));

    [Test]
    public void Steps_share_one_scale_so_that_what_changed_more_is_higher()
    {
        var highest = Page(Run).Panel("steps")!.Descendants("svg").Select(chart => chart.Element("desc")!.Value).ToList();

        Assert.That(highest, Has.Count.EqualTo(4));
        Assert.That(highest, Has.All.Match("^At most [0-9.]+ times its median.$"));
    }

    [Test]
    public void The_page_has_the_title_and_the_remark_of_its_user()
    {
        var page = Page(Run, new ReportOptions { Title = "Nightly", Note = "on the <new> gateway" });

        Assert.That(page.Root.Descendants("h1").Single().Value, Is.EqualTo("Nightly"));
        Assert.That(page.Root.Descendants("header").Single().Value, Does.Contain("on the <new> gateway").And.Contain("checkout"));
        Assert.That(page.Title, Does.StartWith("Failed: checkout"));
    }

    [Test]
    public void A_reporter_names_its_file_before_it_writes_it()
    {
        var reporter = new HtmlReporter("out/");

        Assert.That(reporter.FilePath, Is.Null);
        Assert.That(reporter.FilesOf(Run).Single(), Does.EndWith(Path.Combine("out", "checkout-20260314T120211Z-fail.html")));
        Assert.That(() => new HtmlReporter("x.html") { MaxErrorGroups = 0 }, Throws.InstanceOf<ArgumentOutOfRangeException>());
    }

    [Test]
    public void Several_populations_have_their_stages_on_top_of_each_other()
    {
        var stages = Run.Stages.Concat(Run.Stages.Select(stage => stage with { Population = 1 })).ToList();
        var labels = Page(Run with { Stages = stages }).Panel("time")!.Descendants("text").Where(text => text.Value == "hold 50 users, judged").ToList();

        Assert.That(labels.Select(label => (double)label.Attribute("y")!).Distinct().Count(), Is.EqualTo(2));
    }

    private static HtmlPage Page(RunResult result, ReportOptions? options = null) => HtmlPage.Of(HtmlReport.Of(result, options ?? new ReportOptions()));

    // The last point of a path whose parts are l and h, across.
    private static double XsOf(string path) => System.Text.RegularExpressions.Regex.Matches(path, @"[Mlh](-?\d*\.?\d*)").Sum(part => double.Parse(part.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
}
