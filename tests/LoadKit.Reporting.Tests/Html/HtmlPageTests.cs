using System.Text.RegularExpressions;
using System.Xml.Linq;
using LoadKit.Reporting.Tests.Support;

namespace LoadKit.Reporting.Tests.Html;

public sealed class HtmlPageTests
{
    private static readonly HtmlPage Page = HtmlPage.Of(Checkout.Result, Checkout.Info);

    [Test]
    public void The_verdict_with_its_reason_is_the_first_thing_everywhere()
    {
        Assert.That(Page.Title, Is.EqualTo("Failed: checkout, 1 of 5 objectives missed: p95 301 ms, limit <= 250 ms (95% CI 296 to 307 ms)"));
        Assert.That(Page.Root.Descendants("p").First(of => (string?)of.Attribute("class") == "verdict bad").Value, Is.EqualTo("✗ Failed. 1 of 5 objectives missed: p95 301 ms, limit <= 250 ms (95% CI 296 to 307 ms)."));
    }

    [TestCase(Verdict.Pass, "✓ Passed.", "good")]
    [TestCase(Verdict.Fail, "✗ Failed.", "bad")]
    [TestCase(Verdict.Inconclusive, "? Inconclusive.", "open")]
    public void A_verdict_is_a_symbol_and_a_word_and_only_then_a_colour(Verdict verdict, string words, string kind)
    {
        var page = HtmlPage.Of(Checkout.Result with { Verdict = verdict });

        Assert.That(page.Root.Descendants("p").Single(of => (string?)of.Attribute("class") == $"verdict {kind}").Value, Does.StartWith(words));
        Assert.That(page.Title, Does.StartWith(words[2..].TrimEnd('.')));
    }

    [Test]
    public void Panels_come_in_the_order_in_which_they_are_read() => Assert.That(Page.Headings, Is.EqualTo(new[]
    {
        "Objectives", "Worth knowing", "In numbers", "Golden signals", "Over time", "Availability over time", "Latency by percentile", "Steps, slowest first", "Errors, grouped", "Results by stage", "Scenarios", "User types", "Checks", "By tag",
        "Where iterations went", "How it ran",
    }));

    [Test]
    public void Headings_are_in_order_and_no_level_is_left_out()
    {
        int[] levels = [.. Page.Root.Descendants().Select(element => Regex.Match(element.Name.LocalName, "^h([1-6])$")).Where(match => match.Success).Select(match => match.Groups[1].Value[0] - '0')];

        Assert.That(levels[0], Is.EqualTo(1));
        Assert.That(levels.Zip(levels.Skip(1), (one, next) => next - one), Has.All.LessThanOrEqualTo(1));
        Assert.That(levels.Count(level => level == 1), Is.EqualTo(1));
    }

    [Test]
    public void Nothing_is_loaded_run_or_styled_in_place()
    {
        var attributes = Page.Root.Descendants().Attributes().ToList();

        Assert.That(Page.Root.Descendants().Select(element => element.Name.LocalName), Has.None.AnyOf("script", "img", "iframe", "object", "use", "image", "foreignObject"));
        Assert.That(attributes.Where(attribute => attribute.Name == "style" || attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal)), Is.Empty);
        Assert.That(attributes.Where(attribute => attribute.Name.LocalName is "href" or "src").Select(attribute => attribute.Value.Split(',')[0]), Is.EquivalentTo(new[] { "data:image/svg+xml", "#numbers" }));
        Assert.That(Regex.Matches(Page.Text, @"url\(|@import|https?://[^' ""]*").Select(match => match.Value).Distinct(), Is.EqualTo(new[] { "http://www.w3.org/2000/svg" }), "but for the name space of the sign in the tab");
    }

    [Test]
    public void Every_picture_says_what_it_is_and_what_there_is_to_see()
    {
        Assert.That(Page.Charts.Count(), Is.GreaterThan(10));
        Assert.That(Page.Charts, Has.All.Matches<XElement>(chart =>
            (string?)chart!.Attribute("role") == "img" && chart.Elements().First() is { Name.LocalName: "title", Value.Length: > 0 } && chart.Elements().ElementAt(1) is { Name.LocalName: "desc", Value.Length: > 0 }));
    }

    [Test]
    public void Every_picture_has_a_size_without_a_stylesheet_and_its_colours_in_attributes()
    {
        var drawn = Page.Charts.Descendants().Where(element => element.Name.LocalName is "path" or "rect" or "circle" or "text" && element.Parent!.Attribute("pointer-events") is null).ToList();

        Assert.That(Page.Charts, Has.All.Matches<XElement>(chart => chart!.Attribute("width") is not null && chart.Attribute("height") is not null && chart.Attribute("viewBox") is not null));
        Assert.That(drawn, Has.All.Matches<XElement>(element => element!.Attribute("fill") is not null && element.Attribute("class") is not null));
    }

    [Test]
    public void The_columns_and_rows_of_tables_have_headings_with_a_scope()
    {
        var tables = Page.Root.Descendants("table").ToList();

        Assert.That(tables, Has.Count.GreaterThan(8));
        Assert.That(tables.SelectMany(table => table.Element("thead")!.Descendants("th")), Has.All.Matches<XElement>(head => (string?)head!.Attribute("scope") == "col" && head.Value.Length > 0));
        Assert.That(tables.SelectMany(table => table.Element("tbody")!.Elements("tr")), Has.All.Matches<XElement>(row => (string?)row!.Elements().First().Attribute("scope") == "row"));
    }

    [Test]
    public void A_table_is_folded_below_each_large_chart() =>
        Assert.That(new[] { "time", "percentiles" }.Select(panel => Page.Panel(panel)!.Descendants("details").Single().Descendants("tr").Count()), Has.All.GreaterThan(5));

    [Test]
    public void Ids_are_there_once()
    {
        var ids = Page.Root.Descendants().Attributes("id").Select(id => id.Value).ToList();

        Assert.That(ids, Is.Unique);
        Assert.That(Page.Root.Descendants().Attributes("aria-labelledby").Select(of => of.Value), Is.SubsetOf(ids));
    }

    [Test]
    public void Doubts_stand_between_the_verdict_and_the_objectives()
    {
        var page = HtmlPage.Of(Checkout.Result with { Findings = [new Finding(FindingKind.Doubt, "the generator did not keep up")] });
        var main = page.Root.Descendants("main").Single().Elements().Select(element => element.Name.LocalName).ToList();

        Assert.That(main[..3], Is.EqualTo(["header", "div", "section"]));
        Assert.That(page.Root.Descendants("div").Single(of => (string?)of.Attribute("role") == "note").Value, Does.Contain("In doubt").And.Contain("The generator did not keep up."));
    }

    [Test]
    public void Numbers_read_as_in_the_other_reports()
    {
        var text = Rendered.Text(Checkout.Result, Checkout.Info);
        var numbers = Page.Panel("numbers")!.Descendants("dd").Where(of => of.Attribute("class") is null).Select(of => of.Value.Replace('\u00A0', ' ')).ToList();

        Assert.That(numbers, Is.EqualTo(new[] { "86,400", "360 /s", "55.7 ms", "296 ms", "702 ms", "0.209 %" }));
        Assert.That(numbers, Has.All.Matches<string>(number => text.Contains(number!, StringComparison.Ordinal)));
    }
}
