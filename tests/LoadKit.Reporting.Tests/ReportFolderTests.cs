using LoadKit.Reporting.Tests.Support;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests;

public sealed class ReportFolderTests
{
    private static readonly string[] Names =
        ["report.html", "result.json", "report.md", "junit.xml", "steps.csv", "seconds.csv", "step-seconds.csv", "summary.json", "latency.hlog", "locust_stats.csv", "locust_failures.csv", "locust_stats_history.csv"];

    [Test]
    public async Task Every_report_is_there_and_nothing_else()
    {
        using var folder = new Folder();
        var reporter = new ReportFolder(folder.Path);
        await reporter.FinishAsync(Checkout.Result, CancellationToken.None);

        Assert.That(reporter.FilesOf(Checkout.Result), Is.EqualTo(Names.Select(name => folder[name])));
        Assert.That(Directory.GetFiles(folder.Path), Is.EquivalentTo(reporter.FilesOf(Checkout.Result)));
        Assert.That(await File.ReadAllTextAsync(folder["junit.xml"]), Is.EqualTo(Rendered.JUnit(Checkout.Result)));
    }

    [Test]
    public async Task Each_run_has_a_directory_of_its_own_where_the_path_ends_with_a_separator()
    {
        using var folder = new Folder();
        var reporter = new ReportFolder(folder.Path + "/");
        await reporter.FinishAsync(Checkout.Result, CancellationToken.None);
        await reporter.FinishAsync(EmptyResultTests.Empty with { StartedAt = Checkout.Result.StartedAt.AddSeconds(1) }, CancellationToken.None);

        Assert.That(Directory.GetDirectories(folder.Path).Select(Path.GetFileName), Is.EquivalentTo(["checkout-20260314T120211Z-fail", "empty-20260314T120212Z-inconclusive"]));
        Assert.That(Directory.GetFiles(folder["checkout-20260314T120211Z-fail"]).Select(Path.GetFileName), Is.EquivalentTo(Names));
    }

    [Test]
    public void One_report_that_can_not_be_written_takes_none_of_the_others_with_it()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder[Path.Combine("steps.csv", "in the way")]);

        Assert.That(() => new ReportFolder(folder.Path).FinishAsync(Checkout.Result, CancellationToken.None).AsTask().GetAwaiter().GetResult(), Throws.InstanceOf<AggregateException>());
        Assert.That(Names.Except(["steps.csv", "seconds.csv", "step-seconds.csv"]).Where(name => !File.Exists(folder[name])), Is.Empty);
    }

    [Test]
    public void Options_of_single_reports_are_passed_on()
    {
        var skipped = Rendered.Files(folder => new ReportFolder(folder) { UnprovenAs = UnprovenAs.Skipped }, Checkout.Result)["junit.xml"];

        Assert.That(skipped, Is.EqualTo(Rendered.JUnit(Checkout.Result, null, UnprovenAs.Skipped)));
    }

    [Test]
    public async Task A_real_run_names_its_reports_in_the_message_of_its_assertion()
    {
        using var folder = new Folder();
        var result = await LoadTest.Create("orders").WithUsers(Load.Open.Hold(10.PerSecond, 10.Seconds), UserType.Create("user", 1, Checkout.Scenario("work")))
            .WithSlos(Slo.Throughput(1_000.PerSecond)).ReportTo(new ReportFolder(folder.Path)).WithTimeProvider(new VirtualTime()).RunAsync();

        Assert.That(result.Files, Has.Count.EqualTo(Names.Length));
        Assert.That(() => result.EnsurePassed(), Throws.InstanceOf<LoadTestFailedException>().With.Message.Contains($"\n  report: {folder["report.html"]}\n"));
        Assert.That(await File.ReadAllTextAsync(folder["junit.xml"]), Does.Contain($"report: {folder["report.html"]}"));
    }
}
