using Microsoft.AspNetCore.Http;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>A server that speaks something else than it was asked in.</summary>
[CancelAfter(30_000)]
public class ProtocolTests
{
    [Test]
    public async Task One_that_switches_to_another_protocol_is_not_waited_for(CancellationToken end)
    {
        OddServer? odd = null;
        using var server = odd = new OddServer(async (stream, _) =>
        {
            await OddServer.WriteAsync(stream, "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
            await odd!.Silence();
        });
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await OneUser.Runs(async user => await user.Get(client, "/")).WaitAsync(end);

        Assert.That((result.Errors.Single().Kind, result.Errors.Single().Message), Is.EqualTo(("HTTP 101", "the server switched to another protocol, and its answer has no end")));
    }

    [Test]
    public async Task One_that_speaks_only_an_older_version(CancellationToken end)
    {
        await using var server = await RealServer.StartAsync(context => context.Response.WriteAsync("hello"));
        using var client = LoadHttp.CreateClient(server.Address, new LoadHttpOptions { HttpVersion = System.Net.HttpVersion.Version20 });

        var error = (await OneUser.Runs(async user => await user.Get(client, "/")).WaitAsync(end)).Errors.Single();

        Assert.That(error.Kind, Is.EqualTo("HTTP version").Or.EqualTo("HTTP/2"), error.Example);
        Assert.That(error.Example, Does.Contain("HTTP/1.1 only, perhaps"));
    }

    [Test]
    public async Task A_step_without_a_name_is_refused()
    {
        await using var server = await RealServer.StartAsync(context => context.Response.WriteAsync("hello"));
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await OneUser.Runs(async user => await user.Get(client, "/", step: " "));

        Assert.That(result.Errors.Single().Message, Does.Contain("step"));
        Assert.That(result.Errors.Single().Kind, Is.EqualTo(nameof(ArgumentException)));
    }

    [Test]
    public async Task Users_of_a_server_have_clients_of_their_own()
    {
        var same = (bool?)null;

        await OneUser.Runs(user =>
        {
            same = ReferenceEquals(user.OwnClient(new Uri("http://alice:1@shop.test")), user.OwnClient(new Uri("http://bob:2@shop.test")));
            return Task.CompletedTask;
        });

        Assert.That(same, Is.False);
    }
}
