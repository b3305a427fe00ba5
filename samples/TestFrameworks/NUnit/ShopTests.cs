using LoadKit;
using LoadKit.Reporting;
using Microsoft.AspNetCore.Mvc.Testing;
using NUnit.Framework;

namespace LoadKit.Samples.NUnit;

/// <summary>
/// Load tests with NUnit. CancelAfter cancels the token, and the run ends with a result. The lines of TestContext.Progress show while the test runs on a terminal,
/// and elsewhere with --logger "console;verbosity=normal".
/// </summary>
[TestFixture, Category("Load"), NonParallelizable]
public sealed class ShopTests
{
    [Test, CancelAfter(60_000)]
    public async Task Shop_in_memory_meets_its_objectives(CancellationToken cancellationToken)
    {
        await using var factory = new WebApplicationFactory<Program>();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, "in memory, no network"), cancellationToken);
    }

    [Test, CancelAfter(60_000)]
    public async Task Shop_on_a_socket_meets_its_objectives(CancellationToken cancellationToken)
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.UseKestrel(0);
        factory.StartServer();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, $"Kestrel on {http.BaseAddress}"), cancellationToken);
    }

    [Test, Explicit("takes ten minutes"), CancelAfter(900_000)]
    public async Task Shop_holds_a_hundred_users_for_ten_minutes(CancellationToken cancellationToken)
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.UseKestrel(0);
        factory.StartServer();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, $"Kestrel on {http.BaseAddress}").Scale(time: 300, load: 20).WithWarmUp(TimeSpan.FromSeconds(30)), cancellationToken);
    }

    // A directory of its own for each run, and every report attached to the test's result.
    private static async Task Run(LoadTest test, CancellationToken cancellationToken)
    {
        var result = await test
            .ReportTo(new TextReporter(TestContext.Progress), new ReportFolder(Path.Combine(TestContext.CurrentContext.WorkDirectory, "reports/")))
            .RunAsync(cancellationToken);
        foreach (var file in result.Files)
        {
            TestContext.AddTestAttachment(file);
        }

        result.EnsurePassed();
    }
}
