using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

/// <summary>Every place where foreign text comes in, filled with what would forge, paint, hide or run something.</summary>
public sealed class HostileTextTests
{
    internal static readonly string[] Hostile =
    [
        "x\nFORGED: PASS, all met",
        "x\r\nFORGED: PASS",
        "x\u2028FORGED: PASS\u2029FORGED: PASS\u0085FORGED: PASS\vFORGED\fFORGED",
        "\x1b[2J\x1b[31mred\x1b]0;title\x07\x9b31m\x7f\b\b\b\0",
        "left\tright",
        "abc\u202Egnp.exe\u2066\u200F\uFEFF\U000E0041",
        "a|b\\|c\\\\|d",
        "`code` ``two`` ```",
        "[click](https://evil.example) ![img](https://evil.example/x.png) <https://evil.example> https://evil.example www.evil.example",
        "<script>alert(1)</script><img src=x onerror=alert(1)></details></summary><!-- --> & &lt; &#124;",
        "**bold** _it_ ~~gone~~ $x$ # head ## #1 GH #42",
        "@everyone @octocat me@example.org",
        "- item",
        "1. item",
        "> quote",
        "--- | ---",
        "    indented",
        "half \uD83D surrogate \uDE00",
        "",
        " ",
        "::error title=x::y",
        "\t::stop-commands::x",
        "a ##vso[task.complete result=Succeeded] b",
        "##[error]x ##teamcity[buildStop]",
        "=1+1",
        "+cmd|' /C calc'!A0",
        "＠SUM(1)",
        "a;=1+1,\"@SUM(1)",
        "]]> \uFFFE\uFFFF <![CDATA[",
        "\"},\"x\":{\"y\":\"",
        "\"} 1\nloadkit_requests{test=\"x",
        "' onload='x' \"><svg onload=alert(1)>",
        "../../x",
        "..\\..\\x",
        "/etc/passwd",
        "CON",
        "nul.txt",
        "..",
        "a%0A::error::b%25%2C:",
        "|n']##teamcity[x",
        "Tag=a,b 1.0,2.0,3.0,HIST",
        "#[StartTime: 0",
        "{{7*7}} ${x} %USERNAME%",
        new string('x', 100_000),
        string.Concat(Enumerable.Repeat("😀", 5_000)),
    ];

    [TestCaseSource(nameof(Hostile))]
    public void No_line_of_the_text_is_forged_and_no_control_character_gets_out(string text)
    {
        var output = Text(text);

        Assert.That(Harmful(output), Is.Empty);
        Assert.That(Lines(output), Is.EqualTo(Lines(Text("harmless"))));
        Assert.That(output.Split('\n').Max(line => line.Length), Is.LessThanOrEqualTo(510));
    }

    [TestCaseSource(nameof(Hostile))]
    public void Markdown_tables_keep_their_columns_and_nothing_foreign_becomes_markup(string text)
    {
        var output = Rendered.Markdown(Filled(text), Info(text));

        Assert.That(Harmful(output), Is.Empty);
        Assert.That(Shape(output), Is.EqualTo(Shape(Rendered.Markdown(Filled("harmless"), Info("harmless")))));
        Assert.That(Tables(output), Is.EqualTo(Tables(Rendered.Markdown(Filled("harmless"), Info("harmless")))));
        Assert.That(output, Does.Not.Contain("<script").And.Not.Contain("<img").And.Not.Contain("://").And.Not.Match(@"(?<!\\)\]\(").And.Not.Match("@[a-z]").And.Not.Contain("www."));
        Assert.That(output.Split("<details>"), Has.Length.EqualTo(output.Split("</details>").Length));
        Assert.That(output.Split("<!--"), Has.Length.EqualTo(2));
    }

    [TestCaseSource(nameof(Hostile))]
    public void A_name_in_a_markdown_cell_reads_back_as_it_was(string text)
    {
        var cell = Rendered.Markdown(EmptyResultTests.Empty with { Steps = [new StepResult(text, Measured.None)] })
            .Split('\n').SkipWhile(line => !line.StartsWith("| Step |", StringComparison.Ordinal)).ElementAt(2).Split('|')[1].Trim();

        var readBack = WebUtility.HtmlDecode(Unescaped(cell)).Replace("\u200B", "", StringComparison.Ordinal);
        Assert.That(readBack, Is.EqualTo(Visible(text)));
    }

    [Test]
    public void Long_names_are_cut_with_an_ellipsis_and_never_within_a_character()
    {
        var output = Rendered.Text(EmptyResultTests.Empty with { Steps = [new StepResult(string.Concat(Enumerable.Repeat("😀", 50)), Measured.None)] });

        Assert.That(output, Does.Contain("\n  " + string.Concat(Enumerable.Repeat("😀", 18)) + "... "));
    }

    [Test]
    public void A_long_name_does_not_push_the_verdict_out_of_sight()
    {
        var result = EmptyResultTests.Empty with { Name = new string('x', 5_000) };

        Assert.That(Rendered.Text(result).Split('\n')[0], Does.EndWith("x...: INCONCLUSIVE, no iteration ended"));
        Assert.That(Rendered.Markdown(result).Split('\n')[0], Does.EndWith("x...: inconclusive, no iteration ended"));
    }

