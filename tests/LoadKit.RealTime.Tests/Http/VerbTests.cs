using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>The verbs against a real server, over each version of HTTP that works everywhere.</summary>
public partial class VerbTests
{
    [TestCase("1.1", HttpProtocols.Http1, false)]
    [TestCase("2.0", HttpProtocols.Http2, false)]
    [TestCase("1.1", HttpProtocols.Http1AndHttp2, true)]
    [TestCase("2.0", HttpProtocols.Http1AndHttp2, true)]
    public async Task Every_verb_arrives_as_what_it_is(string version, HttpProtocols protocols, bool isSecure)
    {
        using var certificate = RealServer.Certificate();
        await using var server = await RealServer.StartAsync(Echo, protocols, isSecure ? certificate : null);
        using var client = LoadHttp.CreateClient(server.Address, new LoadHttpOptions { HttpVersion = Version.Parse(version), AcceptsAnyCertificate = true });
        var (id, answers, echo, posted, text) = (17, new List<HttpAnswer>(), (Echoed?)null, (Echoed?)null, "");

        var result = await Run(async user =>
        {
            answers.Add(await user.Get(client, $"/orders/{id}"));
            answers.Add(await user.Head(client, $"/orders/{id}"));
            answers.Add(await user.Delete(client, $"/orders/{id}"));
            answers.Add(await user.Post(client, "/orders", new StringContent("body")));
            answers.Add(await user.Put(client, $"/orders/{id}", new StringContent("body")));
            answers.Add(await user.Patch(client, $"/orders/{id}", content: null, step: "change an order"));
            answers.Add(await user.PostJson(client, "/orders", new Echoed("POST", 1, "2"), EchoJson.Default.Echoed));
            using var request = new HttpRequestMessage(HttpMethod.Options, "orders/17");
            answers.Add(await user.Send(client, request));
            text = await user.GetString(client, "/orders/17");
            echo = await user.GetJson(client, $"/orders/{id}", EchoJson.Default.Echoed);
            echo = await user.GetJson<Echoed>(client, $"/orders/{id}", step: "by reflection");
            posted = await user.PostJson(client, "/orders", echo, EchoJson.Default.Echoed, EchoJson.Default.Echoed);
            posted = await user.PostJson<Echoed, Echoed>(client, "/orders", posted, step: "post by reflection");
        });

        Assert.That(result.Errors, Is.Empty);
        Assert.That(answers.Select(answer => (answer.Status, answer.IsSuccess)), Has.All.EqualTo((HttpStatusCode.OK, true)));
        Assert.That(text, Is.EqualTo(JsonSerializer.Serialize(echo, JsonSerializerOptions.Web)));
        Assert.That(echo, Is.EqualTo(new Echoed("GET", 0, version == "1.1" ? "HTTP/1.1" : "HTTP/2")));
        Assert.That(answers[0].Bytes, Is.EqualTo(text.Length));
        Assert.That(answers[1].Bytes, Is.Zero);
        Assert.That(answers[0].Headers.GetValues("X-Answer"), Is.EqualTo(new[] { "yes" }));
        Assert.That(result.Steps.Select(step => step.Name).Order(StringComparer.Ordinal), Is.EqualTo(new[]
        {
            "DELETE /orders/{id}", "GET /orders/{id}", "HEAD /orders/{id}", "OPTIONS /orders/{id}", "POST /orders", "PUT /orders/{id}", "by reflection", "change an order", "post by reflection",
        }));
        Assert.That((posted!.Method, posted.Length), Is.EqualTo(("POST", JsonSerializer.Serialize(posted, JsonSerializerOptions.Web).Length)));
        Assert.That(result.Step("GET /orders/{id}")!.Requests.Count, Is.EqualTo(3));
    }

    [Test]
    public async Task Bodies_arrive_whole_whatever_their_size()
    {
        var received = new List<long>();
        await using var server = await RealServer.StartAsync(async context =>
        {
            var body = new MemoryStream();
            await context.Request.Body.CopyToAsync(body);
            lock (received)
                received.Add(body.Length);
            await context.Response.Body.WriteAsync(body.ToArray());
        });
        using var client = LoadHttp.CreateClient(server.Address);
        var answered = new List<long>();

        var result = await Run(async user =>
        {
            foreach (var size in (int[])[0, 1, 8_192, 8_193, 1_000_000])
                answered.Add((await user.Post(client, "/", new ByteArrayContent(new byte[size]))).Bytes);
            using var stream = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StreamContent(new MemoryStream(new byte[300_000])) };
            stream.Headers.TransferEncodingChunked = true;
            answered.Add(await user.Send(client, stream, async (response, ct) => (await response.Content.ReadAsByteArrayAsync(ct)).Length));
        });

