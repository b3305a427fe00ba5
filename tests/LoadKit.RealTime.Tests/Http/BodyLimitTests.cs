using Microsoft.AspNetCore.Http;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>A body that is kept is kept within its limit, whatever the limit is.</summary>
public class BodyLimitTests
{
    [TestCase(0, 1, "larger than the 0 bytes")]
    [TestCase(0, 0, null)]
    [TestCase(5, 5, null)]
    [TestCase(5, 6, "larger than the 5 bytes")]
    [TestCase(int.MaxValue, 3_000_000, null)]
    public async Task A_body_fits_or_fails(int largest, int length, string? message)
    {
        await using var server = await RealServer.StartAsync(context => context.Response.WriteAsync(new string('x', length)));
        using var client = LoadHttp.CreateClient(server.Address);
        var text = (string?)null;

        var result = await OneUser.Runs(async user => text = await user.GetString(new HttpTarget(client, HttpRules.Default with { LargestBody = largest }), "/"));

        Assert.That(result.Errors.SingleOrDefault()?.Example, message is null ? Is.Null : Does.Contain(message));
        Assert.That(text?.Length, Is.EqualTo(message is null ? length : null));
    }

    [Test]
    public async Task An_endless_body_costs_a_few_megabytes()
    {
        using var server = new OddServer(async (stream, _) =>
        {
            await OddServer.WriteAsync(stream, "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n");
            while (true)
                await OddServer.WriteAsync(stream, new string('x', 100_000));
        });
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await OneUser.Runs(async user => await user.GetString(client, "/"));

        Assert.That(result.Errors.Single().Example, Does.Contain("larger than the 4,000,000 bytes"));
        Assert.That(result.Totals.Traffic.Received, Is.EqualTo(4_000_001), "what was read of it counts");
    }
}
