using System.Net;
using LoadKit.Units;
using Microsoft.AspNetCore.Http;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>What a status makes of a step, of its iteration, and of the scenario.</summary>
public class StatusTests
{
    [Test]
    public async Task A_failing_status_fails_the_step_and_the_iteration_and_throws_nothing()
    {
        await using var server = await Answering(500, "application/json", """{"error":"no such table"}""");
        using var client = LoadHttp.CreateClient(server.Address);
        var id = 0;
        var answers = new List<HttpAnswer>();

        var result = await Run(async user => answers.Add(await user.Get(client, $"/orders/{++id}?token=secret")));

        Assert.That(answers.Select(answer => (answer.Status, answer.IsSuccess, answer.Bytes)), Is.EqualTo(new[] { (HttpStatusCode.InternalServerError, false, 25L), (HttpStatusCode.InternalServerError, false, 25L) }));
        Assert.That((result.Step("GET /orders/{id}")!.Requests.Failed, result.Totals.Iterations.Measured.Failed, result.Totals.Requests.Rejected), Is.EqualTo((2L, 2L, 0L)));
        var error = result.Errors.Single();
        Assert.That((error.Kind, error.Message, error.Count), Is.EqualTo(("HTTP 500", "Internal Server Error", 2L)));
        Assert.That(error.Example, Is.EqualTo($$"""GET {{server.Address}}orders/1?token=...: 500 Internal Server Error: {"error":"no such table"}"""));
    }

    [TestCase(429, "Too Many Requests")]
    [TestCase(503, "Service Unavailable")]
    public async Task Rejections_are_counted_apart(int status, string reason)
    {
        await using var server = await Answering(status);
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await Run(async user => await user.Get(client, "/"));

        Assert.That((result.Totals.Requests.Failed, result.Totals.Requests.Rejected), Is.EqualTo((2L, 2L)));
        Assert.That((result.Errors.Single().Kind, result.Errors.Single().Message), Is.EqualTo(($"HTTP {status}", reason)));
    }

    [Test]
    public async Task A_status_means_what_the_rules_say()
    {
        await using var server = await Answering(404);
        using var client = LoadHttp.CreateClient(server.Address);
        var text = "";

        var result = await Run(async user => text = await user.GetString(new HttpTarget(client, HttpRules.Default.Expecting(404)), "/"));
        var found = await Run(async user => await user.Get(new HttpTarget(client, HttpRules.Default.RejectedOn(404)), "/"));

        Assert.That((result.Errors, text), Is.EqualTo((Array.Empty<ErrorGroup>(), "no")));
        Assert.That(found.Totals.Requests.Rejected, Is.EqualTo(2));
    }

    [Test]
    public async Task Verbs_that_have_a_body_to_give_throw_and_it_is_one_error()
    {
        await using var server = await Answering(404);
        using var client = LoadHttp.CreateClient(server.Address);
        var seen = new List<Exception>();
        async Task See(Func<Task> verb)
        {
            try
            {
                await verb();
            }
            catch (HttpRequestException exception)
            {
                seen.Add(exception);
                throw;
            }
        }

        var result = await Run(user => See(async () => await user.GetString(client, "/orders")));

        Assert.That(seen, Has.Count.EqualTo(2).And.All.Property(nameof(HttpRequestException.StatusCode)).EqualTo(HttpStatusCode.NotFound));
        Assert.That(result.Totals.Requests.Failed, Is.EqualTo(2));
        Assert.That(result.Errors.Single(), Has.Property("Kind").EqualTo("HTTP 404").And.Property("Where").EqualTo("GET /orders").And.Property("Count").EqualTo(2));
    }

    [Test]
    public async Task A_plain_step_tells_what_happened_in_the_same_words()
    {
        await using var server = await Answering(503);
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await Run(async user => await user.Step("plain", () => client.GetStringAsync("/")));

        Assert.That(result.Errors.Single(), Has.Property("Kind").EqualTo("HTTP 503").And.Property("Where").EqualTo("plain"));
        Assert.That(result.Totals.Requests.Rejected, Is.EqualTo(2));
    }

