using LoadKit;
using LoadKit.Reporting;
using LoadKit.Units;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoadTool;

/// <summary>The services and the load tests.</summary>
internal static class Shop
{
    public static HostApplicationBuilder CreateHost(RunShape shape)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Services.AddSingleton<Catalogue>();
        builder.Services.AddSingleton(Feed.FromCsv(Path.Combine(AppContext.BaseDirectory, "terms.csv")).Shuffled().Circular().ShownAs(row => row["term"]));
        builder.Services.AddLoadKit()
            .AddReporter<ConsoleReporter>()
            .AddReportFolder()
            .AddLoadTest("search", Search(shape))
            .AddLoadTest("login", Login(shape));
        return builder;
    }

    private static LoadTest Search(RunShape shape) => LoadTest.Create("search")
        .WithUsers(Load.Closed.Hold(shape.Users, shape.Duration), UserType.Create<SearchScenario>(weight: 1, "searcher"))
        .WithSlos(Slo.Latency(percentile: 95, atMost: 500.Milliseconds, step: "search"), Slo.ErrorRate(below: 5.Percent))
        .WithGracefulStop(5.Seconds);

    private static LoadTest Login(RunShape shape)
    {
        var catalogue = Setup.Create("catalogue", _ => Task.FromResult(new Catalogue()));
        var login = Scenario.Create("login", async (user, ct) =>
        {
            var token = await user.Step("log in", step => catalogue.ValueFor(user).LogInAsync($"user{user.Id}", step));
            await user.Step("log out", step => catalogue.ValueFor(user).LogOutAsync(token, step));
        });
        return LoadTest.Create("login")
            .WithSetup(catalogue)
            .WithUsers(Load.Closed.Hold(shape.Users, shape.Duration), UserType.Create("visitor", weight: 1, login))
            .WithSlos(Slo.Latency(percentile: 95, atMost: 500.Milliseconds), Slo.ErrorRate(below: 5.Percent))
            .WithGracefulStop(5.Seconds);
    }
}
