using System.Text.RegularExpressions;

namespace LoadKit.Tests.Conventions;

public class SourceFileTests
{
    private static readonly IReadOnlyList<SourceFile> Product = Repository.Files("src", "*.cs");

    private static IReadOnlyList<SourceFile> Everything =>
        [.. new[] { "src", "tests", "samples", "benchmarks" }.Where(folder => Directory.Exists(Repository.At(folder))).SelectMany(folder => Repository.Files(folder, "*.cs"))];

    [Test]
    public void No_file_is_long() =>
        Assert.That(Product.Where(file => Length(file) > 300).Select(file => $"{file}: {Length(file)} lines, at most 300"), Is.Empty);

    [Test]
    public void Half_of_the_files_are_short()
    {
        var lengths = Product.Select(Length).Order().ToList();

        Assert.That(lengths[lengths.Count / 2], Is.LessThan(60));
    }

    [Test]
    public void A_file_is_called_after_what_it_holds()
    {
        string[] drawers = ["Utils", "Util", "Utilities", "Helpers", "Helper", "Common", "Core", "Abstractions", "Extensions", "Misc"];

        Assert.That(Everything.Where(file => file.Path.Split('/', '.').Intersect(drawers).Any()), Is.Empty);
    }

    [TestCase(@"^\s*#region\b")]
    [TestCase(@"^\s*#pragma\s+warning\s+disable\b")]
    [TestCase(@"\bSuppressMessage\b")]
    [TestCase(@"//.*\b(TODO|FIXME|HACK|XXX)\b")]
    public void Nothing_is_hidden_or_put_off(string pattern) =>
        Assert.That(Matches(Everything.Where(file => file.Name != nameof(SourceFileTests)), pattern), Is.Empty);

    [TestCase(@"(?<![\w.:/])/(home|root|tmp|work|Users|mnt|opt)/\w")]
    [TestCase(@"\b[A-Za-z]:\\\w")]
    [TestCase(@"\bnuget\.org\b|\b\w+\.pkgs\.visualstudio\.com\b|\bpkgs\.dev\.azure\.com\b|\bartifactory\b|\bnexus\b")]
    public void No_machine_and_no_package_registry_is_named(string pattern)
    {
        string[] kinds = ["*.cs", "*.csproj", "*.props", "*.targets", "*.config", "*.md", "*.json", "*.sln", "*.txt"];
        var files = kinds.SelectMany(kind => Repository.Files(".", kind)).Where(file => file.Name != nameof(SourceFileTests));

        Assert.That(Matches(files, pattern), Is.Empty);
    }

    [Test]
    public void Every_file_ends_its_lines_alike_and_has_none_too_many()
    {
        Assert.That(Everything.Where(file => file.Text.Contains('\t', StringComparison.Ordinal)), Is.Empty, "tabs");
        Assert.That(Everything.Where(file => file.Text.Length > 0 && !file.Text.EndsWith('\n')), Is.Empty, "no line end at the end");
        Assert.That(Matches(Everything, @"[ \t]+\r?$"), Is.Empty, "blanks at the end of a line");
    }

    // The line after the last line end is none.
    private static int Length(SourceFile file) => file.Lines.Length - 1;

    private static IEnumerable<string> Matches(IEnumerable<SourceFile> files, string pattern) =>
        from file in files
        from line in file.Lines.Index()
        where Regex.IsMatch(line.Item, pattern)
        select $"{file}({line.Index + 1}): {line.Item.Trim()}";
}
