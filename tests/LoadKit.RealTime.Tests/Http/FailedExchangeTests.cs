using LoadKit.Units;
using Microsoft.AspNetCore.Http;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>What is known of an exchange that failed.</summary>
public class FailedExchangeTests
{
    [Test]
    public async Task Bytes_of_a_body_that_broke_off_count()
    {
        using var server = OddServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhello");
        using var client = LoadHttp.CreateClient(server.Address);

        var read = await OneUser.Runs(async user => await user.Get(client, "/"));
        var kept = await OneUser.Runs(async user => await user.GetString(client, "/"));

        Assert.That((read.Totals.Traffic.Received, kept.Totals.Traffic.Received), Is.EqualTo((5L, 5L)));
    }

    [Test]
    public async Task Bytes_of_an_upload_that_nobody_answered_count()
    {
        using var server = OddServer.Saying("");
        using var client = LoadHttp.CreateClient(server.Address);
        using var small = new StringContent("hello");

        var result = await OneUser.Runs(async user => await user.Post(client, "/", small));

        Assert.That(result.Errors.Single().Kind, Is.EqualTo("connection closed"));
        Assert.That(result.Totals.Traffic.Sent, Is.EqualTo(5));
    }

    [Test]
    public async Task Where_nobody_listens_nothing_was_sent()
    {
        var server = OddServer.Saying("");
        server.Dispose();
        using var client = LoadHttp.CreateClient(server.Address);
        using var small = new StringContent("hello");

        var result = await OneUser.Runs(async user => await user.Post(client, "/", small));

        Assert.That(result.Totals.Traffic.Sent, Is.Zero);
    }

    [TestCase("Content-Length: 100", "it breaks off")]
    [TestCase("Content-Length: 100", "it stalls")]
    public async Task A_failing_status_stays_whatever_becomes_of_its_body(string header, string how)
    {
        OddServer? odd = null;
        using var server = odd = new OddServer(async (stream, _) =>
        {
            await OddServer.WriteAsync(stream, $"HTTP/1.1 429 Too Many Requests\r\n{header}\r\n\r\nhello");
            if (how == "it stalls")
                await odd!.Silence();
        });
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await OneUser.Runs(async user => await user.Get(new HttpTarget(client, HttpRules.Default with { TimeLimit = 1.5.Seconds }), "/"));

        Assert.That((result.Errors.Single().Kind, result.Totals.Requests.Rejected, result.Totals.Traffic.Received), Is.EqualTo(("HTTP 429", 1L, 5L)));
        Assert.That(result.Errors.Single().Example, Does.Contain("its body broke off or did not end"));
    }

    [TestCase("utf-7")]
    [TestCase("no-such-charset")]
    public async Task A_charset_that_nobody_knows_is_no_reason_to_throw(string charset)
    {
        await using var server = await RealServer.StartAsync(context =>
        {
            context.Response.StatusCode = 500;
            context.Response.ContentType = $"text/plain; charset={charset}";
            return context.Response.Body.WriteAsync("broken"u8.ToArray()).AsTask();
        });
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await OneUser.Runs(async user => await user.Get(client, "/"));

        Assert.That(result.Errors.Single().Example, Does.EndWith("broken"));
    }
}
