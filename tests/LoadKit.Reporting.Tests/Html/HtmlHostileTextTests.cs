using System.Globalization;
using System.Text;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests.Html;

/// <summary>Foreign text in every place of the page: it is there to be read, and changes nothing else.</summary>
public sealed class HtmlHostileTextTests
{
    private static readonly string[] ForAPage =
    [
        .. HostileTextTests.Hostile, "\"><svg onload=alert(1)>", "' onmouseover='alert(1)", "]]></style><script>alert(1)</script>", "</title></svg>", "<!--", "&#x3c;b&#x3e;", "\uFFFE\uFFFF", "{{7*7}} ${7*7}",
        "javascript:alert(1)", "NaN", ": has came within are",
    ];

    private static readonly string Harmless = HtmlPage.Of(Page("harmless")).Shape;

    [TestCaseSource(nameof(ForAPage))]
    public void The_page_has_the_same_elements_and_attributes_whatever_the_names_are(string text) =>
        Assert.That(HtmlPage.Of(Page(text)).Shape, Is.EqualTo(Harmless));

    [TestCaseSource(nameof(ForAPage))]
    public void No_control_or_format_character_gets_out(string text) => Assert.That(
        Page(text).EnumerateRunes().Where(rune => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator && rune.Value != '\n'),
        Is.Empty);

    [Test]
    public void A_name_reads_back_as_it_was()
    {
        const string Name = "<b>\"it's\" & that</b>";

        Assert.That(HtmlPage.Of(Page(Name)).Panel("steps")!.Descendants("table").First().Descendants("th").Last(of => (string?)of.Attribute("scope") == "row").Value, Is.EqualTo(Name));
    }

    [Test]
    public void Long_texts_do_not_make_a_large_page() => Assert.That(Page(new string('x', 1_000_000)).Length - Page("x").Length, Is.LessThan(30_000));

    private static string Page(string text)
    {
        var interval = new Interval
        {
            Start = TimeSpan.Zero,
            Length = 1.Seconds,
            Stage = text,
            Users = 1,
            Requests = 200,
            Failed = 1,
            Latency = Distribution.Of(200),
            Dropped = 1,
            Steps = [new StepInterval(text, 200, 1, Distribution.Of(200))],
            Errors = [new ErrorInterval(text, text, text, 1)],
            Gauges = [new GaugeResult(text, text, 1, 1, 1, 1, 1)],
        };
        var result = HostileTextTests.Filled(text) with
        {
            Timeline = [interval, interval with { Start = 1.Seconds }, interval with { Start = 2.Seconds }],
            Audit = [new AuditCheck(text, AuditJudgement.Doubt, text, text)],
            Findings = [new Finding(FindingKind.Doubt, text), new Finding(FindingKind.Clue, text), new Finding(FindingKind.Notice, text)],
            Files = [text],
            Runner = new Runner { OperatingSystem = text, Architecture = text, Processor = text, Processors = 1, Runtime = text, LoadKitVersion = text },
            Run = HostileTextTests.Info(text) with { Labels = [new Label(text, text)], Warnings = [new Finding(FindingKind.Notice, text)] },
        };
        using var writer = new StringWriter();
        var done = new HtmlReporter(writer) { Title = text, Note = text, Baseline = Checkout.Result with { Name = text } }.FinishAsync(result, CancellationToken.None);
        Assert.That(done.AsTask().Exception, Is.Null);
        return writer.ToString();
    }
}