        Assert.That(result.Errors, Is.Empty);
        Assert.That(received, Is.EqualTo(new long[] { 0, 1, 8_192, 8_193, 1_000_000, 300_000 }));
        Assert.That(answered, Is.EqualTo(received));
    }

    [Test]
    public async Task Text_is_read_as_its_headers_say()
    {
        await using var server = await RealServer.StartAsync(context =>
        {
            context.Response.ContentType = "text/plain; charset=iso-8859-1";
            return context.Response.Body.WriteAsync(Encoding.Latin1.GetBytes("café")).AsTask();
        });
        using var client = LoadHttp.CreateClient(server.Address);
        var text = "";

        await Run(async user => text = await user.GetString(client, "/"));

        Assert.That(text, Is.EqualTo("café"));
    }

    [Test]
    public async Task A_delegate_may_read_a_part_of_a_stream()
    {
        await using var server = await RealServer.StartAsync(async context =>
        {
            for (var i = 1; !context.RequestAborted.IsCancellationRequested; i++)
            {
                await context.Response.WriteAsync($"data: {i}\n\n");
                await context.Response.Body.FlushAsync();
            }
        });
        using var client = LoadHttp.CreateClient(server.Address);
        var lines = new List<string?>();

        var result = await Run(async user =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/events");
            await user.Send(client, request, async (response, ct) =>
            {
                using var reader = new StreamReader(await response.Content.ReadAsStreamAsync(ct));
                for (var i = 0; i < 3; i++)
                    lines.Add(await reader.ReadLineAsync(ct));
                return lines.Count;
            });
        });

        Assert.That(result.Errors, Is.Empty);
        Assert.That(lines, Is.EqualTo(new[] { "data: 1", "", "data: 2" }));
    }

    [Test]
    public async Task A_client_of_a_user_has_connections_and_cookies_of_its_own()
    {
        var connections = new System.Collections.Concurrent.ConcurrentDictionary<string, int>();
        await using var server = await RealServer.StartAsync(context =>
        {
            connections[context.Connection.Id] = 1;
            var visits = int.Parse(context.Request.Cookies["visits"] ?? "0", null) + 1;
            context.Response.Cookies.Append("visits", $"{visits}");
            return context.Response.WriteAsync($"{visits}");
        });
        var visits = new System.Collections.Concurrent.ConcurrentBag<string>();
        var scenario = Scenario.Create("s", async (user, _) =>
        {
            var own = user.OwnClient(server.Address, new LoadHttpOptions { KeepsCookies = true });
            visits.Add($"{user.Id}:{await user.GetString(own, "/")}");
        });

        var result = await LoadTest.Create("own").WithUsers(Load.Closed.IterationsPerUser(3, users: 4), UserType.Create("user", 1, scenario)).RunAsync();

        Assert.That(result.Errors, Is.Empty);
        Assert.That(visits.Order(), Is.EqualTo(Enumerable.Range(1, 4).SelectMany(id => Enumerable.Range(1, 3).Select(visit => $"{id}:{visit}"))));
        Assert.That(connections, Has.Count.EqualTo(4));
    }

    private static Task<RunResult> Run(Func<VirtualUser, Task> body) => LoadTest.Create("verbs")
        .WithUsers(Load.Closed.Iterations(1, users: 1), UserType.Create("user", 1, Scenario.Create("s", (user, _) => body(user))))
        .RunAsync();

    private static async Task Echo(HttpContext context)
    {
        var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        context.Response.Headers["X-Answer"] = "yes";
        if (context.Request.Method == "HEAD")
            return;

        await context.Response.WriteAsJsonAsync(new Echoed(context.Request.Method, (int)body.Length, context.Request.Protocol));
    }

    internal sealed record Echoed(string Method, int Length, string Protocol);

    [JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]
    [JsonSerializable(typeof(Echoed))]
    internal sealed partial class EchoJson : JsonSerializerContext;
}