    [TestCase("1. item", "1\\. item")]
    [TestCase("12) item", "12\\) item")]
    [TestCase("- item", "\\- item")]
    [TestCase("> quote", "\\> quote")]
    [TestCase("===", "\\===")]
    [TestCase("# head", "\\# head")]
    [TestCase("    code", "code")]
    [TestCase("target", "Target")]
    public void A_label_at_the_beginning_of_a_line_begins_no_block(string name, string expected)
    {
        var markdown = Rendered.Markdown(EmptyResultTests.Empty, Checkout.Info with { Labels = [new Label(name, "value")] });

        Assert.That(markdown.Split('\n'), Has.One.EqualTo($"{expected}: value."));
    }

    // So wide that no table is folded: the lines of any two texts can be compared.
    private static string Text(string text) => Rendered.Text(Filled(text), Info(text), [Seconds.At(0, text)], width: 5_000);

    internal static RunInfo Info(string text) => Checkout.Info with { Name = text };

    internal static RunResult Filled(string text) => Checkout.Result with
    {
        Name = text,
        Reason = string.IsNullOrWhiteSpace(text) ? "reason" : text,
        JudgedStages = text,
        Findings = [new Finding(FindingKind.Doubt, text)],
        Slos =
        [
            new SloOutcome { Slo = Slo.Latency(95, 1.Seconds, step: text), Verdict = Verdict.Inconclusive, Reason = text },
            new SloOutcome { Slo = Slo.CheckRate(1.Percent, check: text, userType: text, stage: text), Verdict = Verdict.Fail, Reason = text },
        ],
        Totals = Checkout.Wired.Totals,
        Steps = [new StepResult(text, Checkout.Result.Totals.Requests) { Traffic = Checkout.Wired.Totals.Traffic, Phases = [new PhaseResult(text, Checkout.Result.Totals.Requests.Latency)] }],
        Scenarios = [new ScenarioResult(text, Measured.None, IterationFigures.None)],
        UserTypes = [new UserTypeResult(text, 1, Measured.None, IterationFigures.None)],
        Stages =
        [
            Checkout.Result.Stages[0] with { Stage = new Stage(text, StageKind.Ramp, 0, 1, 1.Seconds) },
            .. new[] { 1, 2, 3 }.Select(level => Checkout.Result.Stages[1] with { Stage = new Stage(text, StageKind.Hold, level, level, 1.Seconds), Gauges = [new GaugeResult(text, text, 1, 1, 1, 1, 1)] }),
        ],
        Gauges = [new GaugeResult(text, text, 1, 1, 1, 1, 1)],
        Checks = [new CheckResult(text, 1, 0)],
        Tags = [new TagResult(text, text, text, Measured.None)],
        Errors = [new ErrorGroup(text, text, text, text, 1, 1.Seconds, 2.Seconds) { Context = text }],
        Slowest = [new SlowRequest(text, 1.Seconds, 2.Seconds, text, text)],
        Timeline = [],
    };

    private static IEnumerable<string> Harmful(string output) => output.EnumerateRunes()
        .Where(rune => rune.Value != '\n' && Rune(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format)
        .Select(rune => $"U+{rune.Value:X4}");

    private static UnicodeCategory Rune(System.Text.Rune rune) => rune.Value == '\n' ? UnicodeCategory.OtherSymbol : System.Text.Rune.GetUnicodeCategory(rune);

    /// <summary>What each line is, an empty one, a heading or a block of indented ones (long sentences take several): a forged line would be one more.</summary>
    private static string Lines(string output) =>
        Regex.Replace(string.Concat(output.Split('\n').Select(line => line.Length == 0 ? '0' : line[0] == ' ' ? ' ' : 'x')), " +", " ");

    /// <summary>What each line of Markdown begins: a heading, a row, an item, a tag, or nothing special.</summary>
    private static string Shape(string output) =>
        string.Concat(output.Split('\n').Select(line => line.Length == 0 ? '0' : "#|->=+<".Contains(line[0], StringComparison.Ordinal) ? line[0] : 'x'));

    /// <summary>The cells of each table row, counted as GitHub does: at each pipe that is not escaped.</summary>
    private static IEnumerable<int> Tables(string output) => output.Split('\n').Where(line => line.StartsWith('|')).Select(line => line.Count(letter => letter == '|'));

    private static string Unescaped(string markdown)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < markdown.Length; i++)
        {
            i += markdown[i] == '\\' && i + 1 < markdown.Length && char.IsAsciiLetterOrDigit(markdown[i + 1]) is false ? 1 : 0;
            text.Append(markdown[i]);
        }

        return text.ToString();
    }

    private static string Visible(string text)
    {
        var visible = string.Concat(text.EnumerateRunes().Select(rune => System.Text.Rune.GetUnicodeCategory(rune) switch
        {
            UnicodeCategory.Control => "\t\n\v\f\r\u0085".Contains((char)rune.Value, StringComparison.Ordinal) ? " " : "\uFFFD",
            UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator => " ",
            UnicodeCategory.Format => "\uFFFD",
            _ when rune.Value is 0xFFFE or 0xFFFF => "\uFFFD",
            _ => rune.ToString(),
        }));
        visible = Regex.Replace(Regex.Replace(visible, "^( *):(?=:)", "$1: "), @"#(?=#\w*\[)", "# ");
        return (visible.Length <= 200 ? visible : visible[..(char.IsLowSurrogate(visible[197]) ? 196 : 197)] + "...").Trim();
    }
}
