using LoadKit.Units;
using Microsoft.AspNetCore.Http;

namespace LoadKit.RealTime.Tests.Http;

public class RedirectTests
{
    private static readonly LoadHttpOptions Following = new() { FollowsRedirects = true };

    [Test]
    public async Task A_redirect_that_remains_although_they_are_followed_is_a_failure()
    {
        await using var server = await RealServer.StartAsync(context =>
        {
            context.Response.StatusCode = 302;
            context.Response.Headers.Location = "/again";
            return Task.CompletedTask;
        });
        using var following = LoadHttp.CreateClient(server.Address, Following);
        using var plain = LoadHttp.CreateClient(server.Address);
        var answer = default(HttpAnswer);

        var result = await OneUser.Runs(async user => answer = await user.Get(following, "/"));
        var without = await OneUser.Runs(async user => await user.Get(plain, "/"));

        Assert.That((result.Errors.Single().Kind, result.Errors.Single().Message, answer.IsSuccess), Is.EqualTo(("HTTP 302", "too many redirects", false)));
        Assert.That(without.Errors, Is.Empty, "where they are not followed a redirect is an answer");
    }

    [Test]
    public async Task A_request_that_was_redirected_and_rejected_is_repeated_from_its_beginning()
    {
        var asked = new List<string>();
        await using var server = await RealServer.StartAsync(async context =>
        {
            var body = await new StreamReader(context.Request.Body).ReadToEndAsync();
            lock (asked)
                asked.Add($"{context.Request.Method} {context.Request.Path} {body}{context.Request.Headers.Authorization}");
            context.Response.StatusCode = context.Request.Path == "/orders" ? 302 : 429;
            context.Response.Headers.Location = "/final";
            context.Response.Headers.RetryAfter = "0";
        });
        using var client = LoadHttp.CreateClient(server.Address, Following);

        var result = await OneUser.Runs(async user =>
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = new StringContent("one "), Headers = { { "Authorization", "Bearer abc" } } };
            await user.Send(new HttpTarget(client, HttpRules.Default.RespectingRetryAfter(1, 1.Seconds)), request);
        });

        Assert.That(asked, Is.EqualTo(new[] { "POST /orders one Bearer abc", "GET /final ", "POST /orders one Bearer abc", "GET /final " }));
        Assert.That(result.Errors.Single().Example, Does.StartWith($"POST {server.Address}orders: 429"));
    }
}
