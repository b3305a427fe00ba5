using LoadKit.Reporting;
using LoadKit.Tests.Support;
using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.Hosting;

/// <summary>Reports in the folder that a build names.</summary>
public class ReportsTests
{
    private readonly Simulated sim = new();
    private readonly string folder = Directory.CreateTempSubdirectory("loadkit-reports").FullName;

    private LoadTest Test => sim.Test(Load.Closed.Hold(1, 2.Seconds), sim.Stepping(1.Seconds));

    [TearDown]
    public void DeleteFolder() => Directory.Delete(folder, recursive: true);

    [Test]
    public async Task A_container_gives_every_run_a_directory_in_the_folder_of_its_options()
    {
        var services = new ServiceCollection();
        services.AddLoadKit(new LoadKitOptions { Reports = folder }).AddReportFolder().AddLoadTest("one", Test);
        await using var container = services.BuildServiceProvider(validateScopes: true);

        var result = await container.GetRequiredService<LoadTests>().RunAsync("one");

        Assert.That(Reports(), Has.Length.EqualTo(1));
        Assert.That(result.Files, Does.Contain(Reports()[0]));
    }

    [Test, NonParallelizable]
    public async Task A_plain_test_reports_to_the_folder_of_the_environment()
    {
        Assert.That(Test.ReportToEnvironment().Reporters, Is.Empty, "without the variable");
        Environment.SetEnvironmentVariable("LOADKIT_REPORTS", folder);
        try
        {
            await Test.ReportToEnvironment().RunAsync();
        }
        finally
        {
            Environment.SetEnvironmentVariable("LOADKIT_REPORTS", null);
        }

        Assert.That(Reports(), Has.Length.EqualTo(1));
    }

    private string[] Reports() => Directory.GetFiles(folder, "report.html", SearchOption.AllDirectories);
}
