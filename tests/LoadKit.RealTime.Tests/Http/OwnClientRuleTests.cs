using LoadKit.Units;
using Microsoft.AspNetCore.Http;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>What a client of LoadHttp's does as any other.</summary>
[CancelAfter(30_000)]
public class OwnClientRuleTests
{
    [Test]
    public async Task A_timeout_that_was_set_holds(CancellationToken end)
    {
        await using var server = await RealServer.StartAsync(context => Task.Delay(-1, context.RequestAborted));
        using var client = LoadHttp.CreateClient(server.Address);
        client.Timeout = 200.Milliseconds;

        var result = await OneUser.Runs(async user => await user.Get(client, "/")).WaitAsync(end);

        Assert.That(result.Errors.Single().Kind, Is.EqualTo("timeout"));
        Assert.That(result.Errors.Single().Message, Does.Contain("HttpClient.Timeout"));
    }

    [Test]
    public async Task A_request_is_sent_once()
    {
        await using var server = await RealServer.StartAsync(context => context.Response.WriteAsync("hello"));
        using var own = LoadHttp.CreateClient(server.Address);
        using var plain = new HttpClient { BaseAddress = server.Address };
        async Task<string> Twice(HttpClient client) => (await OneUser.Runs(async user =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            await user.Send(client, request);
            await user.Send(client, request);
        })).Errors.Single().Message;

        Assert.That(await Twice(own), Does.Contain("already sent").And.EqualTo(await Twice(plain)));
    }

    [Test]
    public async Task In_virtual_time_it_is_refused_and_the_run_ends()
    {
        await using var server = await RealServer.StartAsync(context => context.Response.WriteAsync("hello"));
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await OneUser.Runs(async user => await user.Get(client, "/"), iterations: 100, test => test.WithTimeProvider(new VirtualTime()));

        Assert.That(result.Errors.Single().Message, Does.Contain("can't be made in virtual time"));
        Assert.That(result.Totals.Requests.Count, Is.EqualTo(1));
    }
}
