using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

/// <summary>
/// Every output, filled with the same nasty text in every place where foreign text comes in, parsed as its readers parse it: the structure is that of
/// harmless text, and the text comes back as it was, or as documented.
/// </summary>
public sealed class OutputSecurityTests
{
    private static readonly NamedOutput[] Outputs =
    [
        new("text", result => Rendered.Text(result, result.Run, result.Timeline, width: 5_000), Blocks, null, Line),
        new("assertion", result => result.Explain(), Blocks, null, Line),
        new("Markdown", result => Rendered.Markdown(result, result.Run), MarkdownShape, null, Line),
        new("HTML", result => Rendered.Html(result, result.Run), text => HtmlPage.Of(text).Shape, text => HtmlPage.Of(text).Panel("steps")!.Descendants("table").First().Descendants("th").Last(of => (string?)of.Attribute("scope") == "row").Value, text => Line(text, 100)),
        new("JUnit", result => Rendered.JUnit(result, result.Run), text => XmlShape(XElement.Parse(text)), text => (string)XElement.Parse(text).Attribute("name")!, Line),
        new("steps.csv", Csv("steps.csv"), CsvShape, text => CsvFile.Read(text)[2][1], Cell),
        new("seconds.csv", Csv("seconds.csv"), CsvShape, text => CsvFile.Read(text)[1][2], Cell),
        new("step-seconds.csv", Csv("step-seconds.csv"), CsvShape, text => CsvFile.Read(text)[1][3], Cell),
        new("Locust stats", LocustFile("locust_stats.csv"), CsvShape, null, Cell),
        new("Locust failures", LocustFile("locust_failures.csv"), CsvShape, text => CsvFile.Read(text)[1][1], Cell),
        new("Locust history", LocustFile("locust_stats_history.csv"), CsvShape, text => CsvFile.Read(text)[1][3], Cell),
        new("k6 summary", Rendered.K6, JsonShape, text => Json(text).GetProperty("root_group").GetProperty("checks").EnumerateObject().Single().Value.GetProperty("name").GetString()!, Whole),
        new("JSON", result => Rendered.Files(folder => new JsonReporter(Path.Combine(folder, "result.json")), result)["result.json"], JsonShape, text => RunResult.Load(new MemoryStream(Encoding.UTF8.GetBytes(text))).Steps[0].Name, Whole),
        new("hlog", Hlog, HlogShape, text => HlogOf(text)[1].Tag!, text => text.Length == 0 ? "unnamed" : Whole(text)),
        new("metrics", Rendered.OpenMetrics, MetricsShape, text => Regex.Unescape(Regex.Match(text, "loadkit_verdict{test=\"((?:[^\"\\\\\n]|\\\\.)*)\"").Groups[1].Value), Line),
        new("GitHub", result => Log(output => new GitHubActionsReporter(output, CiTests.Environment(("GITHUB_ACTIONS", "true"))), result), GitHubShape, text => GitHubTitle(text.Split('\n')[0]), text => Line(text, 1000)),
        new("Azure", AzureLog, AzureShape, null, Line),
        new("TeamCity", result => Log(output => new TeamCityReporter(output), result), TeamCityShape, null, Line),
    ];

    private static readonly Dictionary<string, string> Harmless = Outputs.ToDictionary(output => output.Name, output => output.Shape(output.Of(Filled("harmless"))));

    private static string[] Hostile => HostileTextTests.Hostile;

    // Not the texts: a test runner drops a test whose name can't be written as XML, and nobody misses it.
    private static IEnumerable<int> Numbers => Enumerable.Range(0, Hostile.Length);

    private static IEnumerable<string> Names => Outputs.Select(output => output.Name);

    private static IEnumerable<string> Named => Outputs.Where(output => output.NameOf is not null).Select(output => output.Name);

    [Test]
    public void The_structure_is_the_same_whatever_the_names_are([ValueSource(nameof(Names))] string name, [ValueSource(nameof(Numbers))] int number) =>
        Assert.That(Output(name).Shape(Output(name).Of(Filled(Hostile[number]))), Is.EqualTo(Harmless[name]));

    [Test]
    public void A_name_comes_back([ValueSource(nameof(Named))] string name, [ValueSource(nameof(Numbers))] int number)
    {
        var output = Output(name);

        Assert.That(output.NameOf!(output.Of(Filled(Hostile[number]))), Is.EqualTo(output.Shown(Hostile[number])));
    }

