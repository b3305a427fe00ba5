using System.Collections.Concurrent;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using LoadKit;
using LoadKit.Units;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Protocols;

/// <summary>Server-Sent Events: each user listens to a stream. What counts is the time from a message's publication to its arrival, so that is the step.</summary>
internal static class ServerSentEvents
{
    public static LoadTest Test()
    {
        var server = Setup.Create("a server", _ => LoopbackServer.StartAsync(Map));
        var client = Setup.Create("a client", _ => Task.FromResult(new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false })));

        var chat = Scenario.Create(
            "chat",
            (user, ct) => Subscription.OpenAsync(client.ValueFor(user), new Uri(server.ValueFor(user).Address, $"/rooms/{user.Id}"), ct),
            async (user, subscription, ct) =>
            {
                var text = $"message {user.Iteration}";
                await user.Step("publish to arrival", async token =>
                {
                    using var response = await client.ValueFor(user).PostAsync(subscription.Address, new StringContent(text), token);
                    response.EnsureSuccessStatusCode();
                    await subscription.ArrivalOf(text, token);
                    user.CountBytes(text.Length, text.Length);
                });
                await user.Think(5.Milliseconds, 15.Milliseconds, ct);
            });

        return LoadTest.Create("server-sent events")
            .WithSetup(server, client)
            .WithUsers(Load.Closed.Hold(10, 3.Seconds), UserType.Create("member", weight: 1, chat))
            .WithStepTimeout(5.Seconds)
            .WithSlos(Slo.Latency(percentile: 90, atMost: 250.Milliseconds), Slo.ErrorRate(below: 5.Percent));
    }

    private static void Map(WebApplication app)
    {
        var rooms = new ConcurrentDictionary<int, Channel<string>>();
        app.MapGet("/rooms/{id:int}", (int id, CancellationToken ct) => TypedResults.ServerSentEvents(Listen(Room(id), ct)));
        app.MapPost("/rooms/{id:int}", async (int id, HttpRequest request, CancellationToken ct) =>
        {
            using var body = new StreamReader(request.Body);
            await Room(id).Writer.WriteAsync(await body.ReadToEndAsync(ct), ct);
        });

        Channel<string> Room(int id) => rooms.GetOrAdd(id, _ => Channel.CreateUnbounded<string>());
    }

    // The head of an answer leaves with its first event, and nobody knows before that he is in the room.
    private static async IAsyncEnumerable<string> Listen(Channel<string> room, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        yield return "welcome";
        await foreach (var message in room.Reader.ReadAllAsync(cancellationToken))
        {
            yield return message;
        }
    }

    private sealed class Subscription(Uri address, HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> events) : IAsyncDisposable
    {
        public Uri Address => address;

        public static async Task<Subscription> OpenAsync(HttpClient client, Uri address, CancellationToken cancellationToken)
        {
            var response = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
            var stream = await response.EnsureSuccessStatusCode().Content.ReadAsStreamAsync(cancellationToken);
            return new Subscription(address, response, SseParser.Create(stream).EnumerateAsync(CancellationToken.None).GetAsyncEnumerator(CancellationToken.None));
        }

        // Messages of an iteration that was given up are passed over.
        public async Task ArrivalOf(string text, CancellationToken cancellationToken)
        {
            while (await events.MoveNextAsync().AsTask().WaitAsync(cancellationToken))
            {
                if (events.Current.Data == text)
                {
                    return;
                }
            }

            throw new EndOfStreamException("the server has closed the stream");
        }

        public async ValueTask DisposeAsync()
        {
            // First the answer: the stream has no end of its own, and the enumerator may be waiting for more of it.
            response.Dispose();
            try
            {
                await events.DisposeAsync();
            }
            catch (NotSupportedException)
            {
                // It was waiting when the user left.
            }
        }
    }
}
