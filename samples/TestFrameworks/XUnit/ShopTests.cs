using LoadKit;
using LoadKit.Reporting;
using Microsoft.AspNetCore.Mvc.Testing;
using Xunit;

[assembly: CollectionBehavior(DisableTestParallelization = true)]

namespace LoadKit.Samples.XUnit;

/// <summary>
/// Load tests with xUnit v3. The timeout cancels the test's token, and the run ends with a result. With showLiveOutput (xunit.runner.json) the lines show while the
/// test runs.
/// </summary>
[Trait("Category", "Load")]
public sealed class ShopTests(ITestOutputHelper output)
{
    [Fact(Timeout = 60_000)]
    public async Task Shop_in_memory_meets_its_objectives()
    {
        await using var factory = new WebApplicationFactory<Program>();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, "in memory, no network"));
    }

    [Fact(Timeout = 60_000)]
    public async Task Shop_on_a_socket_meets_its_objectives()
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.UseKestrel(0);
        factory.StartServer();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, $"Kestrel on {http.BaseAddress}"));
    }

    [Fact(Explicit = true, Timeout = 900_000)]
    public async Task Shop_holds_a_hundred_users_for_ten_minutes()
    {
        await using var factory = new WebApplicationFactory<Program>();
        factory.UseKestrel(0);
        factory.StartServer();
        using var http = factory.CreateClient();

        await Run(ShopLoad.Against(http, $"Kestrel on {http.BaseAddress}").Scale(time: 300, load: 20).WithWarmUp(TimeSpan.FromSeconds(30)));
    }

    // A directory of its own for each run, and the page attached to the test's result.
    private async Task Run(LoadTest test)
    {
        await using var lines = new LineWriter(output.WriteLine);
        var result = await test
            .ReportTo(new TextReporter(lines), new ReportFolder(Path.Combine(AppContext.BaseDirectory, "reports/")))
            .RunAsync(TestContext.Current.CancellationToken);
        foreach (var page in result.Files.Where(file => file.EndsWith(".html", StringComparison.Ordinal)))
        {
            TestContext.Current.AddAttachment(Path.GetFileName(page), await File.ReadAllBytesAsync(page, CancellationToken.None), "text/html");
        }

        result.EnsurePassed();
    }
}