    [Test]
    public void A_log_has_no_commands_but_its_own([Values("text", "assertion", "Markdown", "steps.csv", "seconds.csv", "step-seconds.csv", "metrics", "GitHub", "Azure", "TeamCity")] string name, [ValueSource(nameof(Numbers))] int number)
    {
        string[] own = name switch { "GitHub" => ["::error title=", "::warning title="], "Azure" => ["##vso[task.logissue type=", "##vso[task.uploadsummary]"], "TeamCity" => ["##teamcity[build"], _ => ["\0"] };

        var lines = Output(name).Of(Filled(Hostile[number])).Split('\n').Select(line => own.Where(command => line.StartsWith(command, StringComparison.Ordinal)).Select(command => $"own {line[command.Length..]}").FirstOrDefault(line));

        Assert.That(lines.Where(line => line.TrimStart().StartsWith("::", StringComparison.Ordinal) || Regex.IsMatch(line, @"##\w*\[")), Is.Empty);
    }

    [TestCaseSource(nameof(Numbers))]
    public void Files_stay_in_their_directory_and_have_names_that_every_system_takes(int number)
    {
        using var folder = new Folder();
        var path = folder.Path + "/";
        IReporter[] reporters =
        [
            new HtmlReporter(path), new JsonReporter(path), new MarkdownReporter(path), new JUnitReporter(path), new CsvReporter(path), new K6SummaryReporter(path), new HdrLogReporter(path), new LocustReporter(path),
            new OpenMetricsReporter(path), new ReportFolder(path), new AzurePipelinesReporter(TextWriter.Null, CiTests.Environment(("AGENT_TEMPDIRECTORY", folder.Path))),
        ];

        var names = reporters.SelectMany(reporter => reporter.FilesOf(Filled(Hostile[number]))).Select(file => Path.GetRelativePath(folder.Path, file)).SelectMany(name => name.Split(Path.DirectorySeparatorChar)).ToList();

        Assert.That(names, Is.All.Match(@"^[\w\p{M}-]+(\.[a-z]+)?$").And.All.Length.LessThanOrEqualTo(200));
        Assert.That(names.Select(name => Path.GetFileNameWithoutExtension(name).ToUpperInvariant()).Intersect(["CON", "NUL", "PRN", "AUX", "COM1", "LPT1"]), Is.Empty);
    }

    private static NamedOutput Output(string name) => Outputs.Single(output => output.Name == name);

    private static RunResult Filled(string text)
    {
        var made = HostileTextTests.Filled(text);
        var interval = new Interval
        {
            Start = TimeSpan.Zero,
            Length = 1.Seconds,
            Stage = text,
            IsJudged = true,
            Users = 1,
            Requests = 200,
            Failed = 1,
            Latency = Distribution.Of(200),
            Steps = [new StepInterval(text, 200, 1, Distribution.Of(200))],
            Errors = [new ErrorInterval(text, text, text, 1)],
            Gauges = [new GaugeResult(text, text, 1, 1, 1, 1, 1)],
        };
        return made with
        {
            Slos =
            [
                .. made.Slos,
                new SloOutcome { Slo = Slo.Custom(text, text, _ => SloAnswer.Unproven(text)), Verdict = Verdict.Fail, Reason = text, Measured = text, Interval = text, MarginText = text, Counts = text.Length == 0 ? "none" : text, Settles = text },
                new SloOutcome { Slo = Slo.ErrorRate(1.Percent, scenario: text, tag: new Tag(text, text)), Verdict = Verdict.Pass, Reason = text },
            ],
            Timeline = [interval, interval with { Start = 1.Seconds }],
            Findings = [new Finding(FindingKind.Doubt, text), new Finding(FindingKind.Clue, text), new Finding(FindingKind.Notice, text)],
            Audit = [new AuditCheck(text, AuditJudgement.Doubt, text, text)],
            Files = ["report.html", text],
            Runner = new Runner { OperatingSystem = text, Architecture = text, Processor = text, Processors = 1, Runtime = text, LoadKitVersion = text },
            Run = HostileTextTests.Info(text) with { Labels = [new Label(text, text)], Warnings = [new Finding(FindingKind.Notice, text)] },
        };
    }

    private static Func<RunResult, string> Csv(string file) => result => Rendered.Files(folder => new CsvReporter(folder), result)[file];

    private static Func<RunResult, string> LocustFile(string file) => result => Rendered.Files(folder => new LocustReporter(Path.Combine(folder, "locust")) { FullHistory = true }, result)[file];

    private static string Log(Func<TextWriter, IReporter> reporterTo, RunResult result) => string.Join('\n', CiTests.Printed(reporterTo, result));

    private static string AzureLog(RunResult result)
    {
        using var folder = new Folder();
        return Log(output => new AzurePipelinesReporter(output, CiTests.Environment(("AGENT_TEMPDIRECTORY", folder.Path))), result);
    }

