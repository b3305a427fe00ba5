using LoadKit;
using LoadKit.Reporting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.VisualStudio.TestTools.UnitTesting;

[assembly: DoNotParallelize]

namespace LoadKit.Samples.MSTest;

/// <summary>
/// Load tests with MSTest. The cooperative timeout cancels the test's token, and the run ends with a result. What DisplayMessage gets shows while the test runs.
/// </summary>
[TestClass, TestCategory("Load")]
public sealed class ShopTests(TestContext context)
{
    [TestMethod, Timeout(60_000, CooperativeCancellation = true)]
    public async Task Shop_in_memory_meets_its_objectives()
    {
        await using var factory = new WebApplicationFactory<Program>();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, "in memory, no network"));
    }

    [TestMethod, Timeout(60_000, CooperativeCancellation = true)]
    public async Task Shop_on_a_socket_meets_its_objectives()
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.UseKestrel(0);
        factory.StartServer();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, $"Kestrel on {http.BaseAddress}"));
    }

    [TestMethod, Ignore("takes ten minutes: remove this line to run it"), Timeout(900_000, CooperativeCancellation = true)]
    public async Task Shop_holds_a_hundred_users_for_ten_minutes()
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.UseKestrel(0);
        factory.StartServer();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, $"Kestrel on {http.BaseAddress}").Scale(time: 300, load: 20).WithWarmUp(TimeSpan.FromSeconds(30)));
    }

    // A directory of its own for each run, and every report attached to the test's result.
    private async Task Run(LoadTest test)
    {
        await using var lines = new LineWriter(line => context.DisplayMessage(MessageLevel.Informational, line));
        var result = await test
            .ReportTo(new TextReporter(lines), new ReportFolder(Path.Combine(context.TestRunResultsDirectory ?? AppContext.BaseDirectory, "reports/")))
            .RunAsync(context.CancellationToken);
        foreach (var file in result.Files)
        {
            context.AddResultFile(file);
        }

        result.EnsurePassed();
    }
}
