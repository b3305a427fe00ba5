using LoadKit.Units;
using Microsoft.AspNetCore.Http;

namespace LoadKit.RealTime.Tests.Http;

/// <summary>Code that ignores its token does not hold its user up: the step fails when its time is over, and the user goes on.</summary>
[CancelAfter(30_000)]
public class StubbornTests
{
    private static readonly HttpRules Impatient = HttpRules.Default with { TimeLimit = 800.Milliseconds };

    [Test]
    public async Task A_delegate_that_reads_for_ever_is_left_behind(CancellationToken end)
    {
        await using var server = await RealServer.StartAsync(context => context.Response.WriteAsync("hello"));
        using var client = LoadHttp.CreateClient(server.Address);

        var result = await OneUser.Runs(
            async user =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, "/stream");
                await user.Send(new HttpTarget(client, Impatient), request, async (response, _) =>
                {
                    await response.Content.ReadAsStringAsync(CancellationToken.None);
                    await Task.Delay(-1, CancellationToken.None);
                    return 1;
                });
            },
            iterations: 2).WaitAsync(end);

        AssertTimeouts(result, "GET /stream", "its body had not ended after 800 ms");
        Assert.That(result.Totals.Traffic.Received, Is.EqualTo(10), "what had come by then");
    }

    [Test]
    public async Task The_step_timeout_of_the_plan_holds_too(CancellationToken end)
    {
        using var client = new HttpClient(new DeafHandler(async () =>
        {
            await Task.Delay(-1, CancellationToken.None);
            return new HttpResponseMessage();
        }))
        { BaseAddress = new Uri("http://shop.test") };

        var result = await OneUser.Runs(async user => await user.Get(client, "/"), iterations: 2, test => test.WithStepTimeout(800.Milliseconds)).WaitAsync(end);

        AssertTimeouts(result, "GET /", "no answer within 800 ms");
    }

    [Test]
    public async Task A_stream_that_never_ends_is_left_behind_and_its_answer_disposed(CancellationToken end)
    {
        var body = new DeafStream();
        using var client = new HttpClient(new DeafHandler(() => Task.FromResult(new HttpResponseMessage { Content = new StreamContent(body) }))) { BaseAddress = new Uri("http://shop.test") };

        var result = await OneUser.Runs(async user => await user.GetString(new HttpTarget(client, Impatient), "/")).WaitAsync(end);

        AssertTimeouts(result, "GET /", "its body had not ended after 800 ms", times: 1);
        await body.Disposed.Task.WaitAsync(end);
    }

    [Test]
    public async Task An_answer_that_comes_too_late_is_disposed(CancellationToken end)
    {
        var (body, late) = (new DeafStream(), new TaskCompletionSource<HttpResponseMessage>());
        using var client = new HttpClient(new DeafHandler(() => late.Task)) { BaseAddress = new Uri("http://shop.test") };

        var result = await OneUser.Runs(async user => await user.Get(new HttpTarget(client, Impatient), "/")).WaitAsync(end);
        late.SetResult(new HttpResponseMessage { Content = new StreamContent(body) });

        AssertTimeouts(result, "GET /", "no answer within 800 ms", times: 1);
        await body.Disposed.Task.WaitAsync(end);
    }

    [Test]
    public async Task A_body_that_is_never_there_to_be_sent_is_left_behind(CancellationToken end)
    {
        await using var server = await RealServer.StartAsync(context => context.Request.Body.CopyToAsync(Stream.Null));
        using var client = LoadHttp.CreateClient(server.Address);
        using var content = new StreamContent(new DeafStream());

        var result = await OneUser.Runs(async user => await user.Post(new HttpTarget(client, Impatient), "/", content)).WaitAsync(end);

        AssertTimeouts(result, "POST /", "no answer within 800 ms", times: 1);
    }

    private static void AssertTimeouts(RunResult result, string step, string message, int times = 2)
    {
        var error = result.Errors.Single();
        Assert.That((error.Where, error.Kind, error.Count), Is.EqualTo((step, "timeout", (long)times)));
        Assert.That(error.Example, Does.Contain(message));
        Assert.That(result.Step(step)!.Requests.Failed, Is.EqualTo(times));
    }

    private sealed class DeafHandler(Func<Task<HttpResponseMessage>> answer) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => answer();
    }

    private sealed class DeafStream : MemoryStream
    {
        public TaskCompletionSource Disposed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public override bool CanSeek => false;

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await Task.Delay(-1, CancellationToken.None);
            return 0;
        }

        public override Task CopyToAsync(Stream destination, int bufferSize, CancellationToken cancellationToken) => Task.Delay(-1, CancellationToken.None);

        protected override void Dispose(bool disposing)
        {
            Disposed.TrySetResult();
            base.Dispose(disposing);
        }
    }
}