    private static string Hlog(RunResult result) => Rendered.Files(folder => new HdrLogReporter(Path.Combine(folder, "latency.hlog")), result)["latency.hlog"];

    private static List<HistogramLogInterval> HlogOf(string text)
    {
        using var log = new HistogramLogReader(new MemoryStream(Encoding.UTF8.GetBytes(text)));
        return [.. log.ReadAll()];
    }

    // A forged line would begin where none begins; long sentences take several lines, further in.
    private static string Blocks(string text)
    {
        Assert.That(Unseen(text), Is.Empty);
        return Regex.Replace(string.Concat(text.Split('\n').Select(line => line.Length == 0 ? '0' : line[0] == ' ' ? ' ' : 'x')), " +", " ");
    }

    private static string MarkdownShape(string text)
    {
        Assert.That(Unseen(text), Is.Empty);
        return string.Join('\n', text.Split('\n').Select(line => $"{(line.Length == 0 ? '0' : "#|->=+<`".Contains(line[0], StringComparison.Ordinal) ? line[0] : 'x')}{(line.StartsWith('|') ? line.Count(letter => letter == '|') : 0)}"));
    }

    private static string XmlShape(XElement element) => $"<{element.Name} {string.Join(' ', element.Attributes().Select(of => of.Name))}>{string.Concat(element.Elements().Select(XmlShape))}";

    private static string CsvShape(string text)
    {
        var records = CsvFile.Read(text);
        Assert.That(records.Skip(1).SelectMany(record => record), Has.None.Matches<string>(cell => cell!.TrimStart() is ['=' or '+' or '-' or '@' or '＝' or '＋' or '－' or '＠', ..]));
        Assert.That(text.Split("\r\n"), Has.Length.EqualTo(records.Count + 1), "a record is a line");
        return string.Join(' ', records.Select(record => record.Count));
    }

    private static JsonElement Json(string text) => JsonDocument.Parse(text).RootElement;

    private static string JsonShape(string text) => Shape(Json(text));

    private static string Shape(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', element.EnumerateObject().Select(member => Shape(member.Value)).Order(StringComparer.Ordinal))}}}",
        JsonValueKind.Array => $"[{string.Join(',', element.EnumerateArray().Select(Shape))}]",
        var kind => kind.ToString(),
    };

    private static string HlogShape(string text) => $"{text.Split('\n').Length} {string.Join(' ', HlogOf(text).Select(of => $"{of.Tag is null} {of.Start:O} {of.Histogram.Count}"))}";

    private static string MetricsShape(string text) => string.Join('\n', text.Split('\n').Select(line =>
    {
        Assert.That(line, Does.Match("""^(|# EOF|# (TYPE|HELP) [a-z_]+ .*|[a-z_]+\{[a-z]+="([^"\\]|\\["\\n])*"(,[a-z]+="([^"\\]|\\["\\n])*")*\} [0-9.]+)$"""));
        return Regex.Replace(Regex.Replace(line, """="([^"\\]|\\.)*" """.Trim(), "="), @"\} .*", "}");
    }));

    private static string GitHubShape(string text) => string.Join('\n', text.Split('\n').Select(line => Regex.Match(line, "^::(error|warning) title=[^:,]*::").Value.Split(' ')[0] is { Length: > 0 } command ? command : "?" + line));

    private static string GitHubTitle(string line) => Uri.UnescapeDataString(Regex.Match(line, "title=([^:,]*)::").Groups[1].Value);

    private static string AzureShape(string text) => string.Join('\n', text.Split('\n').Select(line => line[..(line.IndexOf(']', StringComparison.Ordinal) + 1)]));

    private static string TeamCityShape(string text) => string.Join('\n', text.Split('\n').Select(line =>
        Regex.Match(line, @"^##teamcity\[(\w+)( \w+='([^|'\[\]\n]|\|[|'\[\]]|\|0x[0-9A-F]{4})*')+\]$") is { Success: true } message ? message.Groups[1].Value : "?" + line));

    private static IEnumerable<string> Unseen(string text) => text.EnumerateRunes()
        .Where(rune => rune.Value != '\n' && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Format && rune.Value != '\n')
        .Select(rune => $"U+{rune.Value:X4}");

    private static string Line(string text) => Line(text, 200);

    private static string Line(string text, int longest) => ForeignText.OneLine(text, longest);

    private static string Cell(string text) => Regex.Replace(Line(text, 1000), "(^|[,;|\"])( *)(?=[=+@＝＋－＠-])", "$1$2'");

    private static string Whole(string text) => string.Concat(text.EnumerateRunes().Select(rune => rune.ToString()));
}
