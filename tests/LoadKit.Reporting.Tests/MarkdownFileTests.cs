using LoadKit.Reporting.Tests.Support;

namespace LoadKit.Reporting.Tests;

public sealed class MarkdownFileTests
{
    private string folder = "";

    [SetUp]
    public void Choose_a_folder() => folder = Path.Combine(Path.GetTempPath(), $"loadkit-{Guid.NewGuid():N}");

    [TearDown]
    public void Remove_the_folder()
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Test]
    public async Task The_file_has_no_byte_order_mark_ends_its_lines_with_LF_and_gets_its_directory()
    {
        var reporter = new MarkdownReporter(Path.Combine(folder, "deep", "down", "run.md"));

        await reporter.FinishAsync(Checkout.Result, CancellationToken.None);

        var bytes = await File.ReadAllBytesAsync(reporter.FilePath!);
        Assert.That(bytes[..3], Is.EqualTo("###"u8.ToArray()));
        Assert.That(bytes, Has.None.EqualTo((byte)'\r'));
        Assert.That(bytes[^2..], Is.EqualTo(">\n"u8.ToArray()));
    }

    [Test]
    public async Task A_longer_report_of_before_is_replaced()
    {
        var reporter = new MarkdownReporter(Path.Combine(folder, "run.md"));
        await reporter.FinishAsync(Checkout.Result, CancellationToken.None);

        await reporter.FinishAsync(EmptyResultTests.Empty, CancellationToken.None);

        Assert.That(await File.ReadAllTextAsync(reporter.FilePath!), Is.EqualTo(Rendered.Markdown(EmptyResultTests.Empty)));
    }

    [Test]
    public void The_path_is_full_and_known_before_the_run()
    {
        Assert.That(new MarkdownReporter("a/run.md").FilePath, Is.EqualTo(Path.Combine(Environment.CurrentDirectory, "a", "run.md")));
        Assert.That(new MarkdownReporter(TextWriter.Null).FilePath, Is.Null);
        Assert.That(() => new MarkdownReporter(" "), Throws.ArgumentException);
    }

    [Test]
    public async Task A_writer_is_flushed_and_left_open()
    {
        using var stream = new MemoryStream();
        await using var writer = new StreamWriter(stream);

        await new MarkdownReporter(writer).FinishAsync(EmptyResultTests.Empty, CancellationToken.None);
        var markdown = stream.Length;
        await new TextReporter(writer).FinishAsync(EmptyResultTests.Empty, CancellationToken.None);

        Assert.That(markdown, Is.GreaterThan(0));
        Assert.That(stream.Length, Is.GreaterThan(markdown));
        Assert.That(stream.CanWrite, Is.True);
    }

    [TestCase("checkout", "checkout")]
    [TestCase("nightly run / EU", "nightly-run-EU")]
    [TestCase("a --> <b>x</b> <!-- ", "a-b-x-b")]
    [TestCase("a--b---", "a-b")]
    [TestCase("оплата", "оплата")]
    [TestCase("-->", "unnamed")]
    public void The_hidden_marker_can_not_end_early(string name, string marker) =>
        Assert.That(Rendered.Markdown(EmptyResultTests.Empty with { Name = name }), Does.EndWith($"\n<!-- loadkit:{marker} -->\n"));
}
