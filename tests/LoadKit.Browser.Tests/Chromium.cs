using LoadKit.Browser.Tests.Support;
using Microsoft.Playwright;

namespace LoadKit.Browser.Tests;

/// <summary>The machine's own Chromium, started once for all tests. Nothing is downloaded.</summary>
[SetUpFixture]
public sealed class Chromium
{
    private const string Variable = "LOADKIT_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

    // Without a sandbox it also runs for root in a container; the rest keeps it from asking the network anything of its own.
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static IPlaywright? playwright;
    private static IBrowser? browser;

    internal static IBrowser Browser => browser ?? throw new InvalidOperationException("The browser is not running.");

    [OneTimeSetUp]
    public async Task Start()
    {
        var path = Find(Environment.GetEnvironmentVariable);
        if (path is null)
        {
            const string Missing = $"No Chromium was found. Install it (Debian, Ubuntu: apt-get install chromium), or name its executable in {Variable}.";
            if (IsRequired(Environment.GetEnvironmentVariable))
            {
                Assert.Fail(Missing);
            }

            Assert.Ignore(Missing);
        }

        playwright = await Playwright.CreateAsync();
        browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = Arguments });
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        await (browser?.DisposeAsync() ?? ValueTask.CompletedTask);
        playwright?.Dispose();
        Report.RemoveAll();
    }

    /// <summary>The executable that the variable names, there or not; otherwise the first in the search path; null when there is none.</summary>
    internal static string? Find(Func<string, string?> variable)
    {
        if (variable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var extension = OperatingSystem.IsWindows() ? ".exe" : "";
        return (variable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => Names.Select(name => Path.Combine(folder, name + extension)))
            .FirstOrDefault(File.Exists);
    }

    /// <summary>Whether a missing browser is a failure: on a build server nobody reads why tests were skipped.</summary>
    internal static bool IsRequired(Func<string, string?> variable) => variable("CI") is { Length: > 0 } value && !value.Equals("false", StringComparison.OrdinalIgnoreCase);
}
