using System.Text;
using System.Text.RegularExpressions;
using LoadKit.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LoadKit.Browser.Tests;

/// <summary>On screens of every width, on paper, and without a stylesheet.</summary>
[TestFixtureSource(typeof(Report), nameof(Report.All))]
public sealed class LayoutTests(string name)
{
    private Report report = null!;
    private Visit visit = null!;

    private IPage Page => visit.Page;

    [OneTimeSetUp]
    public async Task Open()
    {
        report = await Report.Called(name);
        visit = await Visit.Offline(report.Address, Look.Dark);
    }

    [OneTimeTearDown]
    public async Task Close() => await visit.DisposeAsync();

    [SetUp]
    public async Task FoldAndLookAtTheScreen()
    {
        await visit.OpenAll(false);
        await Page.SetViewportSizeAsync(Look.Desktop, 900);
        await Page.EmulateMediaAsync(new() { Media = Media.Screen });
    }

    [Test]
    public async Task The_page_as_a_whole_never_scrolls_sideways()
    {
        await visit.OpenAll();
        foreach (var width in new[] { Look.Desktop, 701, 700, Look.Phone, 320 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            Assert.That(await Page.EvaluateAsync<int>("document.documentElement.scrollWidth"), Is.LessThanOrEqualTo(width));
        }
    }

    [Test]
    public async Task Nothing_lies_over_what_is_beside_it()
    {
        const string Overflowing = """
            [...document.querySelectorAll('main *:not(svg, svg *)')]
              .filter(element => element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflowX === 'visible')
              .map(element => element.outerHTML.slice(0, 100))
            """;
        foreach (var width in new[] { Look.Desktop, Look.Phone, 320 })
        {
            await Page.SetViewportSizeAsync(width, 900);
            Assert.That(await Page.EvaluateAsync<string[]>(Overflowing), Is.Empty, $"{width} px");
        }
    }

    [Test]
    public async Task A_desktop_shows_every_column_of_every_table()
    {
        await visit.OpenAll();
        var hidden = await Page.EvaluateAsync<string[]>("[...document.querySelectorAll('table')].filter(table => table.scrollWidth > table.parentElement.clientWidth).map(table => table.className + ' ' + table.innerText.slice(0, 60))");

        Assert.That(hidden, Is.Empty);
    }

    [Test]
    public async Task A_phone_shows_the_verdicts_without_scrolling_sideways()
    {
        await Page.SetViewportSizeAsync(Look.Phone, 844);
        var verdict = await Page.GetByText($"{report.Word}.").First.BoundingBoxAsync();
        var cells = await Page.GetByRole(AriaRole.Region, new() { Name = "Objectives", Exact = true }).Locator("table").First.Locator("tbody td:last-child > .tag").AllAsync();

        Assert.That(verdict!.Y + verdict.Height, Is.LessThan(844));
        Assert.That(cells, Has.Count.EqualTo(report.Result.Slos.Count));
        foreach (var cell in cells)
        {
            var box = await cell.BoundingBoxAsync();
            Assert.That(box!.X + box.Width, Is.LessThanOrEqualTo(Look.Phone));
        }
    }

    [Test]
    public async Task It_prints_on_a_few_sheets()
    {
        var sheets = Regex.Count(Encoding.Latin1.GetString(await Page.PdfAsync(new() { Format = "A4", PreferCSSPageSize = true })), @"/Type\s*/Page\b");

        Assert.That(sheets, !report.IsDrawn ? Is.EqualTo(1) : report.Name == "hostile" ? Is.InRange(3, 25) : Is.InRange(3, 9));
    }

    [Test]
    public async Task Paper_shows_what_was_opened_and_nothing_that_is_closed()
    {
        var details = await Page.Locator("details").AllAsync();
        await Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.That(details, report.IsDrawn ? Has.Count.GreaterThan(1) : Is.Empty);
        Assert.That(await Page.Locator("details:visible, summary:visible").CountAsync(), Is.Zero);

        await visit.OpenAll();

        Assert.That(await Page.Locator("details table:visible").CountAsync(), Is.EqualTo(details.Count));
        Assert.That(await Page.Locator("summary:visible").CountAsync(), Is.Zero);
    }

    [Test]
    public async Task Paper_is_white_also_for_readers_of_the_dark_look()
    {
        var screen = await Background();
        await Page.EmulateMediaAsync(new() { Media = Media.Print });

        Assert.That((screen, await Background()), Is.EqualTo(("rgb(18, 22, 27)", "rgb(255, 255, 255)")));
    }

    [Test]
    public async Task Without_a_stylesheet_the_text_still_begins_with_the_verdict_and_keeps_its_order()
    {
        var bare = report.Path + ".bare.html";
        await File.WriteAllTextAsync(bare, Regex.Replace(report.Html, "<style>.*?</style>", "", RegexOptions.Singleline));
        await using var unstyled = await Visit.Offline(new Uri(bare).AbsoluteUri, Look.Light);
        var text = await unstyled.Page.Locator("body").InnerTextAsync();
        var headings = await unstyled.Headings();

        Assert.That(await unstyled.Page.Locator("style, link[rel=stylesheet]").CountAsync(), Is.Zero);
        Assert.That(text.IndexOf($"{report.Word}.", StringComparison.Ordinal), Is.InRange(0, 250));
        Assert.That(headings, Is.EqualTo(await visit.Headings()));
        Assert.That(headings.Select(heading => text.IndexOf($"\n{heading}\n", StringComparison.Ordinal)), Is.Ordered.Ascending.And.All.Positive);
        Assert.That(text, Does.Not.Match(@"\w(missed|unproven)\b"), "words run together");
    }

    private Task<string> Background() => Page.EvaluateAsync<string>("getComputedStyle(document.body).backgroundColor");
}
