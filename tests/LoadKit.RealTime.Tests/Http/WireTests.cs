using System.Diagnostics;
using LoadKit.Units;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>Phases, bytes, trace context, and what never reaches a report.</summary>
public class WireTests
{
    [Test]
    public async Task A_request_that_opens_a_connection_knows_what_that_took_and_the_others_have_only_waited()
    {
        using var certificate = RealServer.Certificate();
        await using var server = await RealServer.StartAsync(Slowly, HttpProtocols.Http1AndHttp2, certificate);
        using var client = LoadHttp.CreateClient(server.Address, new LoadHttpOptions { AcceptsAnyCertificate = true });

        var step = (await Run(async user => await user.Get(client, "/"), iterations: 5)).Step("GET /")!;

        Assert.That(
            step.Phases.Select(phase => (phase.Name, phase.Time.Count)),
            Is.EqualTo([("name lookup", 1L), ("connecting", 1L), ("TLS handshake", 1L), ("waiting", 5L), ("receiving", 5L)]));
        Assert.That(step.Phases[3].Time.Min, Is.GreaterThanOrEqualTo(15.Milliseconds), "the server thinks 20 ms before it answers, by a clock with steps of 4 ms");
        Assert.That(step.Phases[4].Time.Max, Is.GreaterThanOrEqualTo(8.Milliseconds), "and again before its body ends");
        Assert.That(step.Phases.Sum(phase => phase.Time.Mean.TotalSeconds * phase.Time.Count), Is.LessThanOrEqualTo(1.01 * step.Requests.Latency.Mean.TotalSeconds * 5));
    }

    [Test]
    public async Task A_body_that_takes_long_to_send_has_been_sending()
    {
        await using var server = await RealServer.StartAsync(async context =>
        {
            await Task.Delay(30);
            await context.Request.Body.CopyToAsync(Stream.Null);
        });
        using var client = LoadHttp.CreateClient(server.Address);

        var step = (await Run(async user => await user.Post(client, "/", new ByteArrayContent(new byte[10_000_000])))).Step("POST /")!;

        Assert.That(step.Phases.Select(phase => phase.Name), Is.EqualTo(["connecting", "sending", "waiting", "receiving"]));
        Assert.That(step.Phases[1].Time.Max, Is.GreaterThanOrEqualTo(25.Milliseconds));
        Assert.That(step.Traffic.Sent, Is.EqualTo(10_000_000));
    }

    [Test]
    public async Task Bytes_are_those_of_the_bodies()
    {
        await using var server = await RealServer.StartAsync(async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Response.WriteAsync(new string('x', 1_234));
        });
        using var client = LoadHttp.CreateClient(server.Address);
        using var plain = new HttpClient { BaseAddress = server.Address };

        var result = await Run(async user =>
        {
            await user.Get(client, "/");
            await user.Get(plain, "/");
            await user.GetString(client, "/");
            await user.Post(client, "/", new StringContent("12345"));
            using var request = new HttpRequestMessage(HttpMethod.Post, "/") { Content = new StreamContent(new MemoryStream(new byte[20_000])) };
            await user.Send(client, request, async (response, ct) => (await response.Content.ReadAsStringAsync(ct)).Length);
        });

