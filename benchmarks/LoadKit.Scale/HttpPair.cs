using System.Buffers;
using System.Net.Http.Json;

namespace LoadKit.Scale;

/// <summary>A way to make a request with LoadKit, and the same request in a bare loop.</summary>
/// <param name="Label">What the table calls them.</param>
/// <param name="IsOwnClient">Whether LoadKit has a client of its own making; a plain one otherwise.</param>
/// <param name="Verb">LoadKit's.</param>
/// <param name="Bare">The bare one's.</param>
internal sealed record HttpPair(string Label, bool IsOwnClient, Func<VirtualUser, HttpClient, ValueTask> Verb, Func<HttpClient, int, Task> Bare)
{
    private static readonly CancellationTokenSource Never = new();

    private static readonly HttpServer.Order Sent = new(18, "CD");

    public static IReadOnlyList<HttpPair> All { get; } =
    [
        new("`Get`; bare: `SendAsync`, headers read, drained", true, static async (user, client) => await user.Get(client, "/orders"), static (client, _) => Lean(client, "/orders")),
        new("`Get`, a plain client; bare: the same with a token", false, static async (user, client) => await user.Get(client, "/orders"), static (client, _) => Lean(client, "/orders", Never.Token)),
        new("`Get` with an id; bare: the same", true, static async (user, client) => await user.Get(client, $"/orders/{user.Iteration}"), static (client, i) => Lean(client, $"/orders/{i}")),
        new("`Get`; bare: `GetAsync`", true, static async (user, client) => await user.Get(client, "/orders"), static async (client, _) => (await client.GetAsync("/orders")).Dispose()),
        new("`GetString`; bare: `GetStringAsync`", true, static async (user, client) => await user.GetString(client, "/orders"), static (client, _) => client.GetStringAsync("/orders")),
        new("`GetJson`; bare: `GetFromJsonAsync`", true, static async (user, client) => await user.GetJson<HttpServer.Order>(client, "/orders"), static (client, _) => client.GetFromJsonAsync<HttpServer.Order>("/orders")),
        new("`PostJson`; bare: `PostAsJsonAsync`", true, static async (user, client) => await user.PostJson(client, "/orders", Sent), static async (client, _) => (await client.PostAsJsonAsync("/orders", Sent)).Dispose()),
    ];

    // As lean as a HttpClient can be used.
    private static async Task Lean(HttpClient client, string address, CancellationToken cancellationToken = default)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        var stream = await response.Content.ReadAsStreamAsync(cancellationToken);
        var buffer = ArrayPool<byte>.Shared.Rent(4096);
        while (await stream.ReadAsync(buffer, cancellationToken) > 0)
        {
        }

        ArrayPool<byte>.Shared.Return(buffer);
    }
}
