using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using LoadKit.Units;

namespace LoadKit.Tests.Conventions;

public class PublicApiTests
{
    private const string Approve = "LOADKIT_APPROVE";

    [TestCase("LoadKit")]
    [TestCase("LoadKit.Reporting")]
    public void The_public_API_is_what_was_approved(string assembly)
    {
        var folder = Repository.At("tests", "LoadKit.Tests", "Conventions", "Approved");
        var (approvedFile, receivedFile) = (Path.Combine(folder, $"{assembly}.PublicApi.approved.txt"), Path.Combine(folder, $"{assembly}.PublicApi.received.txt"));
        var received = PublicApi.Of(Assembly.Load(assembly));
        if (Environment.GetEnvironmentVariable(Approve) == "1")
        {
            File.WriteAllText(approvedFile, received);
        }

        var approved = File.Exists(approvedFile) ? File.ReadAllText(approvedFile).ReplaceLineEndings("\n") : "";
        File.Delete(receivedFile);
        if (received == approved)
        {
            return;
        }

        File.WriteAllText(receivedFile, received);
        Assert.Fail($"""
            The public API of {assembly} has changed.
            {FirstDifference(approved, received)}
            Compare {Path.GetFileName(approvedFile)} with {Path.GetFileName(receivedFile)} in {Path.GetRelativePath(Repository.Root, folder)}. Where the change is meant, approve it:
                {Approve}=1 dotnet test tests/LoadKit.Tests --filter Name~public_API
            """);
    }

    [Test]
    public void Extension_members_are_shown_with_their_receiver()
    {
        var text = PublicApi.Of(typeof(LoadTest).Assembly);

        Assert.That(text, Does.Contain("extension(int) TimeSpan Seconds { get; }"));
        Assert.That(text, Does.Contain("extension(double) Ratio Percent { get; }"));
        Assert.That(text, Does.Not.Contain("get_"));
        Assert.That(text, Does.Not.Contain("$"));
        Assert.That(text, Does.Contain("static Slo CheckRate(Ratio atLeast, string check = null, string scenario = null, string userType = null, string stage = null)"));
        Assert.That(30.Seconds, Is.EqualTo(TimeSpan.FromSeconds(30)));
    }

    [TestCase("LoadKit")]
    [TestCase("LoadKit.Reporting")]
    public void Public_types_live_in_few_namespaces(string assembly)
    {
        string[] allowed = assembly == "LoadKit" ? ["LoadKit", "LoadKit.Units"] : ["LoadKit.Reporting"];

        Assert.That(Assembly.Load(assembly).GetExportedTypes().Where(type => !allowed.Contains(type.Namespace)), Is.Empty);
    }

    [TestCase("LoadKit")]
    [TestCase("LoadKit.Reporting")]
    public void Every_public_type_says_what_it_is(string assembly)
    {
        var documentation = XDocument.Load(Path.ChangeExtension(Assembly.Load(assembly).Location, ".xml"));
        var documented = documentation.Descendants("member")
            .Where(member => !string.IsNullOrWhiteSpace(member.Element("summary")?.Value))
            .Select(member => (string)member.Attribute("name")!)
            .ToHashSet();

        Assert.That(Assembly.Load(assembly).GetExportedTypes().Where(type => !type.IsSpecialName && !type.FullName!.Contains('$', StringComparison.Ordinal)).Where(type => !documented.Contains($"T:{type.FullName!.Replace('+', '.')}")), Is.Empty);
    }

    [Test]
    public void Internal_types_live_in_the_namespace_of_their_folder()
    {
        var strays =
            from file in Repository.Files("src/LoadKit", "*.cs")
            let parts = file.Path.Split('/')
            where parts.Length > 3
            let space = Regex.Match(file.Code, @"^namespace ([\w.]+);", RegexOptions.Multiline).Groups[1].Value
            where space is not "LoadKit" && space != $"LoadKit.{parts[2]}"
            select $"{file}: {space}";

        Assert.That(strays, Is.Empty);
    }

    private static string FirstDifference(string approved, string received)
    {
        var (left, right) = (approved.Split('\n'), received.Split('\n'));
        var line = Enumerable.Range(0, Math.Max(left.Length, right.Length)).First(i => left.ElementAtOrDefault(i) != right.ElementAtOrDefault(i));
        return $"Line {line + 1} was:\n    {left.ElementAtOrDefault(line) ?? "(nothing)"}\nand is:\n    {right.ElementAtOrDefault(line) ?? "(nothing)"}";
    }
}
