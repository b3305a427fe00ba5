using System.Text;
using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class CiTests
{
    private const int MiB = 1024 * 1024;

    private static readonly RunResult Passed = EmptyResultTests.Empty with
    {
        Name = "shop: 50 %, eu",
        Verdict = Verdict.Pass,
        Reason = "all 2 objectives met",
        Slos = [Outcome(Slo.ErrorRate(1.Percent), Verdict.Pass), Outcome(Slo.Latency(95, 1.Seconds), Verdict.Pass)],
    };

    [Test]
    public void GitHub_gets_an_annotation_for_each_objective_that_is_not_met() =>
        Assert.That(GitHub(Checkout.Result), Is.EqualTo(
        [
            "::error title=checkout::p95, all requests: 301 ms, limit <= 250 ms",
            "::warning title=checkout::p99.9, POST /cart: 1.19 s, limit <= 1.2 s (unproven)",
        ]));

    [Test]
    public void GitHub_gets_a_notice_when_all_is_well_and_signs_that_mean_something_are_escaped() =>
        Assert.That(GitHub(Passed), Is.EqualTo(["::notice title=shop%3A 50 %25%2C eu::passed: all 2 objectives met"]));

    [Test]
    public void GitHub_gets_no_more_annotations_than_it_shows()
    {
        var lines = GitHub(Passed with { Verdict = Verdict.Fail, Slos = [.. Enumerable.Range(1, 30).Select(i => Outcome(Slo.Latency(i, 1.Seconds), Verdict.Fail))] });

        Assert.That(lines, Has.Count.EqualTo(10));
        Assert.That(lines[^1], Is.EqualTo("::error title=shop%3A 50 %25%2C eu::and 21 more"));
    }

    [Test]
    public void Outside_of_Actions_nothing_is_printed() => Assert.That(Printed(output => new GitHubActionsReporter(output, Environment()), Checkout.Result), Is.Empty);

    [Test]
    public async Task The_report_is_appended_to_the_step_summary()
    {
        using var file = new SummaryFile("# before");
        await file.ReportAsync(Checkout.Result);
        await file.ReportAsync(EmptyResultTests.Empty);

        Assert.That(file.Text, Is.EqualTo("# before\n" + Rendered.Markdown(Checkout.Result) + "\n" + Rendered.Markdown(EmptyResultTests.Empty)));
        Assert.That(file.Printed, Is.Empty, "annotations are for Actions");
    }

    // The size of everything but the details, and of everything but the head.
    [TestCase(200_000, true, true, true)]
    [TestCase(3_000, true, true, false)]
    [TestCase(900, true, false, false)]
    [TestCase(300, false, false, false)]
    public async Task Where_there_is_no_room_the_details_go_first_and_the_objectives_last(int room, bool objectives, bool findings, bool details)
    {
        using var file = new SummaryFile(new string('x', MiB - room));
        await file.ReportAsync(Checkout.Result);

        var report = file.Text[(MiB - room)..];
        Assert.That(Encoding.UTF8.GetByteCount(file.Text), Is.LessThanOrEqualTo(MiB));
        Assert.That(report.StartsWith("\n### ✗ checkout: failed", StringComparison.Ordinal), Is.EqualTo(objectives));
        Assert.That(report.Contains("| p95, all requests |", StringComparison.Ordinal), Is.EqualTo(objectives));
        Assert.That(report.Contains("- unproven: p99.9", StringComparison.Ordinal), Is.EqualTo(findings));
        Assert.That(report.Contains("GET /cart |", StringComparison.Ordinal), Is.EqualTo(details));
        Assert.That(report.Contains("left out", StringComparison.Ordinal), Is.EqualTo(objectives && !details));
        Assert.That(report.Split("<details>"), Has.Length.EqualTo(report.Split("</details>").Length));
        Assert.That(report.EndsWith("<!-- loadkit:checkout -->\n", StringComparison.Ordinal), Is.EqualTo(objectives));
    }

    [Test]
    public async Task The_limit_of_the_summary_is_kept_to_the_byte()
    {
        foreach (var room in Enumerable.Range(0, 60).Select(i => i * 120))
        {
            using var file = new SummaryFile(new string('x', MiB - room));
            await file.ReportAsync(Checkout.Result);
            Assert.That(Encoding.UTF8.GetByteCount(file.Text), Is.LessThanOrEqualTo(MiB), $"{room}");
        }
    }

    [Test]
    public async Task A_full_summary_is_said()
    {
        using var file = new SummaryFile(new string('x', MiB));
        await file.ReportAsync(Checkout.Result, ("GITHUB_ACTIONS", "true"));

        Assert.That(file.Text, Has.Length.EqualTo(MiB));
        Assert.That(file.Printed, Does.Contain("::warning title=checkout::the summary of this step is full, so the report is not in it\n"));
    }

    [Test]
    public async Task Reports_of_one_step_side_by_side_do_not_overwrite_each_other()
    {
        using var file = new SummaryFile("");
        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => file.ReportAsync(EmptyResultTests.Empty with { Name = $"run {i}" }))));

        Assert.That(Enumerable.Range(0, 20).Where(i => !file.Text.Contains($"### ? run {i}: inconclusive", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task Azure_gets_issues_and_a_summary_file()
    {
        using var folder = new Folder();
        var reporter = new AzurePipelinesReporter(TextWriter.Null, Environment(("AGENT_TEMPDIRECTORY", folder.Path)));
        var path = folder["checkout-20260314T120211Z-fail.md"];

        var lines = Printed(output => new AzurePipelinesReporter(output, Environment(("AGENT_TEMPDIRECTORY", folder.Path))), Checkout.Result);

        Assert.That(lines, Is.EqualTo(
        [
            "##vso[task.logissue type=error]checkout: p95, all requests: 301 ms, limit <= 250 ms",
            "##vso[task.logissue type=warning]checkout: p99.9, POST /cart: 1.19 s, limit <= 1.2 s (unproven)",
            $"##vso[task.uploadsummary]{path}",
        ]));
        Assert.That(reporter.FilesOf(Checkout.Result), Is.EqualTo([path]));
        Assert.That(await File.ReadAllTextAsync(path), Is.EqualTo(Rendered.Markdown(Checkout.Result)));
    }

    [Test]
    public void Azure_reads_percent_signs_back()
    {
        using var folder = new Folder();

        Assert.That(
            Printed(output => new AzurePipelinesReporter(output, Environment(("AGENT_TEMPDIRECTORY", folder.Path))), Passed with { Verdict = Verdict.Fail, Slos = [Outcome(Slo.ErrorRate(1.Percent), Verdict.Fail)] })[0],
            Is.EqualTo("##vso[task.logissue type=error]shop: 50 %AZP25, eu: error rate, all requests: 1, limit < 1 %AZP25"));
    }

    [Test]
    public void TeamCity_gets_values_for_its_graphs_and_a_problem_for_each_objective_that_is_not_met()
    {
        var lines = Printed(output => new TeamCityReporter(output), Checkout.Result);

        Assert.That(lines.SkipLast(2), Is.EqualTo(
        [
            "##teamcity[buildStatisticValue key='checkout requests' value='86400']",
            "##teamcity[buildStatisticValue key='checkout requests per s' value='360']",
            "##teamcity[buildStatisticValue key='checkout errors %' value='0.208333']",
            "##teamcity[buildStatisticValue key='checkout p50 ms' value='55.615']",
            "##teamcity[buildStatisticValue key='checkout p95 ms' value='295.679']",
            "##teamcity[buildStatisticValue key='checkout p99 ms' value='701.439']",
        ]));
        Assert.That(lines[^2], Does.Match(@"^##teamcity\[buildProblem description='checkout: p95, all requests: 301 ms, limit <= 250 ms' identity='loadkit_[0-9a-f]{32}'\]$"));
    }

    [Test]
    public void TeamCity_takes_no_text_for_a_message() =>
        Assert.That(Printed(output => new TeamCityReporter(output), EmptyResultTests.Empty with { Name = "a|b'c[d]é\n##teamcity[x]" })[0],
            Is.EqualTo("##teamcity[buildStatisticValue key='a||b|'c|[d|]|0x00E9 # #teamcity|[x|] requests' value='0']"));

    [Test]
    public void The_problem_of_an_objective_is_the_same_in_each_build()
    {
        Assert.That(Identity("1.5 s"), Is.EqualTo(Identity("2 s")));

        string Identity(string measured) => Printed(output => new TeamCityReporter(output), Passed with { Slos = [Passed.Slos[1] with { Verdict = Verdict.Fail, Measured = measured }] })[^1].Split("identity=")[1];
    }

    [Test]
    public void Objectives_whose_names_begin_alike_are_different_problems()
    {
        var lines = Printed(output => new TeamCityReporter(output), Passed with
        {
            Slos = [.. new[] { "cart: read", "cart: write" }.Select(step => Outcome(Slo.Latency(95, 1.Seconds, step: step), Verdict.Fail))],
        });

        Assert.That(lines.TakeLast(2).Select(line => line.Split("identity=")[1]).Distinct().Count(), Is.EqualTo(2));
    }

    [TestCase(StopReason.CutShort, "run cut short after 8 s: ")]
    [TestCase(StopReason.Cancelled, "run cancelled after 8 s: ")]
    [TestCase(StopReason.Aborted, "run aborted after 8 s: ")]
    [TestCase(StopReason.Completed, "")]
    public void A_run_that_ended_early_says_so_wherever_it_is_annotated_and_shares_have_their_counts(StopReason reason, string early)
    {
        using var folder = new Folder();
        var failed = Passed with { Verdict = Verdict.Fail, StopReason = reason, Duration = 8.Seconds, Slos = [Outcome(Slo.ErrorRate(1.Percent), Verdict.Fail) with { Measured = "5 %", Counts = "2/40" }] };
        var message = $"{early}5 % (2/40), limit < 1 %";

        Assert.That(GitHub(failed)[0], Does.EndWith("::error rate, all requests: " + message.Replace("%", "%25", StringComparison.Ordinal)));
        Assert.That(Printed(output => new AzurePipelinesReporter(output, Environment(("AGENT_TEMPDIRECTORY", folder.Path))), failed)[0], Does.EndWith("error rate, all requests: " + message.Replace("%", "%AZP25", StringComparison.Ordinal)));
        Assert.That(Printed(output => new TeamCityReporter(output), failed)[^1], Does.Contain($"error rate, all requests: {message}'"));
        Assert.That(Rendered.JUnit(failed), Does.Contain($"message=\"{message.Replace("<", "&lt;", StringComparison.Ordinal)}\""));
        Assert.That(GitHub(failed with { Verdict = Verdict.Inconclusive, Slos = [] })[0], Does.Contain($"verdict: {early}all 2"));
        Assert.That(GitHub(Passed with { StopReason = reason, Duration = 8.Seconds })[0], Does.EndWith($"::passed: {early}all 2 objectives met"));
    }

    [Test]
    public void Steps_that_read_the_same_are_different_series()
    {
        var same = new string('x', 300);
        var lines = Rendered.OpenMetrics(Checkout.Result with { Steps = [.. new[] { same + "1", same + "2", "a\nb", "a b", "a b (2)" }.Select(name => Checkout.Result.Steps[0] with { Name = name })] }).Split('\n');

        var series = lines.Where(line => line.StartsWith("loadkit_requests{", StringComparison.Ordinal)).Select(line => line.Split("} ")[0]).ToList();
        Assert.That(series, Has.Count.EqualTo(6).And.Unique);
    }

    [TestCase("GITHUB_ACTIONS", "true", "GitHubActionsReporter")]
    [TestCase("TF_BUILD", "True", "AzurePipelinesReporter")]
    [TestCase("TEAMCITY_VERSION", "2026.1", "TeamCityReporter")]
    [TestCase("GITLAB_CI", "true", "OpenMetricsReporter")]
    [TestCase("JENKINS_URL", "https://example.org/", "")]
    [TestCase("GITHUB_ACTIONS", "false", "")]
    [TestCase("TF_BUILD", "", "")]
    public void The_environment_says_which_reporters_there_are(string variable, string value, string expected) =>
        Assert.That(string.Join(' ', CiReporters.Detect(TextWriter.Null, Environment((variable, value))).Select(reporter => reporter.GetType().Name)), Is.EqualTo(expected));

    [Test]
    public void GitLab_gets_its_metrics_in_the_directory_of_the_project() => Assert.That(
        CiReporters.Detect(TextWriter.Null, Environment(("GITLAB_CI", "true"), ("CI_PROJECT_DIR", Path.GetTempPath())))[0].FilesOf(Checkout.Result),
        Is.EqualTo([Path.Combine(Path.GetTempPath(), "metrics.txt")]));

    private static IReadOnlyList<string> GitHub(RunResult result) => Printed(output => new GitHubActionsReporter(output, Environment(("GITHUB_ACTIONS", "true"))), result);

    internal static IReadOnlyList<string> Printed(Func<TextWriter, IReporter> reporterTo, RunResult result)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        reporterTo(writer).FinishAsync(result, CancellationToken.None).AsTask().GetAwaiter().GetResult();
        return writer.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }

    internal static Func<string, string?> Environment(params (string Name, string Value)[] variables) =>
        name => variables.Where(of => of.Name == name).Select(of => of.Value).FirstOrDefault();

    private static SloOutcome Outcome(Slo slo, Verdict verdict) => new() { Slo = slo, Verdict = verdict, Reason = "because", Measured = "1" };

    private sealed class SummaryFile : IDisposable
    {
        private readonly Folder folder = new();
        private readonly StringWriter output = new() { NewLine = "\n" };

        public SummaryFile(string before)
        {
            Directory.CreateDirectory(folder.Path);
            File.WriteAllText(folder["summary.md"], before);
        }

        public string Text => File.ReadAllText(folder["summary.md"]);

        public string Printed => output.ToString();

        public Task ReportAsync(RunResult result, params (string, string)[] variables) =>
            new GitHubActionsReporter(output, Environment([("GITHUB_STEP_SUMMARY", folder["summary.md"]), .. variables])).FinishAsync(result, CancellationToken.None).AsTask();

        public void Dispose()
        {
            output.Dispose();
            folder.Dispose();
        }
    }
}