        Assert.That(result.Errors, Is.Empty);
        Assert.That((result.Step("GET /")!.Traffic.Sent, result.Step("GET /")!.Traffic.Received), Is.EqualTo((0L, 3 * 1_234L)));
        Assert.That((result.Step("POST /")!.Traffic.Sent, result.Step("POST /")!.Traffic.Received), Is.EqualTo((20_005L, 2 * 1_234L)));
    }

    [Test]
    public async Task Some_requests_are_traced_and_the_report_names_the_traces()
    {
        using var server = Ok();
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await Run(async user => await user.Get(client, "/"), iterations: 50);

        var traced = server.Requests.Where(head => head.Contains("traceparent: 00-", StringComparison.Ordinal)).Select(head => head.Split("traceparent: 00-")[1].Split("\r\n")[0]).ToList();
        Assert.That(traced, Is.Not.Empty.And.Unique);
        Assert.That(traced, Has.All.Match("^[0-9a-f]{32}-[0-9a-f]{16}-01$"));
        Assert.That(result.Slowest, Is.Not.Empty);
        Assert.That(result.Slowest.Select(slow => slow.TraceId), Is.SubsetOf(traced.Select(parent => parent[..32])));
        Assert.That(traced, Has.Count.LessThan(server.Requests.Count + 1));
    }

    [Test]
    public async Task None_is_traced_when_none_is_to_be()
    {
        using var server = Ok();
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await Run(async user => await user.Get(new HttpTarget(client, HttpRules.Default with { TracedPerSecond = 0 }), "/"));

        Assert.That(server.Requests, Has.None.Contains("traceparent"));
        Assert.That(result.Slowest, Is.Empty);
    }

    [Test]
    public async Task Who_listens_sees_every_request_in_the_trace_that_the_service_is_told()
    {
        using var server = Ok();
        using var client = LoadHttp.CreateClient(server.Address);
        var activities = new List<Activity>();
        using var listener = new ActivityListener
        {
            ShouldListenTo = source => source.Name == "LoadKit",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = activity =>
            {
                lock (activities)
                    activities.Add(activity);
            },
        };
        ActivitySource.AddActivityListener(listener);

        await Run(async user => await user.Get(client, "/"), iterations: 20);

        Assert.That(activities.Select(activity => activity.DisplayName), Has.All.EqualTo("GET /").And.Exactly(20).Items);
        Assert.That(server.Requests.Select(head => head.Split("traceparent: ")[1].Split("\r\n")[0]), Is.EquivalentTo(activities.Select(activity => activity.Id)));
    }

    [Test]
    public async Task No_secret_of_a_request_is_in_the_result()
    {
        await using var server = await RealServer.StartAsync(context =>
        {
            context.Response.StatusCode = 401;
            context.Response.Headers.SetCookie = "session=hush-cookie";
            return Task.CompletedTask;
        });
        using var client = LoadHttp.CreateClient(server.Address);
        client.DefaultRequestHeaders.Add("X-Key", "hush-default");
        var withUser = new UriBuilder(server.Address) { UserName = "ada", Password = "hush-password" }.Uri;

        var result = await Run(async user =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/login?key=hush-query") { Content = new StringContent("hush-body") };
            request.Headers.Authorization = new("Bearer", "hush-bearer");
            request.Headers.Add("Cookie", "hush=hush-sent");
            await user.Send(client, request);
            await user.Get(client, new Uri(withUser, "/me?key=hush-query#hush-fragment"));
            await user.Get(client, $"{withUser:raw}me?{"hush-query"}");
        });

        Assert.That(result.Errors.Sum(error => error.Count), Is.EqualTo(3));
        var path = Path.Combine(TestContext.CurrentContext.WorkDirectory, $"{Guid.NewGuid():N}.json");
        await new LoadKit.Reporting.JsonReporter(path).FinishAsync(result, CancellationToken.None);
        Assert.That(await File.ReadAllTextAsync(path), Does.Contain("HTTP 401").And.Not.Contain("hush"));
        File.Delete(path);
    }

    private static OddServer Ok() => OddServer.Saying("HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private static async Task Slowly(HttpContext context)
    {
        await Task.Delay(20);
        await context.Response.WriteAsync("first");
        await context.Response.Body.FlushAsync();
        await Task.Delay(20);
        await context.Response.WriteAsync("last");
    }

    private static Task<RunResult> Run(Func<VirtualUser, Task> body, int iterations = 1) => LoadTest.Create("wire")
        .WithUsers(Load.Closed.Iterations(iterations, users: 1), UserType.Create("user", 1, Scenario.Create("s", (user, _) => body(user))))
        .RunAsync();
}
