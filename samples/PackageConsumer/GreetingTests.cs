using LoadKit;
using LoadKit.Reporting;
using LoadKit.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.TestHost;
using NUnit.Framework;

namespace PackageConsumer;

/// <summary>A service in memory, load-tested as a unit test: no socket, no process, no network.</summary>
[NonParallelizable]
public class GreetingTests
{
    private WebApplication service = null!;
    private HttpClient http = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseTestServer();
        service = builder.Build();
        service.MapGet("/greeting/{name}", async (string name, CancellationToken ct) =>
        {
            await Task.Delay(20, ct);
            return $"Hello {name}";
        });
        await service.StartAsync();
        http = service.GetTestClient();
    }

    [OneTimeTearDown]
    public async Task Stop()
    {
        http.Dispose();
        await service.DisposeAsync();
    }

    [Test, CancelAfter(60_000)]
    public async Task The_greeting_meets_its_objectives(CancellationToken ct)
    {
        var result = await Greeting
            .WithSlos(Slo.Latency(percentile: 95, atMost: 500.Milliseconds), Slo.ErrorRate(below: 2.Percent), Slo.CheckRate(atLeast: 99.Percent))
            .ReportTo(new TextReporter(TestContext.Progress))
            .RunAsync(ct);

        result.EnsurePassed();
    }

    // Fails on purpose: the service takes 20 ms.
    [Test, CancelAfter(60_000), Category("MustFail")]
    public async Task The_greeting_takes_no_longer_than_a_millisecond(CancellationToken ct)
    {
        var result = await Greeting
            .WithSlos(Slo.Latency(percentile: 95, atMost: 1.Milliseconds, step: "GET /greeting/{name}"))
            .RunAsync(ct);

        result.EnsurePassed();
    }

    private LoadTest Greeting => LoadTest.Create("greeting")
        .WithUsers(Load.Closed.RampTo(10, over: 1.Seconds).Hold(3.Seconds),
            UserType.Create("guest", weight: 1, Scenario.Create("greet", async (user, ct) =>
            {
                var text = await user.Step("GET /greeting/{name}", token => http.GetStringAsync("/greeting/Ada", token));
                user.Check("the greeting has the name", text == "Hello Ada");
                await user.Think(10.Milliseconds, 30.Milliseconds, ct);
            })));
}
