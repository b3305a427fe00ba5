using System.Text.RegularExpressions;

namespace LoadKit.Tests.Conventions;

public partial class ReadmeTests
{
    [TestCase("README.md")]
    [TestCase("docs/capacity.md")]
    [TestCase("docs/data.md")]
    [TestCase("docs/hosting.md")]
    [TestCase("docs/profiles.md")]
    [TestCase("docs/recipes.md")]
    public void Every_sample_stands_in_code_that_is_compiled(string document)
    {
        var code = new[] { "samples", "tests" }.Where(folder => Directory.Exists(Repository.At(folder))).SelectMany(folder => Repository.Files(folder, "*.cs")).Select(file => Lines(file.Text)).ToList();
        var samples = Sample().Matches(new SourceFile(document).Text.ReplaceLineEndings("\n")).Select(match => match.Groups["code"].Value).ToList();

        Assert.That(samples, Is.Not.Empty);
        Assert.That(samples.Where(sample => !code.Any(file => Holds(file, Lines(sample)))), Is.Empty, $"Samples of {document} that stand in no file under samples or tests");
    }

    [Test]
    public void A_sample_is_found_whatever_its_indentation_and_not_when_a_line_differs()
    {
        var file = Lines("class C\n{\n    void M()\n    {\n        var x = 1;\n\n        var y = 2;\n    }\n}\n");

        Assert.That(Holds(file, Lines("var x = 1;\n\nvar y = 2;\n")), Is.True);
        Assert.That(Holds(file, Lines("var x = 1;\nvar y = 3;\n")), Is.False);
        Assert.That(Holds(file, Lines("var x = 1;\n}\n")), Is.False);
    }

    [GeneratedRegex(@"^```csharp[^\n]*\n(?<code>.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Sample();

    // Indentation is the surroundings' and blank lines are the reader's.
    private static string[] Lines(string text) => [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0)];

    private static bool Holds(string[] file, string[] sample) =>
        sample.Length > 0 && Enumerable.Range(0, Math.Max(0, file.Length - sample.Length + 1)).Any(start => file.AsSpan(start, sample.Length).SequenceEqual(sample));
}
