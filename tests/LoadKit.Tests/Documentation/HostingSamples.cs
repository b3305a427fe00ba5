using LoadKit.Reporting;
using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;

namespace LoadKit.Tests.Documentation;

/// <summary>The code of docs/hosting.md, compiled. A convention test compares the two line for line.</summary>
public class HostingSamples
{
    private static async Task<RunResult> InAContainer(Builder builder, CancellationToken cancellationToken)
    {
        builder.Services.AddLoadKit()
            .AddLoadTest("checkout", services => CheckoutLoad.Create(services.GetRequiredService<ShopClient>()))
            .AddLoadTest("search", SearchLoad.Test)
            .AddReporter<ConsoleReporter>()
            .AddReportFolder();                                   // LoadKit.Reporting

        using var host = builder.Build();
        var tests = host.Services.GetRequiredService<LoadTests>();
        var result = await tests.RunAsync("checkout", cancellationToken);
        return result;
    }

    private static async Task<RunResult> InATestFramework(CancellationToken ct)
    {
        var result = await CheckoutLoad.Test.WithEnvironment().ReportToEnvironment().RunAsync(ct);
        return result;
    }

    /// <summary>As a builder of the generic host.</summary>
    private sealed class Builder
    {
        public ServiceCollection Services { get; } = [];

        public Host Build() => new(Services.BuildServiceProvider());
    }

    private sealed record Host(ServiceProvider Services) : IDisposable
    {
        public void Dispose() => Services.Dispose();
    }

    private sealed class ShopClient
    {
        public Task CheckOutAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private static class CheckoutLoad
    {
        public static LoadTest Test { get; } = Create(new ShopClient());

        public static LoadTest Create(ShopClient shop) => LoadTest.Create("checkout").WithUsers(
            Load.Closed.Hold(20, 5.Minutes),
            UserType.Create("customer", weight: 1, Scenario.Create("check out", async (user, ct) => await user.Step("check out", shop.CheckOutAsync))));
    }

    private static class SearchLoad
    {
        public static LoadTest Test { get; } = LoadTest.Create("search");
    }
}