    [Test]
    public async Task An_example_is_text_cut_to_length_and_nothing_else()
    {
        async Task<string> Example(string type, string body, int longest = 10)
        {
            await using var server = await Answering(400, type, body);
            using var client = LoadHttp.CreateClient(server.Address);
            return (await Run(async user => await user.Get(new HttpTarget(client, HttpRules.Default with { LongestExample = longest }), "/"))).Errors.Single().Example.Split("Bad Request")[1];
        }

        Assert.That(await Example("text/plain", "0123456789"), Is.EqualTo(": 0123456789"));
        Assert.That(await Example("text/plain", "0123456789a"), Is.EqualTo(": 0123456789..."));
        Assert.That(await Example("application/problem+json", "ääääääääääääääääääääää"), Is.EqualTo(": ääääääääää..."));
        Assert.That(await Example("text/plain", new string('x', 100_000), 1), Is.EqualTo(": x..."));
        Assert.That(await Example("text/plain", "secret", 0), Is.Empty);
        Assert.That(await Example("image/png", "secret"), Is.Empty);
    }

    [Test]
    public async Task A_rejected_request_is_repeated_after_the_time_that_the_server_asks_for()
    {
        var attempts = 0;
        await using var server = await RealServer.StartAsync(async context =>
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            if (++attempts == 1)
            {
                context.Response.StatusCode = 429;
                context.Response.Headers.RetryAfter = "1";
            }

            await context.Response.WriteAsync($"{body}{context.Request.Headers["X-Who"]}");
        });
        using var client = LoadHttp.CreateClient(server.Address);
        var target = new HttpTarget(client, HttpRules.Default.RespectingRetryAfter(attempts: 2, atMost: 1.Seconds));
        var text = "";

        var result = await Run(
            async user =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent("order by ") };
                request.Headers.Add("X-Who", "ada");
                text = await user.Send(target, request, async (response, ct) => await response.Content.ReadAsStringAsync(ct));
            },
            iterations: 1);

        Assert.That((attempts, text), Is.EqualTo((2, "order by ada")));
        var step = result.Step("POST /orders")!;
        Assert.That((step.Requests.Count, step.Requests.Rejected, step.Traffic.Retries), Is.EqualTo((2L, 1L, 1L)));
        Assert.That((result.Totals.Iterations.Measured.Count, result.Totals.Iterations.Measured.Failed), Is.EqualTo((1L, 0L)));
        Assert.That(step.Requests.Latency.Max, Is.LessThan(1.Seconds), "the pauses are think time");
    }

    [TestCase("2", TestName = "A_pause_that_is_too_long_is_not_taken")]
    [TestCase(null, TestName = "Without_a_header_nothing_is_repeated")]
    public async Task The_rejection_stands(string? header)
    {
        await using var server = await RealServer.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            if (header is not null)
                context.Response.Headers.RetryAfter = header;
            return Task.CompletedTask;
        });
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await Run(async user => await user.Get(new HttpTarget(client, HttpRules.Default.RespectingRetryAfter(5, atMost: 1.Seconds)), "/"), iterations: 1);

        Assert.That((result.Totals.Requests.Rejected, result.Totals.Iterations.Measured.Failed, result.Totals.Traffic.Retries), Is.EqualTo((1L, 1L, 0L)));
    }

    [Test]
    public async Task When_no_attempt_succeeds_the_last_rejection_is_the_iterations()
    {
        await using var server = await RealServer.StartAsync(context =>
        {
            context.Response.StatusCode = 503;
            context.Response.Headers.RetryAfter = "0";
            return Task.CompletedTask;
        });
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await Run(async user => await user.Get(new HttpTarget(client, HttpRules.Default.RespectingRetryAfter(5, atMost: 1.Seconds)), "/"), iterations: 1);

        Assert.That((result.Totals.Requests.Rejected, result.Totals.Iterations.Measured.Failed, result.Totals.Traffic.Retries), Is.EqualTo((6L, 1L, 5L)));
    }

    private static Task<RealServer> Answering(int status, string type = "text/plain", string body = "no") => RealServer.StartAsync(context =>
    {
        context.Response.StatusCode = status;
        context.Response.ContentType = type;
        return context.Response.WriteAsync(body);
    });

    private static Task<RunResult> Run(Func<VirtualUser, Task> body, int iterations = 2) => LoadTest.Create("statuses")
        .WithUsers(Load.Closed.Iterations(iterations, users: 1), UserType.Create("user", 1, Scenario.Create("s", (user, _) => body(user))))
        .RunAsync();
}
