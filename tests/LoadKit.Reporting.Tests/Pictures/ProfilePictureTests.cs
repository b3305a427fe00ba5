using System.Reflection;
using System.Xml.Linq;
using LoadKit.Units;

namespace LoadKit.Reporting.Tests.Pictures;

/// <summary>The pictures of docs/profiles.md are those of the profiles as they are.</summary>
public class ProfilePictureTests
{
    private static readonly TestCaseData[] Profiles =
    [
        Profile("smoke", "Smoke test", "users", Load.Smoke()),
        Profile("average", "Average-load test", "users", Load.Average(200)),
        Profile("stress", "Stress test", "users", Load.Stress(350)),
        Profile("spike", "Spike test", "arrivals /s", Load.Spike(normal: 50.PerSecond, peak: 400.PerSecond)),
        Profile("soak", "Soak test", "users", Load.Soak(200)),
        Profile("breakpoint", "Breakpoint test", "arrivals /s", Load.Breakpoint(to: 500.PerSecond)),
    ];

    // Not the caller's file path: a deterministic build in CI replaces it.
    private static string Folder { get; } = Path.Combine(
        typeof(ProfilePictureTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(of => of.Key == "ProjectDirectory").Value!, "..", "..", "docs", "pictures");

    [TestCaseSource(nameof(Profiles))]
    public void The_picture_in_the_documents_is_that_of_the_profile(string name, string title, string unit, Load load)
    {
        var path = Path.Combine(Folder, $"{name}.svg");
        var drawn = LoadPicture.Of(title, unit, load);
        if (Environment.GetEnvironmentVariable("LOADKIT_APPROVE") == "1")
            File.WriteAllText(path, drawn);

        Assert.That(File.ReadAllText(path).ReplaceLineEndings("\n"), Is.EqualTo(drawn), "Where the change is meant, approve it: LOADKIT_APPROVE=1 dotnet test tests/LoadKit.Reporting.Tests --filter FullyQualifiedName~Pictures");
    }

    [Test]
    public void Every_picture_is_in_the_document_and_names_its_stages()
    {
        var document = File.ReadAllText(Path.Combine(Folder, "..", "profiles.md"));
        var texts = Directory.GetFiles(Folder, "*.svg").Select(XDocument.Load).Select(svg => svg.Root!.Value);

        Assert.That(Directory.GetFiles(Folder, "*.svg").Select(Path.GetFileName), Is.EquivalentTo(Profiles.Select(profile => $"{profile.Arguments[0]}.svg")));
        foreach (var profile in Profiles)
            Assert.That(document, Does.Contain($"(pictures/{profile.Arguments[0]}.svg)"));
        Assert.That(texts, Has.Some.Contains("level 10").And.Some.Contains("before"));
    }

    private static TestCaseData Profile(string name, string title, string unit, Load load) => new TestCaseData(name, title, unit, load).SetArgDisplayNames(name);
}
