using System.Net.Http.Headers;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>What a request must not tell others is in no report, not even when the server repeats it.</summary>
public class SecretTests
{
    private const string Token = "abc+DEF/123==";

    [TestCase("Authorization", "Bearer " + Token, Token)]
    [TestCase("Authorization", "Basic YWRhOmh1c2gxMjM=", "hush123")]
    [TestCase("Proxy-Authorization", "Bearer " + Token, "Bearer " + Token)]
    [TestCase("X-Api-Key", Token, "{\"key\":\"abc\\u002BDEF/123==\"}")]
    [TestCase("Cookie", "theme=dark; sid=" + Token, Token)]
    public async Task Values_of_headers_are_left_out_of_the_example(string header, string value, string echo)
    {
        await using var server = await Echoing(500, $"no good: {echo} is what you said");
        using var client = LoadHttp.CreateClient(server.Address);
        using var withDefault = LoadHttp.CreateClient(server.Address);
        withDefault.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        var ofRequest = await OneUser.Runs(async user =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/");
            request.Headers.TryAddWithoutValidation(header, value);
            await user.Send(client, request);
        });
        var ofClient = await OneUser.Runs(async user => await user.Get(withDefault, "/"));

        foreach (var error in new[] { ofRequest.Errors.Single(), ofClient.Errors.Single() })
        {
            Assert.That(error.Example, Does.Contain("no good").And.Contain("***").And.Contain("is what you said"));
            Assert.That(error.Example, Does.Not.Contain("DEF").And.Not.Contain("hush"));
        }
    }

    [Test]
    public async Task One_that_is_cut_off_is_left_out_too()
    {
        await using var server = await Echoing(500, new string('x', 30) + Token);
        using var client = LoadHttp.CreateClient(server.Address);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        // Four bytes for each character are kept: the beginning of the secret is the end of them.
        var result = await OneUser.Runs(async user => await user.Get(new HttpTarget(client, HttpRules.Default with { LongestExample = 9 }), "/"));
        var longer = await OneUser.Runs(async user => await user.Get(new HttpTarget(client, HttpRules.Default with { LongestExample = 35 }), "/"));

        Assert.That(result.Errors.Single().Example, Does.EndWith(": xxxxxxxxx..."));
        Assert.That(longer.Errors.Single().Example, Does.EndWith("x***").And.Not.Contain("abc"));
    }

    [Test]
    public async Task The_reason_phrase_is_the_servers_text_too()
    {
        using var server = OddServer.Saying($"HTTP/1.1 401 Wrong {Token}\r\nContent-Length: 0\r\n\r\n");
        using var client = LoadHttp.CreateClient(server.Address);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        var result = await OneUser.Runs(async user => await user.Get(client, "/"));
        var nothing = await OneUser.Runs(async user => await user.Get(new HttpTarget(client, HttpRules.Default with { LongestExample = 0 }), "/"));

        Assert.That(result.Errors.Single().Message, Is.EqualTo("Wrong ***"));
        Assert.That(result.Errors.Single().Example, Does.EndWith("401 Wrong ***"));
        Assert.That(nothing.Errors.Single().Message, Is.EqualTo("Unauthorized"));
        Assert.That(nothing.Errors.Single().Example, Does.EndWith("401 Unauthorized"));
    }

    [Test]
    public async Task What_is_no_HTTP_is_quoted_without_them_or_not_at_all()
    {
        using var server = OddServer.Saying($"HELLO {Token}\r\n\r\n");
        using var client = LoadHttp.CreateClient(server.Address);
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Token);

        var result = await OneUser.Runs(async user => await user.Get(client, "/"));
        var nothing = await OneUser.Runs(async user => await user.Get(new HttpTarget(client, HttpRules.Default with { LongestExample = 0 }), "/"));

        Assert.That(result.Errors.Single().Example, Does.Contain("HELLO ***"));
        Assert.That((nothing.Errors.Single().Kind, nothing.Errors.Single().Example), Is.EqualTo(("malformed answer", "what the server sent is no HTTP")));
    }

    private static Task<RealServer> Echoing(int status, string body) => RealServer.StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/plain";
        return context.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(body)).AsTask();
    });
}
