using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using LoadKit;
using LoadKit.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Protocols;

/// <summary>
/// WebSocket: a connection for each user, three questions in flight on it. The server answers them in any order, so each has a number, and its time ends when
/// the answer with that number is there.
/// </summary>
internal static class WebSockets
{
    public static LoadTest Test()
    {
        var server = Setup.Create("a server", _ => LoopbackServer.StartAsync(app =>
        {
            app.UseWebSockets();
            app.Map("/quotes", QuotesAsync);
        }));

        var ask = Scenario.Create(
            "ask",
            (user, ct) => Conversation.OpenAsync(new UriBuilder(server.ValueFor(user).Address) { Scheme = "ws", Path = "/quotes" }.Uri, ct),
            async (user, conversation, ct) =>
            {
                await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => user.Step("quote", async token =>
                {
                    var answer = await conversation.AskAsync("LOAD", token);
                    user.CountBytes(14, answer.Length);
                }).AsTask()));
                await user.Think(5.Milliseconds, 15.Milliseconds, ct);
            });

        return LoadTest.Create("websocket")
            .WithSetup(server)
            .WithUsers(Load.Closed.Hold(10, 3.Seconds), UserType.Create("broker", weight: 1, ask))
            .WithStepTimeout(5.Seconds)
            .WithSlos(Slo.Latency(percentile: 90, atMost: 250.Milliseconds), Slo.ErrorRate(below: 5.Percent));
    }

    private static async Task QuotesAsync(HttpContext context)
    {
        using var socket = await context.WebSockets.AcceptWebSocketAsync();
        using var turn = new SemaphoreSlim(1);
        var buffer = new byte[256];
        while (await socket.ReceiveAsync(buffer, context.RequestAborted) is { MessageType: WebSocketMessageType.Text } message)
        {
            _ = AnswerAsync(Encoding.UTF8.GetString(buffer, 0, message.Count));
        }

        async Task AnswerAsync(string question)
        {
            try
            {
                await Task.Delay(Random.Shared.Next(1, 10), context.RequestAborted);
                await turn.WaitAsync(context.RequestAborted);
                await socket.SendAsync(Encoding.UTF8.GetBytes($"{question} 42.17"), WebSocketMessageType.Text, endOfMessage: true, context.RequestAborted);
                turn.Release();
            }
            catch (Exception exception) when (exception is OperationCanceledException or WebSocketException or ObjectDisposedException)
            {
                // The user has left.
            }
        }
    }

    /// <summary>Numbers the questions, and hands each answer to whoever waits for it.</summary>
    private sealed class Conversation : IAsyncDisposable
    {
        private readonly ClientWebSocket socket = new();
        private readonly SemaphoreSlim turn = new(1);
        private readonly ConcurrentDictionary<string, TaskCompletionSource<string>> waiting = new();
        private readonly CancellationTokenSource closing = new();
        private Task reading = Task.CompletedTask;
        private long asked;

        public static async Task<Conversation> OpenAsync(Uri address, CancellationToken cancellationToken)
        {
            var conversation = new Conversation();
            await conversation.socket.ConnectAsync(address, cancellationToken);
            conversation.reading = conversation.ReadAsync();
            return conversation;
        }

        public async Task<string> AskAsync(string question, CancellationToken cancellationToken)
        {
            var number = Interlocked.Increment(ref asked).ToString(CultureInfo.InvariantCulture);
            var answer = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
            waiting[number] = answer;
            try
            {
                // Before the send: an answer may be faster than the return from it.
                await turn.WaitAsync(cancellationToken);
                try
                {
                    await socket.SendAsync(Encoding.UTF8.GetBytes($"{number} {question}"), WebSocketMessageType.Text, endOfMessage: true, cancellationToken);
                }
                finally
                {
                    turn.Release();
                }

                return await answer.Task.WaitAsync(cancellationToken);
            }
            finally
            {
                waiting.TryRemove(number, out _);
            }
        }

        public async ValueTask DisposeAsync()
        {
            await closing.CancelAsync();
            await reading;
            socket.Dispose();
            turn.Dispose();
            closing.Dispose();
        }

        // A connection that breaks fails all who wait, with its reason.
        private async Task ReadAsync()
        {
            var buffer = new byte[256];
            Exception end = new WebSocketException("the server has closed the connection");
            try
            {
                while (await socket.ReceiveAsync(buffer, closing.Token) is { MessageType: WebSocketMessageType.Text } message)
                {
                    var answer = Encoding.UTF8.GetString(buffer, 0, message.Count);
                    if (waiting.TryGetValue(answer.Split(' ')[0], out var asker))
                    {
                        asker.TrySetResult(answer);
                    }
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or WebSocketException)
            {
                end = exception;
            }

            foreach (var asker in waiting.Values)
            {
                asker.TrySetException(end);
            }
        }
    }
}
