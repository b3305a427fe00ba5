using LoadKit.Reporting.Files;
using LoadKit.Reporting.Tests.Support;

namespace LoadKit.Reporting.Tests.Files;

public sealed class ReportPathTests
{
    private const string Stamp = "-20260314T120211Z-";
    private string folder = "";

    [SetUp]
    public void Make_a_folder() => folder = Directory.CreateTempSubdirectory("loadkit-").FullName;

    [TearDown]
    public void Remove_the_folder() => Directory.Delete(folder, recursive: true);

    [Test]
    public void A_file_is_that_file()
    {
        var path = new ReportPath("a/run.html", ".html");

        Assert.That(path.FilePath, Is.EqualTo(Path.Combine(Environment.CurrentDirectory, "a", "run.html")));
        Assert.That(path.Of(Checkout.Result), Is.EqualTo(path.FilePath));
    }

    [TestCase("there")]
    [TestCase("to come/")]
    public void In_a_directory_a_run_has_its_own_file(string name)
    {
        Directory.CreateDirectory(Path.Combine(folder, "there"));
        var path = new ReportPath(Path.Combine(folder, name), ".html");

        Assert.That(path.FilePath, Is.Null);
        Assert.That(path.Of(Checkout.Result), Is.EqualTo(Path.Combine(folder, name.TrimEnd('/'), $"checkout{Stamp}fail.html")));
    }

    [Test]
    public void A_path_is_needed() => Assert.That(() => new ReportPath(" ", ".html"), Throws.ArgumentException);

    [TestCase(Verdict.Pass, "pass")]
    [TestCase(Verdict.Fail, "fail")]
    [TestCase(Verdict.Inconclusive, "inconclusive")]
    public void The_name_ends_with_the_verdict(Verdict verdict, string word) =>
        Assert.That(ReportName.Of(Checkout.Result with { Verdict = verdict }), Is.EqualTo($"checkout{Stamp}{word}"));

    [TestCase("../../etc/passwd", "etc-passwd")]
    [TestCase("..\\..\\windows", "windows")]
    [TestCase("C:evil", "C-evil")]
    [TestCase("a/b", "a-b")]
    [TestCase(".hidden", "hidden")]
    [TestCase("CON", "CON")]
    [TestCase("con.txt", "con-txt")]
    [TestCase("nightly run / EU", "nightly-run-EU")]
    [TestCase("a\0b\nc\u202Egpj", "a-b-c-gpj")]
    [TestCase("<script>\"'|?*", "script")]
    [TestCase("snake_case", "snake_case")]
    [TestCase("--- x ---", "x")]
    [TestCase("оплата", "оплата")]
    [TestCase("नमस्ते", "नमस्ते")]
    [TestCase("half \uD83D", "half")]
    [TestCase("", "unnamed")]
    [TestCase("...", "unnamed")]
    public void A_test_s_name_leaves_no_directory_and_hides_no_file(string name, string expected) =>
        Assert.That(ReportName.Safe(name), Is.EqualTo(expected));

    [TestCase("x", 100)]
    [TestCase("ж", 50)]
    [TestCase("x ", 50)]
    public void A_long_name_is_cut_by_its_bytes(string part, int times)
    {
        var safe = ReportName.Safe(string.Concat(Enumerable.Repeat(part, 1_000)));

        Assert.That(safe, Is.EqualTo(string.Concat(Enumerable.Repeat(part, times)).Trim().Replace(' ', '-')));
    }

    [Test]
    public async Task A_file_gets_its_directories_and_replaces_the_one_before()
    {
        var path = new ReportPath(Path.Combine(folder, "deep", "down", "run.html"), ".html");

        await path.WriteAsync(Checkout.Result, "longer than the next", CancellationToken.None);
        await path.WriteAsync(Checkout.Result, "ж", CancellationToken.None);

        Assert.That(await File.ReadAllBytesAsync(path.FilePath!), Is.EqualTo("ж"u8.ToArray()));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path.FilePath!)!), Has.Length.EqualTo(1));
    }

    [Test]
    public async Task A_file_that_could_not_be_written_leaves_the_one_before_and_nothing_else()
    {
        var file = Path.Combine(folder, "run.html");
        await ReportFile.WriteAsync(file, "before", CancellationToken.None);

        Assert.That(() => ReportFile.WriteAsync(file, (_, _) => throw new IOException("full"), CancellationToken.None), Throws.TypeOf<IOException>());
        Assert.That(() => ReportFile.WriteAsync(file, "after", new CancellationToken(canceled: true)), Throws.InstanceOf<OperationCanceledException>());

        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("before"));
        Assert.That(Directory.GetFileSystemEntries(folder), Is.EqualTo(new[] { file }));
    }

    [Test]
    [Platform(Exclude = "Win")]
    public async Task A_link_stays_a_link()
    {
        var (file, link) = (Path.Combine(folder, "run.html"), Path.Combine(folder, "latest.html"));
        await ReportFile.WriteAsync(file, "a longer text before", CancellationToken.None);
        File.CreateSymbolicLink(link, file);

        await ReportFile.WriteAsync(link, "after", CancellationToken.None);

        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("after"));
        Assert.That(new FileInfo(link).LinkTarget, Is.EqualTo(file));
    }
}
