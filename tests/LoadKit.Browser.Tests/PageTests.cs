using System.Text.RegularExpressions;
using LoadKit.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LoadKit.Browser.Tests;

/// <summary>What every reader gets, also without script and network.</summary>
[TestFixtureSource(typeof(Report), nameof(Report.All))]
public sealed class PageTests(string name)
{
    // In the order of reading; each as the beginning of its heading.
    private static readonly string[] Panels =
        ["Objectives", "Where to look first|Worth knowing", "In numbers", "Golden signals", "Over time", "Availability over time", "Results by load level", "Latency by percentile", "Steps", "Errors", "By tag", "Can these numbers be trusted", "How it ran"];

    private Report report = null!;
    private Visit visit = null!;

    private IPage Page => visit.Page;

    [OneTimeSetUp]
    public async Task Open()
    {
        report = await Report.Called(name);
        visit = await Visit.Offline(report.Address, Look.Light);
    }

    [OneTimeTearDown]
    public async Task Close() => await visit.DisposeAsync();

    [Test]
    public async Task Nothing_is_requested_but_the_page_and_the_browser_has_nothing_to_complain_about()
    {
        await using var dark = await Visit.Offline(report.Address, Look.Dark);

        Assert.That(visit.Requests, Is.EqualTo(new[] { report.Address }));
        Assert.That(dark.Requests, Is.EqualTo(new[] { report.Address }));
        Assert.That(visit.Complaints.Concat(dark.Complaints), Is.Empty);
    }

    [Test]
    public async Task Nothing_runs_where_scripts_may_run()
    {
        await using var scripted = await Visit.WithScript(report.Address, Look.Light);
        await scripted.OpenAll();

        Assert.That(scripted.Requests, Is.EqualTo(new[] { report.Address }));
        Assert.That(scripted.Complaints, Is.Empty);
        Assert.That(await scripted.Page.TitleAsync(), Does.StartWith($"{report.Word}: "));
    }

    [Test]
    public async Task The_title_and_the_first_sentence_say_the_verdict_and_why()
    {
        var beforeThePanels = (await Page.Locator("main").InnerTextAsync()).Split($"\n{(await visit.Headings())[0]}\n")[0];

        Assert.That(await Page.TitleAsync(), Does.StartWith($"{report.Word}: "));
        Assert.That(await Page.GetByRole(AriaRole.Heading, new() { Level = 1 }).CountAsync(), Is.EqualTo(1));
        Assert.That(beforeThePanels, Does.Contain($"{report.Word}. {Start(report.Result.Reason)}").IgnoreCase);
    }

    [Test]
    public async Task Panels_come_in_the_order_in_which_they_are_read()
    {
        var headings = await visit.Headings();

        Assert.That(headings.Select(heading => Array.FindIndex(Panels, panel => Regex.IsMatch(heading, $"^({panel})"))).Where(place => place >= 0), Is.Ordered.Ascending.And.Unique);
        Assert.That(headings, Has.Some.EqualTo("In numbers").And.Some.EqualTo("How it ran"));
    }

    [Test]
    public async Task Every_panel_is_there_and_can_be_seen()
    {
        foreach (var panel in report.IsWhole ? Panels : ["In numbers", "How it ran"])
        {
            var region = Page.GetByRole(AriaRole.Region, new() { NameRegex = new Regex($"^({panel})") });
            Assert.That(await region.CountAsync(), Is.EqualTo(1), panel);
            Assert.That((await region.BoundingBoxAsync())!.Height, Is.GreaterThan(60), panel);
        }
    }

    [Test]
    public async Task Each_objective_has_a_verdict_in_words_the_worst_first()
    {
        var rows = await Page.GetByRole(AriaRole.Region, new() { Name = "Objectives", Exact = true }).Locator("table").First.Locator("tbody tr").AllInnerTextsAsync();

        Assert.That(
            rows.Select(row => Regex.Match(row, @"\b(BELOW\s+missed|UNPROVEN|(MEETS|EXCEEDS)\s+met)\s*$").Groups[1].Value.Split()[0]),
            Is.EqualTo(report.Result.Slos.OrderByDescending(outcome => outcome.Verdict).Select(outcome => outcome.Label)));
    }

    [Test]
    public async Task Every_chart_says_what_it_is()
    {
        var charts = await Page.Locator("svg").CountAsync();

        Assert.That(await Page.GetByRole(AriaRole.Img, new() { NameRegex = new Regex(@"\S") }).CountAsync(), Is.EqualTo(charts));
        Assert.That(charts, report.IsDrawn ? Is.GreaterThan(6) : Is.Zero);
    }

    [Test]
    public async Task What_is_folded_away_below_a_chart_opens_to_a_table_of_its_data()
    {
        foreach (var panel in report.IsDrawn ? new[] { "Over time", "Latency by percentile" } : [])
        {
            var details = Page.GetByRole(AriaRole.Region, new() { Name = panel, Exact = true }).Locator("details");
            var cells = details.Locator("tbody tr").First.Locator("td");
            Assert.That(await cells.First.IsVisibleAsync(), Is.False, panel);

            await details.Locator("summary").FocusAsync();
            await Page.Keyboard.PressAsync("Enter");

            Assert.That(await cells.First.IsVisibleAsync(), Is.True, panel);
            Assert.That(await details.Locator("tbody tr").CountAsync(), Is.GreaterThan(5), panel);
            Assert.That(await cells.AllInnerTextsAsync(), Has.Some.Match("[0-9]"), panel);

            await details.Locator("summary").ClickAsync();

            Assert.That(await cells.First.IsVisibleAsync(), Is.False, panel);
        }
    }

    // A long reason is cut.
    private static string Start(string reason) => reason[..Math.Min(40, reason.Length)];
}
