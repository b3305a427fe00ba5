using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class CapacityReportTests
{
    private static readonly string[] Names = ["capacity.html", "capacity.md", "capacity.txt", "capacity.csv"];

    private static IEnumerable<int> Hostile => Enumerable.Range(0, HostileTextTests.Hostile.Length);

    [TestCase("html")]
    [TestCase("md")]
    [TestCase("txt")]
    [TestCase("csv")]
    public void It_is_as_approved_in_every_culture(string extension)
    {
        var before = CultureInfo.CurrentCulture;
        foreach (var culture in new[] { "", "de-DE", "ar-SA" })
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            try
            {
                Approval.Verify(Written(Search.Result)[$"capacity.{extension}"], "capacity", extension);
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }
    }

    [Test]
    public void The_chart_has_each_probe_by_the_shape_of_its_verdict_the_limit_and_the_three_answers()
    {
        var chart = HtmlPage.Of(Written(Search.Result)["capacity.html"]).Panel("chart")!.Descendants("svg").Single();
        var marks = chart.Elements("g").ToList();

        Assert.That(marks.Select(mark => mark.Elements().Last().Name.LocalName), Is.EqualTo(["circle", "circle", "circle", "path", "circle", "circle", "circle", "circle", "circle"]));
        Assert.That(marks.Index().Where(mark => (string?)mark.Item.Elements().Last().Attribute("fill") == "none").Select(mark => mark.Index + 1), Is.EqualTo([4, 7]), "a cross and a ring");
        Assert.That(chart.Elements("text").Select(text => text.Value), Does.Contain("p95 limit 100 ms").And.Contain("proven 351 /s").And.Contain("estimate 360 /s").And.Contain("refuted 400 /s"));
    }

    [Test]
    public void A_search_that_found_nothing_says_so_and_has_no_number()
    {
        var nothing = new CapacityResult { Name = "checkout", Outcome = CapacityOutcome.None, Reason = "no rate meets the objectives", Slos = [Slo.ErrorRate(1.Percent)] };
        var files = Written(nothing);

        Assert.That(files.Values, Has.None.Matches<string>(text => Regex.IsMatch(text!, "NaN|∞|Infinity|proven \\d")));
        Assert.That(files["capacity.md"], Does.StartWith("### ✗ Capacity of checkout: no rate meets the objectives\n"));
        Assert.That(HtmlPage.Of(files["capacity.html"]).Panel("chart"), Is.Null);
        Assert.That(CsvFile.Read(files["capacity.csv"]), Has.Count.EqualTo(1));
    }

    [Test]
    public void A_search_without_an_objective_on_latency_draws_the_p95_and_no_limit()
    {
        var page = HtmlPage.Of(Written(Search.Result with { LimitedBy = null, Slos = [Slo.ErrorRate(1.Percent)] })["capacity.html"]).Panel("chart")!;

        Assert.That(page.Value, Does.Contain("p95 of all requests").And.Not.Contain("limit 100 ms"));
        Assert.That(page.Descendants("g").Count(), Is.EqualTo(9));
    }

    [TestCaseSource(nameof(Hostile))]
    public void The_structure_is_the_same_whatever_the_names_are(int number)
    {
        var (files, harmless) = (Written(Search.Of(HostileTextTests.Hostile[number])), Written(Search.Of("harmless")));

        Assert.That(HtmlPage.Of(files["capacity.html"]).Shape, Is.EqualTo(HtmlPage.Of(harmless["capacity.html"]).Shape));
        Assert.That(Pipes(files["capacity.md"]), Is.EqualTo(Pipes(harmless["capacity.md"])));
        Assert.That(files["capacity.md"], Does.Not.Contain("<script").And.Not.Contain("://").And.Not.Match("@[a-z]"));
        Assert.That(CsvFile.Read(files["capacity.csv"]).Select(record => record.Count), Is.All.EqualTo(CsvFile.Read(harmless["capacity.csv"])[0].Count));
        Assert.That(files["capacity.txt"].EnumerateRunes().Where(rune => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format && rune.Value != '\n'), Is.Empty);
        Assert.That(files["capacity.txt"].Split('\n'), Has.None.Matches<string>(line => line!.TrimStart().StartsWith("::", StringComparison.Ordinal) || Regex.IsMatch(line, @"##\w*\[")));
    }

    [Test]
    public async Task A_report_that_can_not_be_written_takes_none_of_the_others_with_it()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder[Path.Combine("capacity.md", "in the way")]);

        Assert.That(() => new CapacityFolder(folder.Path).WriteAsync(Search.Result, CancellationToken.None).AsTask().GetAwaiter().GetResult(), Throws.InstanceOf<AggregateException>());
        Assert.That(Names.Where(name => File.Exists(folder[name])), Is.EqualTo(Names.Except(["capacity.md"])));

        await using var writer = new StringWriter();
        await new MarkdownCapacityReporter(writer).WriteAsync(Search.Result, CancellationToken.None);
        Assert.That(writer.ToString(), Is.EqualTo(Written(Search.Result)["capacity.md"]));
    }

    [Test]
    public void A_path_has_to_be_one() => Assert.That(() => new HtmlCapacityReporter(" "), Throws.ArgumentException);

    private static IEnumerable<string> Pipes(string markdown) => markdown.Split('\n').Select(line => $"{(line.Length == 0 ? '0' : "#|-<".Contains(line[0], StringComparison.Ordinal) ? line[0] : 'x')}{(line.StartsWith('|') ? line.Count(letter => letter == '|') : 0)}");

    private static Dictionary<string, string> Written(CapacityResult result)
    {
        using var folder = new Folder();
        new CapacityFolder(folder.Path).WriteAsync(result, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return Names.ToDictionary(name => name, name => File.ReadAllText(folder[name]));
    }
}
