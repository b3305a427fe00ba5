using LoadKit.Reporting.Tests.Support;

namespace LoadKit.Browser.Tests;

public sealed class ChromiumTests
{
    [Test]
    public void The_browser_is_the_one_that_the_variable_names() =>
        Assert.That(Chromium.Find(name => name == "LOADKIT_CHROMIUM" ? "my-browser" : null), Is.EqualTo("my-browser"));

    [Test]
    public void Otherwise_it_is_the_first_in_the_search_path()
    {
        using var folder = new Folder();
        Directory.CreateDirectory(folder["a"]);
        Directory.CreateDirectory(folder["b"]);
        var name = OperatingSystem.IsWindows() ? "chromium.exe" : "chromium";
        File.WriteAllText(Path.Combine(folder["b"], name), "");

        Assert.That(Chromium.Find(variable => variable == "PATH" ? $"{folder["a"]}{Path.PathSeparator}{folder["b"]}" : null), Is.EqualTo(Path.Combine(folder["b"], name)));
        Assert.That(Chromium.Find(variable => variable == "PATH" ? folder["a"] : null), Is.Null);
    }

    [TestCase(null, false)]
    [TestCase("", false)]
    [TestCase("false", false)]
    [TestCase("true", true)]
    [TestCase("1", true)]
    public void On_a_build_server_tests_without_a_browser_fail_and_are_not_skipped(string? value, bool isRequired) =>
        Assert.That(Chromium.IsRequired(name => name == "CI" ? value : null), Is.EqualTo(isRequired));
}
